"""A list as it stands in its workbook, with the remarks of a check laid over its cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ecpat_training.core.location import cell_name, column_letters
from ecpat_training.core.text import visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.files.workbook.marks import Cell, Mark

MOST_ROWS = 200
"""Rows that one page shows."""
_MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: what it says, and the numbers of the remarks on it. `tone` says how much it matters: `bad` has to be seen
    to, `attention` may be right."""

    text: str
    tone: str = ""
    remarks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row with its number in the workbook; `head` is about the row as a whole."""

    head: GridCell
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class CellRemark:
    """One remark, by its number: where, what, and what to write there."""

    number: int
    places: tuple[str, ...]
    what: str
    to_do: str
    tone: str


@dataclass(frozen=True, slots=True)
class ShownGrid:
    """Some rows of a list. `columns` are their letters and what they are read as; `first` counts from 0; `rows_in_all`
    and `columns_left` say what isn't shown."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[GridRow, ...]
    remarks: tuple[CellRemark, ...]
    first: int
    rows_in_all: int
    columns_left: int

    @property
    def next(self) -> int | None:
        """The first row of the next page; None on the last one."""
        after = self.first + len(self.rows)
        return after if after < self.rows_in_all else None


def grid_of(table: CellTable, marks: Sequence[Mark], meanings: Mapping[str, str], first: int = 0) -> ShownGrid:
    """The rows from `first` on, as many as a page shows; `meanings` says of a column's header what it is read as."""
    wide = max((len(row) for row in table.rows), default=0)
    shown = min(wide, _MOST_COLUMNS)
    first = max(0, min(first, len(table.rows) - 1))
    remarks = tuple(_remark(number, mark, table) for number, mark in enumerate(marks, 1))
    on = _by_cell(marks, remarks)
    rows = []
    for row_index in range(first, min(len(table.rows), first + MOST_ROWS)):
        row = table.rows[row_index]
        texts = [as_text(row[column]) if column < len(row) else "" for column in range(shown)]
        cells = tuple(_cell(text, on.get((row_index, column), ())) for column, text in enumerate(texts))
        rows.append(GridRow(_cell(_row_number(table, row_index), on.get((row_index, None), ())), cells))
    columns = tuple((column_letters(column), meanings.get(_column(table, column), "")) for column in range(shown))
    return ShownGrid(columns, tuple(rows), remarks, first, len(table.rows), wide - shown)


def _remark(number: int, mark: Mark, table: CellTable) -> CellRemark:
    places = tuple(_place(table, cell) for cell in mark.cells)
    return CellRemark(number, places, mark.what, mark.to_do, "bad" if mark.must else "attention")


def _place(table: CellTable, cell: Cell) -> str:
    row, column = cell
    if column is None:
        return _row_number(table, row)
    return cell_name(row, column) if table.sheet is not None else f"{_row_number(table, row)}:{column + 1}"


def _row_number(table: CellTable, row: int) -> str:
    return str(row + 1 if table.lines is None else table.lines[row])


def _column(table: CellTable, column: int) -> str:
    return f"column {column_letters(column) if table.sheet is not None else column + 1}"


def _by_cell(marks: Sequence[Mark], remarks: Sequence[CellRemark]) -> dict[Cell, list[CellRemark]]:
    remarks_by_cell: dict[Cell, list[CellRemark]] = {}
    for mark, remark in zip(marks, remarks, strict=True):
        for cell in mark.cells:
            remarks_by_cell.setdefault(cell, []).append(remark)
    return remarks_by_cell


def _cell(text: str, remarks: Sequence[CellRemark]) -> GridCell:
    tones = {remark.tone for remark in remarks}
    tone = "bad" if "bad" in tones else "attention" if tones else ""
    return GridCell(visible(text, lines=True), tone, tuple(remark.number for remark in remarks))
