"""Cells that no header stands above, such as notes beside a table."""

from collections.abc import Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import column_letters
from ecpat_training.core.text import count
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.raw_survey import RawSurvey


def stray_cell_findings(table: CellTable, raw: RawSurvey, rows: Sequence[int]) -> list[Finding]:
    """A warning for each column that holds something in these rows and has no header."""
    width = len(table.columns) or max((len(table.rows[row]) for row in rows), default=0)
    nameless = [column.index for column in raw.columns if not column.header]
    findings = []
    for column in [*nameless, *range(len(raw.columns), width)]:
        cells = column_cells(table, rows, column)
        filled = [row for row, cell in zip(rows, cells, strict=True) if as_text(cell)]
        if filled:
            are = "is" if len(filled) == 1 else "are"
            message = (
                f"the column {column_letters(column)} has no header; {count(len(filled), 'cell')} in it {are} not used."
            )
            where = table.where(filled[0], column)
            hint = "If they are answers, please write a header above them."
            findings.append(Finding("survey.no-column-name", Severity.WARNING, message, where, hint))
    return findings
