"""Cells that no header stands above: answers that have moved, or notes beside the table."""

from collections.abc import Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import column_letters
from ecpat_training.core.text import count
from ecpat_training.read.cell import as_text
from ecpat_training.read.raw_survey import RawSurvey
from ecpat_training.read.table import Table

_LISTED = 20


def stray_cell_findings(table: Table, raw: RawSurvey, rows: Sequence[int]) -> list[Finding]:
    """An error for each row of a CSV file that has more cells than the header, as its answers may stand in the wrong
    columns; a warning for each column that holds something and has no header."""
    width = len(raw.columns)
    too_long = [row for row in rows if len(table.rows[row]) > width and any(map(as_text, table.rows[row][width:]))]
    nameless = [column.index for column in raw.columns if not column.header]
    if table.sheet is not None:
        nameless += range(width, max((len(table.rows[row]) for row in too_long), default=width))
        too_long = []
    return [*_too_long(table, too_long, width), *_nameless(table, rows, nameless)]


def _too_long(table: Table, rows: Sequence[int], width: int) -> list[Finding]:
    findings = [
        Finding(
            "survey.row-too-long",
            Severity.ERROR,
            f"{count(len(table.rows[row]), 'cell')} where the header has {width}: the answers may stand in the wrong "
            "columns.",
            table.where(row, width),
            f"Please put texts that hold `{table.delimiter}` in double quotes, or export the file again.",
        )
        for row in rows[:_LISTED]
    ]
    if len(rows) > _LISTED:
        message = f"and {len(rows) - _LISTED:,} more rows of this kind from here on."
        findings.append(Finding("survey.row-too-long", Severity.ERROR, message, table.where(rows[_LISTED], width)))
    return findings


def _nameless(table: Table, rows: Sequence[int], columns: Sequence[int]) -> list[Finding]:
    findings = []
    for column in columns:
        filled = [row for row in rows if column < len(table.rows[row]) and as_text(table.rows[row][column])]
        if filled:
            message = (
                f"the column {column_letters(column)} has no header; "
                f"{count(len(filled), 'cell')} in it {'is' if len(filled) == 1 else 'are'} not used."
            )
            findings.append(Finding("survey.no-column-name", Severity.WARNING, message, table.where(filled[0], column)))
    return findings
