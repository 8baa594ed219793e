"""People who answered more than once, where the platform itself knows who it was: several attempts at a quiz, a poll
that was launched again. Each row is used, and a warning says where they stand; who it was is never said."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import fold, listing
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.response_rows import find_filled_rows
from ecpat_training.words.catalogue.message import phrase


def repeated_remarks(
    table: CellTable,
    first_row: int,
    column: int | None,
    column_label: str,
    hint: str,
    excluded_rows: Collection[int] = (),
) -> Iterator[Finding]:
    """A warning on the responses from row `first_row` on that have the same in the column by which the platform knows
    people; `column_label` the column is. Rows `excluded_rows` are no responses."""
    if column is None:
        return
    rows_by_person: dict[str, list[int]] = defaultdict(list)
    for row in find_filled_rows(table, first_row):
        cells = table.rows[row]
        person = fold(as_text(cells[column])) if column < len(cells) and row not in excluded_rows else ""
        if "@" in person or (person and not column_label.endswith("address")):
            rows_by_person[person].append(row)
    repeats = [rows for rows in rows_by_person.values() if len(rows) > 1]
    if repeats:
        places = listing([" and ".join(table.location_of(row).place_in_file for row in rows) for rows in repeats], 5)
        message = phrase(
            "{people:,} {people:person|people} answered more than once (by the platform's {column}): {places}. Each row"
            " is used as an answer of its own.",
            people=len(repeats),
            column=column_label,
            places=places,
        )
        yield Finding("survey.answered-again", Severity.WARNING, message, table.location_of(repeats[0][0]), hint)
