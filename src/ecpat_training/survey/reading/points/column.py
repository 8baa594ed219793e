"""A column of points: what each of its cells says, where, and which cells say nothing or can't be told."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.places import joined_places
from ecpat_training.files.table import CellTable, CellValue, Coded, LongRows
from ecpat_training.survey.exports.column_cells import also_at, column_cells
from ecpat_training.survey.reading.columns import short
from ecpat_training.survey.reading.mapping import decision_key
from ecpat_training.survey.reading.points.cell import PointsCell, PointsError, points_of
from ecpat_training.survey.reading.points.header import measure_of, zero_is_absent
from ecpat_training.survey.reading.points.lone_zeros import lone_zeros
from ecpat_training.survey.reading.points.unit import PlacedPoints, PointsUnit
from ecpat_training.words.catalogue.message import phrase

_SHOWN = 40
_LISTED = 50
_HINT = "Please correct it, or leave the cell empty if there are no points."


@dataclass(frozen=True)
class PointsColumn:
    """Where points stand: the column of a table, in the `rows` that are people's, below its header. `decided` are the
    texts of which a mapping file says what they mean."""

    table: CellTable
    index: int
    header: str
    first: int
    rows: Sequence[int]
    decided: Collection[str] = ()


@dataclass
class ReadPoints:
    """What the cells of a column say: the points, whether numbers alone are per cent, as its header says, and what is
    to be told or asked."""

    in_per_cent: bool = False
    points: list[PlacedPoints] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def texts_of(column: PointsColumn) -> set[str]:
    """The different texts of a column."""
    cells = column_cells(column.table, column.rows, column.index)
    return {cell for cell in (cells.present().values() if isinstance(cells, Coded) else cells) if isinstance(cell, str)}


def read_points(column: PointsColumn, place: int, marks: frozenset[str]) -> ReadPoints:
    """What a column's cells say; `place` is its place among the columns that are read together."""
    measure = measure_of(column.header)
    read = ReadPoints()
    empty_cells: list[tuple[int, str]] = []
    faults: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    readings: dict[tuple[type, CellValue], PointsCell | PointsError | None] = {}
    cells = column_cells(column.table, column.rows, column.index)
    for row, value in zip(column.rows, cells, strict=True):
        text = as_text(value)
        if not text or decision_key(text) in column.decided:
            continue
        key = type(value), value
        if key not in readings:
            readings[key] = _read(value, column, marks)
        reading, shown = readings[key], _shorten_text(text)
        if isinstance(reading, PointsError):
            faults[reading.code, shown, str(reading)].append(row)
        elif reading is None:
            empty_cells.append((row, shown))
        else:
            read.points.append(
                PlacedPoints(place, column.header, column.table.where(row, column.index), shown, reading, measure)
            )
    if measure.percent and not _shares(read.points):
        read.in_per_cent = True
        read.points = [replace(placed, cell=_percent(placed.cell)) for placed in read.points]
    read.findings = [*_faults(column, faults), *_nothing(column, empty_cells), *_commas(column, read.points)]
    read.findings += lone_zeros(read.points)
    return read


def _read(value: CellValue, column: PointsColumn, marks: frozenset[str]) -> PointsCell | PointsError | None:
    try:
        reading = points_of(value, marks)
    except PointsError as error:
        return error
    return None if reading and reading.number == 0 and zero_is_absent(column.header) else reading


def _shares(points: Sequence[PlacedPoints]) -> bool:
    """Whether numbers are shares, as a spreadsheet keeps them below a header that says per cent: 0.65 shown as 65 %."""
    numbers = [placed.cell.number for placed in points if placed.form == "number"]
    return any(0 < number < 1 for number in numbers) and all(0 <= number <= 1 for number in numbers)


def _percent(cell: PointsCell) -> PointsCell:
    return replace(cell, form="percent") if cell.form == "number" else cell


