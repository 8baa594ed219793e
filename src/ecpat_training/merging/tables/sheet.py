"""A table as merging knows it: columns by their headers, rows by their cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import errors
from ecpat_training.core.location import column_letters
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.merging.model.values import token

CSV, WORKBOOK = ".csv", ".xlsx"
_FIRST_ROWS = 30  # among which the headers stand


@dataclass(frozen=True)
class Sheet:
    """A sheet's rows below its headers, cells by column; `above` is what stands before them, `at` the row of the table
    in which each row stands. An empty cell isn't kept."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    above: tuple[tuple[str, ...], ...] = ()
    at: tuple[int, ...] = ()
    table: CellTable | None = field(default=None, compare=False, repr=False)


def tables_of(name: str, data: bytes) -> dict[str, CellTable] | None:
    """The tables of a file by their sheets (one without a name in a CSV file); None for what is no table, or one of
    which a cell can't be trusted."""
    try:
        tables = _read(name, data)
    except EcpatError:
        return None
    return None if tables is None or any(errors(one.findings) for one in tables.values()) else tables


def _read(name: str, data: bytes) -> dict[str, CellTable] | None:
    if name.lower().endswith(CSV):
        from ecpat_training.files.csv.file import parse_csv

        return {"": parse_csv(data, name)}
    if name.lower().endswith(WORKBOOK):
        from ecpat_training.files.workbook.file import parse_sheets

        return {one.sheet or "": one for one in parse_sheets(data, name)[0]}
    return None


def sheet_of(table: CellTable) -> Sheet:
    """The headers, which are the first row with the most different texts, and the rows below that hold anything."""
    rows = table.rows
    filled = [len({one for one in map(as_text, row) if one}) for row in rows[:_FIRST_ROWS]]
    header = filled.index(max(filled))
    width = max(map(len, rows[header:]))
    columns = tuple(_headers(rows[header], width))
    below = [
        (number, {name: token(cell) for name, cell in zip(columns, rows[number], strict=False) if token(cell)})
        for number in range(header + 1, len(rows))
    ]
    kept = [(number, cells) for number, cells in below if cells]
    above = tuple(tuple(map(token, row)) for row in rows[:header])
    return Sheet(columns, tuple(cells for _, cells in kept), above, tuple(number for number, _ in kept), table)


def _headers(cells: Sequence[object], width: int) -> Iterator[str]:
    """A name for each column, another for each: `(column C)` where nothing stands above it."""
    taken: set[str] = set()
    for at in range(width):
        cell = cells[at] if at < len(cells) else None
        name = cell if isinstance(cell, str) and cell.strip() else as_text(cell) if not isinstance(cell, str) else ""  # type: ignore[arg-type]
        name, number = name or f"(column {column_letters(at)})", 2
        first = name
        while name in taken:
            name, number = f"{first} ({number})", number + 1
        taken.add(name)
        yield name
