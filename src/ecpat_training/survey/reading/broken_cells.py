"""Cells of a survey whose letters were broken before it came here: answers and headings that may not be recognised."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.files.broken_letters import broken_letter_findings, broken_letters
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.survey.exports.raw_survey import RawSurvey

_HINT = (
    "The file was saved or read in another encoding: please export it again as UTF-8 or .xlsx, and look at --encoding. "
    "Nothing is left out; texts that are no answer now are reported."
)


def broken_cell_findings(table: CellTable, raw: RawSurvey, rows: Sequence[int]) -> list[Finding]:
    """A warning with the places, where letters of the headers or in these rows are broken."""
    return broken_letter_findings(_cells(table, raw, rows), _HINT)


def _cells(table: CellTable, raw: RawSurvey, rows: Sequence[int]) -> Iterator[tuple[str, Location]]:
    """The texts among which broken ones may be, in the order of the file."""
    for row in range(raw.header, min(raw.first, len(table.rows))):
        yield from _row(table, row)
    if not table.columns:
        for row in rows:
            yield from _row(table, row)
        return
    for index, column in enumerate(table.columns):
        wanted = column.take(rows)
        for at in wanted.rows_where(_is_broken):
            yield str(wanted[at]), table.where(rows[at], index)


def _row(table: CellTable, row: int) -> Iterator[tuple[str, Location]]:
    for index, cell in enumerate(table.rows[row]):
        if isinstance(cell, str) and not cell.isascii():
            yield cell, table.where(row, index)


def _is_broken(cell: CellValue) -> bool:
    return isinstance(cell, str) and bool(broken_letters(cell))
