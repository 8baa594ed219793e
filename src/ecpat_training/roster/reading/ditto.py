"""Signs and words that repeat what stands above them: `"`, `-"-`, `idem`, `dto.`"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.files.cell import as_text
from ecpat_training.files.places import MAX_PLACES_KEPT, Places
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.headers import RosterColumn, RosterLayout, shortened
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.header_fields import field_of
from ecpat_training.words.lists.headers import Field
from ecpat_training.words.lists.rows import DITTO
from ecpat_training.words.matching import letters_key

_FIELDS: tuple[Field, ...] = (
    "organisation", "stakeholder type", "role", "profession", "position", "rank", "gender", "form of address",
    "country", "region", "status",
)  # fmt: skip
_SIGNS = frozenset("\"'“”„‟″〃«»‚‘’`´,|/")  # `''` is two of them, as Excel takes the first apostrophe for its own
_FILLER_SIGNS = frozenset("-–—_ ")
_MAX_ABBREVIATION_LENGTH = 2  # letters: `id.` repeats what is above it, `ID` is Indonesia


@lru_cache(maxsize=5_000)
def is_ditto(text: str) -> bool:
    """Whether a cell says that it repeats the one above it."""
    text = text.strip()
    key = letters_key(text)
    if not key:
        return not _SIGNS.isdisjoint(text) and _SIGNS.union(_FILLER_SIGNS).issuperset(text) and text not in (",", "/")
    return key in DITTO and (len(key) > _MAX_ABBREVIATION_LENGTH or text.endswith("."))


def fill_ditto_cells(table: CellTable, layout: RosterLayout, findings: list[Finding]) -> CellTable:
    """The list with the text above in the place of each such sign, which is said once; a sign with nothing above it is
    asked. A heading in between is nothing, a header that is written again isn't looked at."""
    columns = [column for column in layout.columns if column.field in _FIELDS and not column.why]
    columns = [column for column in columns if any(_signs(table, layout.header_row, column.position))]
    if not columns:
        return table
    rows = [*map(list, table.rows)]
    for column in columns:
        repeated: list[int] = []
        unclear: list[int] = []
        above: str | None = None
        for index in range(layout.header_row + 1, len(rows)):
            row, place = rows[index], column.position
            text = as_text(row[place]) if place < len(row) else ""
            if is_ditto(text):
                (repeated if above else unclear).append(index)
                row[place] = above
            elif (filled := sum(map(bool, map(as_text, row)))) and field_of(text) != column.field:
                above = text if text and filled > 1 else None  # what stands alone is a heading
        findings += _report_ditto_cells(table, column, repeated, unclear)
    return replace(table, rows=rows)


def _signs(table: CellTable, header_row: int, position: int) -> Iterator[bool]:
    texts = {cell for cell in table.cells_below(header_row, position) if cell.__class__ is str}
    return (is_ditto(str(text)) for text in texts)


def _report_ditto_cells(
    table: CellTable, column: RosterColumn, repeated_rows: list[int], unclear_rows: list[int]
) -> Iterator[Finding]:
    for severity, rows in ((Severity.NOTE, repeated_rows), (Severity.WARNING, unclear_rows)):
        if not rows:
            continue
        cells = [table.location_of(row, column.position) for row in rows[:MAX_PLACES_KEPT]]
        signs = sorted({as_text(table.rows[row][column.position]) for row in rows})
        message = phrase(
            "{signs} in column `{column}` {cells:repeats|repeat} what stands above, and {cells:is|are} read so"
            " ({places}).",
            signs=listing([f"`{shortened(sign)}`" for sign in signs], 3),
            column=shortened(column.header),
            cells=len(rows),
            places=Places(cells),
        )
        hint = None
        if severity is Severity.WARNING:
            message = phrase(
                "{signs} in column `{column}` {cells:repeats|repeat} what stands above, and nothing stands there"
                " ({places}).",
                signs=listing([f"`{shortened(sign)}`" for sign in signs], 3),
                column=shortened(column.header),
                cells=len(rows),
                places=Places(cells),
            )
            hint = "Please write the words themselves."
        yield Finding("roster.ditto", severity, message, cells[0], hint, tuple(cells[1:]))
