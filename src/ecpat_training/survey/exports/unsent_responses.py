"""Responses that were begun and not sent: they are kept, since the people who give up would be missing without them,
and a warning says so."""

from collections.abc import Callable, Collection, Iterator

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import find_rows
from ecpat_training.survey.exports.response_rows import find_filled_rows
from ecpat_training.words.catalogue.message import phrase


def unsent_remarks(
    table: CellTable,
    first_row: int,
    column: int | None,
    unsent: Callable[[str], object],
    evidence: str,
    hint: str,
    excluded_rows: Collection[int] = (),
) -> Iterator[Finding]:
    """A remark on the responses from row `first_row` on whose cell in a column says that they weren't sent; `evidence`
    is what says so. The `excluded_rows` are no responses."""
    if column is None:
        return
    filled_response_rows = [row for row in find_filled_rows(table, first_row) if row not in excluded_rows]
    rows = find_rows(table, filled_response_rows, column, unsent)
    if rows:
        places = listing([table.location_of(row).place_in_file for row in rows], 8)
        message = phrase(
            "{rows:,} {rows:response|responses} of {filled:,} {rows:was|were} begun and not sent ({evidence}):"
            " {places}. What is answered there is used.",
            rows=len(rows),
            filled=len(filled_response_rows),
            evidence=evidence,
            places=places,
        )
        yield Finding("survey.not-sent", Severity.WARNING, message, table.location_of(rows[0]), hint)
