"""Where the header of a table is, and which columns it has."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ecpat_training.core.location import Location
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable

_SEARCHED = 30  # rows in which the header is looked for


class Header(NamedTuple):
    """The row of the headers, where each field's column is, and the columns that mean nothing known."""

    row: int
    places: Mapping[object, int]
    others: tuple[int, ...]


def header_of(table: CellTable, meaning: Callable[[str], object | None]) -> Header:
    """The row that names most columns; `meaning` says what a header means, None where nobody knows. A column named
    twice is the first of that name, the other one unknown."""
    best = Header(0, {}, ())
    for row, cells in enumerate(table.rows[:_SEARCHED]):
        places: dict[object, int] = {}
        others = []
        for at, cell in enumerate(cells):
            if not (text := as_text(cell)):
                continue
            meant = meaning(text)
            if meant is None or meant in places:
                others.append(at)
            else:
                places[meant] = at
        if len(places) > len(best.places):
            best = Header(row, places, tuple(others))
    return best


class RowOfTable(NamedTuple):
    """A row below the header."""

    table: CellTable
    header: Header
    at: int

    def text(self, field: object) -> str:
        """What stands in a field's column; nothing where there is no such column."""
        place = self.header.places.get(field)
        cells = self.table.rows[self.at]
        return as_text(cells[place]) if place is not None and place < len(cells) else ""

    def where(self, field: object = None) -> Location:
        """The place of a field, or of the row."""
        return self.table.where(self.at, self.header.places.get(field))

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(as_text(cell) for cell in self.table.rows[self.at])


def rows_below(table: CellTable, header: Header) -> list[RowOfTable]:
    """The rows below the header that aren't empty."""
    rows = (RowOfTable(table, header, at) for at in range(header.row + 1, len(table.rows)))
    return [row for row in rows if not row.empty]