def convert_points(
    table: CellTable, column: PointsColumn, read: ReadPoints, unit: PointsUnit, marks: frozenset[str]
) -> CellTable:
    """The table with the numbers of a column in this unit, cells that say nothing empty; other cells stay."""

    converted_values: dict[tuple[type, CellValue], CellValue] = {}  # 1, 1.0 and TRUE are equal in Python, not in a cell

    def number(value: CellValue) -> CellValue:
        key = type(value), value
        if key not in converted_values:
            converted_values[key] = _in_unit(value, column, read, unit, marks)
        return converted_values[key]

    if table.columns:
        long = cast("Coded[CellValue]", table.columns[column.index].mapped(number))
        columns = tuple(
            long if index == column.index else long_column for index, long_column in enumerate(table.columns)
        )
        return replace(table, columns=columns, rows=LongRows(columns))
    rows = [*map(list, table.rows)]
    for cells in rows[column.first :]:
        if column.index < len(cells):
            cells[column.index] = number(cells[column.index])
    return replace(table, rows=rows)


def _in_unit(
    value: CellValue, column: PointsColumn, read: ReadPoints, unit: PointsUnit, marks: frozenset[str]
) -> CellValue:
    text = as_text(value)
    if not text or decision_key(text) in column.decided:
        return value
    reading = _read(value, column, marks)
    if isinstance(reading, PointsError):
        return value
    return None if reading is None else unit.value(_percent(reading) if read.in_per_cent else reading)


def _shorten_text(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"


def _faults(column: PointsColumn, faults: dict[tuple[str, str, str], list[int]]) -> Iterator[Finding]:
    """An error for each different cell that can't be told, at its first place and with the others."""
    for (code, shown, problem), rows in list(faults.items())[:_LISTED]:
        first, *other_places = _places(column, rows)
        message = phrase(
            "`{shown}` in the column `{column}` {problem}{further_places}.",
            shown=shown,
            column=short(column.header),
            problem=problem,
            further_places=also_at(other_places),
        )
        yield Finding(code, Severity.ERROR, message, first, _HINT)
    remaining_rows = [row for rows in list(faults.values())[_LISTED:] for row in rows]
    if remaining_rows:
        message = phrase(
            "and {cells:,} more cells of `{column}` say no points, from here on.",
            cells=len(remaining_rows),
            column=short(column.header),
        )
        yield Finding("survey.not-a-number", Severity.ERROR, message, _places(column, remaining_rows)[0], _HINT)


def _nothing(column: PointsColumn, cells: Sequence[tuple[int, str]]) -> Iterator[Finding]:
    """Which cells are read as no points, and where."""
    if not cells:
        return
    places = _places(column, [row for row, _ in cells])
    words = listing([f"`{word}`" for word in dict.fromkeys(word for _, word in cells)])
    message = phrase(
        "{cells:,} {cells:cell|cells} of the column `{column}` {cells:is|are} read as no points, not as 0: {words}, in"
        " {places}.",
        cells=len(cells),
        column=short(column.header),
        words=words,
        places=joined_places(places),
    )
    hint = (
        "The header says that 0 is no points."
        if zero_is_absent(column.header)
        else "If somebody had no point, please write 0."
    )
    yield Finding("points.absent", Severity.WARNING, message, places[0], hint)


def _commas(column: PointsColumn, points: Sequence[PlacedPoints]) -> Iterator[Finding]:
    with_comma = [placed for placed in points if placed.cell.comma]
    if with_comma:
        message = phrase(
            "decimal commas are read as decimal points, such as `{shown}`, in the column `{column}`.",
            shown=with_comma[0].shown,
            column=short(column.header),
        )
        yield Finding("survey.decimal-comma", Severity.WARNING, message, with_comma[0].where)


def _places(column: PointsColumn, rows: Sequence[int]) -> list[Location]:
    return [column.table.where(row, column.index) for row in rows]
