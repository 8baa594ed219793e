"""The cells of a column, one by one or each different one once, and how a message names their places."""

from collections.abc import Callable, Iterable, Sequence

from ecpat_training.core.location import Location
from ecpat_training.files.cell import as_text
from ecpat_training.files.places import join_places
from ecpat_training.files.table import CellTable, CellValue, CodedColumn


def column_cells(table: CellTable, rows: Sequence[int], column: int) -> Sequence[CellValue]:
    """The cells of a column in these rows; a row that ends before it has an empty cell there."""
    if table.columns:
        return table.columns[column].take(rows)
    return [cells[column] if column < len(cells) else None for cells in map(table.rows.__getitem__, rows)]


def distinct_cells(cells: Sequence[CellValue]) -> Iterable[CellValue]:
    """The cells of a column; of a long one each different cell once."""
    return cells.present_values().values() if isinstance(cells, CodedColumn) else cells


def find_rows(table: CellTable, rows: Sequence[int], column: int, is_match: Callable[[str], object]) -> list[int]:
    """The rows among these whose cell in a column fulfils `is_match`."""
    cells = column_cells(table, rows, column)
    if isinstance(cells, CodedColumn):
        return [rows[index] for index in cells.find_rows(lambda cell: is_match(as_text(cell)))]
    distinct_cells = (
        set(cells) if {str, type(None)}.issuperset(map(type, cells)) else ()
    )  # 1, 1.0 and TRUE are one in a set
    if 2 * len(distinct_cells) > len(cells) or not distinct_cells:
        return [row for row, cell in zip(rows, cells, strict=True) if is_match(as_text(cell))]
    matching_cells = {cell for cell in distinct_cells if is_match(as_text(cell))}
    return [row for row, cell in zip(rows, cells, strict=True) if cell in matching_cells] if matching_cells else []


def name_other_places(places: Sequence[Location]) -> str:
    """Further places as the end of a sentence: ` (and in lines 6, 8 and 12)`, ` (and in C5)`; empty where there are
    none."""
    return f" (and in {join_places(places)})" if places else ""
