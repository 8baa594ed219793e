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
        next_row = self.first + len(self.rows)
        return next_row if next_row < self.rows_in_all else None


def grid_of(table: CellTable, marks: Sequence[Mark], meanings: Mapping[str, str], first_row: int = 0) -> ShownGrid:
    """The rows from `first_row` on, as many as a page shows; `meanings` says of a column's header what it is read
    as."""
    column_count = max((len(row) for row in table.rows), default=0)
    shown_columns = min(column_count, _MOST_COLUMNS)
    first_row = max(0, min(first_row, len(table.rows) - 1))
    remarks = tuple(_remark(number, mark, table) for number, mark in enumerate(marks, 1))
    remarks_by_cell = _group_remarks_by_cell(marks, remarks)
    rows = []
    for row_index in range(first_row, min(len(table.rows), first_row + MOST_ROWS)):
        row = table.rows[row_index]
        texts = [as_text(row[column]) if column < len(row) else "" for column in range(shown_columns)]
        cells = tuple(_cell(text, remarks_by_cell.get((row_index, column), ())) for column, text in enumerate(texts))
        rows.append(GridRow(_cell(_row_number(table, row_index), remarks_by_cell.get((row_index, None), ())), cells))
    columns = tuple(
        (column_letters(column), meanings.get(_column(table, column), "")) for column in range(shown_columns)
    )
    return ShownGrid(columns, tuple(rows), remarks, first_row, len(table.rows), column_count - shown_columns)


def _remark(number: int, mark: Mark, table: CellTable) -> CellRemark:
    places = tuple(_place(table, cell) for cell in mark.cells)
    return CellRemark(number, places, mark.problem, mark.advice, "bad" if mark.is_required else "attention")


def _place(table: CellTable, cell: Cell) -> str:
    row, column = cell
    if column is None:
        return _row_number(table, row)
    return cell_name(row, column) if table.sheet is not None else f"{_row_number(table, row)}:{column + 1}"


def _row_number(table: CellTable, row: int) -> str:
    return str(row + 1 if table.lines is None else table.lines[row])


def _column(table: CellTable, column: int) -> str:
    return f"column {column_letters(column) if table.sheet is not None else column + 1}"


def _group_remarks_by_cell(marks: Sequence[Mark], remarks: Sequence[CellRemark]) -> dict[Cell, list[CellRemark]]:
    remarks_by_cell: dict[Cell, list[CellRemark]] = {}
    for mark, remark in zip(marks, remarks, strict=True):
        for cell in mark.cells:
            remarks_by_cell.setdefault(cell, []).append(remark)
    return remarks_by_cell


def _cell(text: str, remarks: Sequence[CellRemark]) -> GridCell:
    tones = {remark.tone for remark in remarks}
    tone = "bad" if "bad" in tones else "attention" if tones else ""
    return GridCell(visible(text, lines=True), tone, tuple(remark.number for remark in remarks))
