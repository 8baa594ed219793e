"""A column of points: what each of its cells says, where, and which cells say nothing or can't be told."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.places import join_places
from ecpat_training.files.table import CellTable, CellValue, CodedColumn, LongRows
from ecpat_training.survey.exports.column_cells import column_cells, name_other_places
from ecpat_training.survey.reading.columns import shorten_text
from ecpat_training.survey.reading.mapping import decision_key
from ecpat_training.survey.reading.points.cell import PointsCell, PointsError, points_of
from ecpat_training.survey.reading.points.header import measure_of, zero_is_absent
from ecpat_training.survey.reading.points.lone_zeros import lone_zeros
from ecpat_training.survey.reading.points.unit import PlacedPoints, PointsUnit
from ecpat_training.words.catalogue.message import phrase

_MAX_LETTERS_SHOWN = 40
_MAX_LISTED_CELLS = 50
_HINT = "Please correct it, or leave the cell empty if there are no points."


@dataclass(frozen=True)
class PointsColumn:
    """Where points stand: the column of a table, in the `rows` that are people's, below its header. `decided` are the
    texts of which a mapping file says what they mean."""

    table: CellTable
    index: int
    header: str
    first_row: int
    rows: Sequence[int]
    decided: Collection[str] = ()


@dataclass
class ReadPoints:
    """What the cells of a column say: the points, whether numbers alone are per cent, as its header says, and what is
    to be told or asked."""

    is_percentage: bool = False
    points: list[PlacedPoints] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def texts_of(column: PointsColumn) -> set[str]:
    """The different texts of a column."""
    cells = column_cells(column.table, column.rows, column.index)
    return {
        cell
        for cell in (cells.present_values().values() if isinstance(cells, CodedColumn) else cells)
        if isinstance(cell, str)
    }


def read_points(column: PointsColumn, place: int, marks: frozenset[str]) -> ReadPoints:
    """What a column's cells say; `place` is its place among the columns that are read together."""
    measure = measure_of(column.header)
    points_reading = ReadPoints()
    empty_cells: list[tuple[int, str]] = []
    faults: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    reading_by_cell: dict[tuple[type, CellValue], PointsCell | PointsError | None] = {}
    cells = column_cells(column.table, column.rows, column.index)
    for row, value in zip(column.rows, cells, strict=True):
        text = as_text(value)
        if not text or decision_key(text) in column.decided:
            continue
        key = type(value), value
        if key not in reading_by_cell:
            reading_by_cell[key] = _read(value, column, marks)
        reading, shown_text = reading_by_cell[key], _shorten_text(text)
        if isinstance(reading, PointsError):
            faults[reading.code, shown_text, str(reading)].append(row)
        elif reading is None:
            empty_cells.append((row, shown_text))
        else:
            points_reading.points.append(
                PlacedPoints(
                    place, column.header, column.table.location_of(row, column.index), shown_text, reading, measure
                )
            )
    if measure.percent and not _shares(points_reading.points):
        points_reading.is_percentage = True
        points_reading.points = [replace(entry, cell=_percent(entry.cell)) for entry in points_reading.points]
    points_reading.findings = [
        *_faults(column, faults),
        *_nothing(column, empty_cells),
        *_commas(column, points_reading.points),
    ]
    points_reading.findings += lone_zeros(points_reading.points)
    return points_reading


def _read(value: CellValue, column: PointsColumn, marks: frozenset[str]) -> PointsCell | PointsError | None:
    try:
        reading = points_of(value, marks)
    except PointsError as error:
        return error
    return None if reading and reading.number == 0 and zero_is_absent(column.header) else reading


def _shares(points: Sequence[PlacedPoints]) -> bool:
    """Whether numbers are shares, as a spreadsheet keeps them below a header that says per cent: 0.65 shown as 65 %."""
    numbers = [entry.cell.number for entry in points if entry.form == "number"]
    return any(0 < number < 1 for number in numbers) and all(0 <= number <= 1 for number in numbers)


def _percent(cell: PointsCell) -> PointsCell:
    return replace(cell, form="percent") if cell.form == "number" else cell


def convert_points(
    table: CellTable, column: PointsColumn, points_reading: ReadPoints, unit: PointsUnit, marks: frozenset[str]
) -> CellTable:
    """The table with the numbers of a column in this unit, cells that say nothing empty; other cells stay."""

    converted_values: dict[tuple[type, CellValue], CellValue] = {}  # 1, 1.0 and TRUE are equal in Python, not in a cell

    def number(value: CellValue) -> CellValue:
        key = type(value), value
        if key not in converted_values:
            converted_values[key] = _in_unit(value, column, points_reading, unit, marks)
        return converted_values[key]

    if table.columns:
        mapped_column = cast("CodedColumn[CellValue]", table.columns[column.index].mapped(number))
        columns = tuple(
            mapped_column if index == column.index else long_column for index, long_column in enumerate(table.columns)
        )
        return replace(table, columns=columns, rows=LongRows(columns))
    rows = [*map(list, table.rows)]
    for cells in rows[column.first_row :]:
        if column.index < len(cells):
            cells[column.index] = number(cells[column.index])
    return replace(table, rows=rows)


def _in_unit(
    value: CellValue, column: PointsColumn, points_reading: ReadPoints, unit: PointsUnit, marks: frozenset[str]
) -> CellValue:
    text = as_text(value)
    if not text or decision_key(text) in column.decided:
        return value
    reading = _read(value, column, marks)
    if isinstance(reading, PointsError):
        return value
    return None if reading is None else unit.value(_percent(reading) if points_reading.is_percentage else reading)


def _shorten_text(text: str) -> str:
    visible_text = visible(text)
    return visible_text if len(visible_text) <= _MAX_LETTERS_SHOWN else f"{visible_text[: _MAX_LETTERS_SHOWN - 1]}…"


def _faults(column: PointsColumn, faults: dict[tuple[str, str, str], list[int]]) -> Iterator[Finding]:
    """An error for each different cell that can't be told, at its first place and with the others."""
    for (code, shown_text, problem), rows in list(faults.items())[:_MAX_LISTED_CELLS]:
        first_place, *other_places = _places(column, rows)
        message = phrase(
            "`{shown}` in the column `{column}` {problem}{further_places}.",
            shown=shown_text,
            column=shorten_text(column.header),
            problem=problem,
            further_places=name_other_places(other_places),
        )
        yield Finding(code, Severity.ERROR, message, first_place, _HINT)
    remaining_rows = [row for rows in list(faults.values())[_MAX_LISTED_CELLS:] for row in rows]
    if remaining_rows:
        message = phrase(
            "and {cells:,} more cells of `{column}` say no points, from here on.",
            cells=len(remaining_rows),
            column=shorten_text(column.header),
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
        column=shorten_text(column.header),
        words=words,
        places=join_places(places),
    )
    hint = (
        "The header says that 0 is no points."
        if zero_is_absent(column.header)
        else "If somebody had no point, please write 0."
    )
    yield Finding("points.absent", Severity.WARNING, message, places[0], hint)


def _commas(column: PointsColumn, points: Sequence[PlacedPoints]) -> Iterator[Finding]:
    comma_entries = [entry for entry in points if entry.cell.comma]
    if comma_entries:
        message = phrase(
            "decimal commas are read as decimal points, such as `{shown}`, in the column `{column}`.",
            shown=comma_entries[0].shown_text,
            column=shorten_text(column.header),
        )
        yield Finding("survey.decimal-comma", Severity.WARNING, message, comma_entries[0].location)


def _places(column: PointsColumn, rows: Sequence[int]) -> list[Location]:
    return [column.table.location_of(row, column.index) for row in rows]
