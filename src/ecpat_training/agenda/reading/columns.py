"""Which rows of a grid name the columns of an agenda, and what each column means."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from ecpat_training.agenda.reading.clock_cell import read_clock_cell
from ecpat_training.agenda.reading.day_label import DayLabel, day_label
from ecpat_training.agenda.reading.grid import AgendaGrid
from ecpat_training.agenda.reading.item import WrittenItem
from ecpat_training.agenda.reading.parallel_columns import are_adjacent, find_title_columns, has_titles, names_a_place
from ecpat_training.words.header_fields import BRACKETS
from ecpat_training.words.lists.agenda_headers import AGENDA_FIELD_OF, AgendaField
from ecpat_training.words.matching import letters_key, title_key

_HEADER_SEPARATORS = re.compile(r"[/|\n,&]+|\s(?:and|und|et|și|si|en|og|e|i|dhe|и|і|та)\s")
_TIME_FIELDS: tuple[AgendaField, ...] = ("time", "start", "minutes")
# Beside the keys of an item in an agenda file, whatever says when it is and who is there; other columns are told.
_READ_FIELDS = {"id", "time", "start", "end", "day", "date", "lead", "second", "speakers", *WrittenItem.model_fields}
_CODE = re.compile(r"[A-Z]{1,5}-?\d{1,3}\b")
_WORD = re.compile(r"[^\W\d_]{3}")
_LONGEST_HEADER = 60
_ROWS_BELOW_HEADER = 10  # rows below a header
_MAX_ROWS_SEARCHED = 60  # rows of a grid without a header
_HeaderPart = list[tuple[int, str, AgendaField | None]]  # of a header: columns, texts, meanings
_MAX_ADJACENT_TABLES = 10  # tables side by side; there are as many days at most
UNNAMED_HEADER = " "
"""What a column of titles is called that stands beside others and has no header."""


@dataclass(frozen=True)
class AgendaColumns:
    """The columns of one agenda table, from left to right: `of` says which column holds a field, `others` those that
    no agenda has, with what their header says. `first` to `last` are its columns: tables may stand side by side.

    A title may have several columns, `titles`, under one merged header. Where columns of titles stand beside each other
    under one column of times, each is a table: `label` says the day that its header announces, `beside` the room or
    group. `guessed` is the header of titles that no table knows.
    """

    of: dict[AgendaField, int]
    others: dict[int, str]
    first: int
    last: int
    titles: tuple[int, ...] = ()
    label: DayLabel | None = None
    beside: str = ""
    guessed: str = ""


@lru_cache(maxsize=1_000)
def field_of(header: str) -> AgendaField | None:
    """What a header means; None where no table knows it, or where its parts (`Time / Room`) mean two things."""
    if not header or len(header) > _LONGEST_HEADER:
        return None
    bare_header = BRACKETS.sub(" ", header)
    for wording in (header, bare_header):
        if field := AGENDA_FIELD_OF.get(letters_key(wording)):
            return field
    named_fields = {
        AGENDA_FIELD_OF.get(letters_key(header_part))
        for header_part in _HEADER_SEPARATORS.split(bare_header)
        if letters_key(header_part)
    }
    return named_fields.pop() if len(named_fields) == 1 else None


def header_columns(grid: AgendaGrid, row: int) -> list[AgendaColumns]:
    """The agenda tables whose columns a row names, most often one; none where the row is no header.

    A header names a time (or a start, or minutes) and a title; where a field comes a second time, the next table
    begins.
    """
    named_columns = [(column, text := grid.text(row, column), field_of(text)) for column in grid.filled_columns(row)]
    if not _is_agenda({field for _, _, field in named_columns}):
        return _guess_title_columns(grid, row, named_columns)
    column_groups: list[_HeaderPart] = [[]]
    names: set[str | None] = set()
    for column, text, field in named_columns:
        if field in _TIME_FIELDS and field in names and _is_agenda(names):
            column_groups.append([])
            names.clear()
        if field == "trainers" and "trainers" in names:
            field = "speakers"  # beside a column of trainers, one of speakers or presenters means those
        column_groups[-1].append((column, text, field if field in _READ_FIELDS - names else None))
        names.add(field)
    agenda_parts = [
        _choose_title_column(grid, row, column_group)
        for column_group in column_groups
        if _is_agenda({field for _, _, field in column_group})
    ]
    if len(agenda_parts) > _MAX_ADJACENT_TABLES:
        return []
    width = max(len(cells) for cells in grid.rows)
    last_columns = [column_group[0][0] - 1 for column_group in agenda_parts[1:]] + [width - 1]
    tables = [
        _span_title_columns(grid, row, _columns(column_group, end))
        for column_group, end in zip(agenda_parts, last_columns, strict=True)
    ]
    if len(tables) == 1 and (parallel_tables := _find_further_tables(grid, row, tables[0])):
        return parallel_tables
    return [_add_day_columns(grid, row, replace(tables[0], first=0)), *tables[1:]] if tables else []


def _find_further_tables(grid: AgendaGrid, row: int, columns: AgendaColumns) -> list[AgendaColumns]:
    """A table for each of several columns of titles, where the header names but one of them; else none. Who trains, or
    how, stands right of the titles that it belongs to."""
    title, used_columns = columns.of.get("title"), {*columns.of.values(), *columns.titles}
    if title is None:
        return []
    free_columns = [column for column in range(columns.first, columns.last + 1) if column not in used_columns]
    further_columns = find_title_columns(grid, row, title, free_columns)
    if not further_columns or len(further_columns) >= _MAX_ADJACENT_TABLES:
        return []
    first_table = replace(
        columns,
        titles=(),
        beside=UNNAMED_HEADER,
        last=further_columns[0] - 1 if further_columns[0] > title else columns.last,
    )
    time_columns: dict[AgendaField, int] = {
        name: column for name, column in columns.of.items() if name in ("time", "start", "end", "minutes")
    }
    last_columns = [column - 1 for column in further_columns[1:]] + [columns.last]
    tables = [
        _find_columns_between(grid, row, time_columns, column_bounds)
        for column_bounds in zip(further_columns, last_columns, strict=True)
    ]
    names = [grid.text(row, column) if row >= 0 else "" for column in further_columns]
    return [
        first_table,
        *(replace(table, beside=name or UNNAMED_HEADER) for table, name in zip(tables, names, strict=True)),
    ]


def _add_day_columns(grid: AgendaGrid, row: int, columns: AgendaColumns) -> AgendaColumns:
    """The columns, with that of the days where its header is empty: each of its cells below announces one."""
    if not columns.of.keys().isdisjoint(("day", "date")):
        return columns
    for column in range(columns.first, columns.last + 1):
        lower_texts = {grid.text(lower_row, column) for lower_row in range(row + 1, len(grid.rows))} - {""}
        if (
            not grid.text(row, column)
            and column not in columns.titles
            and lower_texts
            and all(map(day_label, lower_texts))
        ):
            return replace(columns, of={**columns.of, "day": column})
    return columns


def _span_title_columns(grid: AgendaGrid, row: int, columns: AgendaColumns) -> AgendaColumns:
    """The columns, with all of those over which the header of the titles is merged."""
    title_column = columns.of["title"]
    span = grid.span(row, title_column)
    return (
        replace(columns, titles=tuple(range(title_column, min(title_column + span, columns.last + 1))))
        if span > 1
        else columns
    )


def _choose_title_column(grid: AgendaGrid, row: int, column_group: _HeaderPart) -> _HeaderPart:
    """The header with the one of several columns of titles that says most in words: `Session` may hold a number, and
    `Topic` what happens."""
    titles = [column for column, text, _ in column_group if field_of(text) == "title"]
    if len(titles) < 2:
        return column_group
    words = {column: _rows_in_words(grid, row, column) for column in titles}
    title_column = max(titles, key=lambda column: words[column])
    if words[title_column] < 2 * words[titles[0]]:
        title_column = titles[0]
    return [
        (column, text, "title" if column == title_column else None if field == "title" else field)
        for column, text, field in column_group
    ]


def _rows_in_words(grid: AgendaGrid, row: int, column: int) -> int:
    """How many cells below a header say something in words, those merged over several columns apart."""
    lower_rows = (lower_row for lower_row in range(row + 1, len(grid.rows)) if grid.span(lower_row, column) == 1)
    return sum(bool(_WORD.search(grid.text(lower_row, column))) for lower_row in lower_rows)


def _guess_title_columns(grid: AgendaGrid, row: int, named_columns: _HeaderPart) -> list[AgendaColumns]:
    """The tables of a header that names when, and above the titles the days of a week, rooms or groups, or any other
    word. It needs times below it."""
    time_columns: dict[AgendaField, int] = {
        field: column for column, _, field in named_columns if field in ("time", "start", "end", "minutes")
    }
    unnamed_columns = [column for column, _, field in named_columns if field is None]
    width = max(len(cells) for cells in grid.rows)
    headerless_columns = [
        column for column in range(max(time_columns.values(), default=0), width) if not grid.text(row, column)
    ]
    unnamed_columns = sorted(
        [
            *unnamed_columns,
            *(column for column in headerless_columns if unnamed_columns and has_titles(grid, row, column)),
        ]
    )
    clocks = [column for field, column in time_columns.items() if field in ("time", "start")]
    if not (clocks and unnamed_columns) or not _has_times_below(grid, row, clocks[0]):
        return []
    tables = _side_by_side(grid, row, time_columns, unnamed_columns)
    if (
        tables
        or len(unnamed_columns) == len(named_columns)
        or any(_is_time_cell(grid, row, column) for column, _, _ in named_columns)
    ):
        return tables
    all_columns: _HeaderPart = [
        (column, text, "title" if column == unnamed_columns[0] else field) for column, text, field in named_columns
    ]
    table = _span_title_columns(grid, row, _columns(all_columns, width - 1))
    return [replace(table, guessed=grid.text(row, unnamed_columns[0]))]


def _side_by_side(
    grid: AgendaGrid, row: int, time_columns: dict[AgendaField, int], titles: Sequence[int]
) -> list[AgendaColumns]:
    """A table for each column of titles, where the headers say days, rooms or groups; else none."""
    days = [column for column in titles if day_label(grid.text(row, column))]
    places = [
        column for column in titles if names_a_place(grid, grid.text(row, column)) or has_titles(grid, row, column)
    ]
    title_columns = (
        days if len(days) > 1 else places if len(places) > 1 else titles if are_adjacent(grid, row, titles) else []
    )
    if not 1 < len(title_columns) <= _MAX_ADJACENT_TABLES:
        return []
    width = max(len(cells) for cells in grid.rows)
    last_columns = [column - 1 for column in title_columns[1:]] + [width - 1]
    tables = []
    for first_column, last_column in zip(title_columns, last_columns, strict=True):
        table = _find_columns_between(grid, row, time_columns, (first_column, last_column))
        header = grid.text(row, first_column)
        tables.append(
            replace(table, label=day_label(header))
            if title_columns is days
            else replace(table, beside=header or UNNAMED_HEADER)
        )
    return tables


def _find_columns_between(
    grid: AgendaGrid, row: int, time_columns: dict[AgendaField, int], column_bounds: tuple[int, int]
) -> AgendaColumns:
    """A table of its own titles, and of who trains or how in the columns up to the next one."""
    column_by_field: dict[AgendaField, int] = {**time_columns, "title": column_bounds[0]}
    other_headers: dict[int, str] = {}
    for column in range(column_bounds[0] + 1, column_bounds[1] + 1):
        field = field_of(text := grid.text(row, column) if row >= 0 else "")
        if field in _READ_FIELDS and field not in column_by_field and column not in time_columns.values():
            column_by_field[field] = column
        elif column not in time_columns.values():
            other_headers[column] = text
    return AgendaColumns(column_by_field, other_headers, *column_bounds)


def columns_under_no_time(grid: AgendaGrid) -> tuple[int, list[AgendaColumns]] | None:
    """Returns the row of a header that leaves the cell above the times empty, and its tables (days of a week, or
    rooms).

    None where no row is such a header.
    """
    headerless_columns = columns_without_header(grid)
    if headerless_columns is None:
        return None
    time = headerless_columns.of["time"]
    first_timed_row = next(row for row in range(len(grid.rows)) if _is_time_cell(grid, row, time))
    header_row = next((row for row in range(first_timed_row - 1, -1, -1) if len(grid.filled_columns(row)) > 1), None)
    if header_row is None or grid.text(header_row, time):
        return None
    tables = _side_by_side(
        grid, header_row, {"time": time}, [column for column in grid.filled_columns(header_row) if column > time]
    )
    return (header_row, tables) if tables else None


def _has_times_below(grid: AgendaGrid, row: int, column: int) -> bool:
    return any(
        _is_time_cell(grid, lower_row, column)
        for lower_row in range(row + 1, min(row + _ROWS_BELOW_HEADER, len(grid.rows)))
    )


def _is_agenda(fields: Set[str | None]) -> bool:
    return "title" in fields and not fields.isdisjoint(_TIME_FIELDS)


def _columns(column_group: _HeaderPart, last_column: int) -> AgendaColumns:
    column_by_field = {field: column for column, _, field in column_group if field is not None}
    other_headers = {column: text for column, text, field in column_group if field is None}
    return AgendaColumns(column_by_field, other_headers, column_group[0][0], last_column)


def tables_without_header(grid: AgendaGrid) -> list[AgendaColumns]:
    """The tables of a grid that names no columns, most often one; none where it holds no times."""
    headerless_columns = columns_without_header(grid)
    return (
        [] if headerless_columns is None else _find_further_tables(grid, -1, headerless_columns) or [headerless_columns]
    )


def columns_without_header(grid: AgendaGrid) -> AgendaColumns | None:
    """The columns of a grid that names none: times in one column, in at least two rows, or in one of a grid that holds
    the title of a session of the programme, and titles right of it.
    A column of codes such as `AL-1` holds the trainers."""
    width = max((len(cells) for cells in grid.rows), default=0)
    rows = range(min(len(grid.rows), _MAX_ROWS_SEARCHED))
    times = [sum(_is_time_cell(grid, row, column) for row in rows) for column in range(width)]
    if max(times, default=0) < 2 and not any(
        title_key(text) in grid.known.titles for row in rows for text in grid.texts[row]
    ):
        return None
    if not any(times):
        return None
    time = times.index(max(times))
    right_columns = [column for column in range(time + 1, width) if any(grid.text(row, column) for row in rows)]
    if not right_columns:
        texts = sum(_has_title_after_time(grid, row, time) for row in rows)
        return AgendaColumns({"time": time}, {}, time, width - 1) if texts > 1 else None
    title_column, *further_columns = right_columns
    column_by_field: dict[AgendaField, int] = {"time": time, "title": title_column}
    trainers = next((column for column in further_columns if _has_trainer_codes(grid, column)), None)
    if trainers is not None:
        column_by_field["trainers"] = trainers
    other_columns = {column: _unknown_header(grid, time, column) for column in further_columns if column != trainers}
    return AgendaColumns(column_by_field, other_columns, time, width - 1)


def _unknown_header(grid: AgendaGrid, time: int, column: int) -> str:
    """What stands over a column in a row that names the columns in words that no table knows: right above the first
    time, over the times as well; "" where there is no such row."""
    first_timed_row = next((row for row in range(len(grid.rows)) if _is_time_cell(grid, row, time)), 0)
    return grid.text(first_timed_row - 1, column) if first_timed_row and grid.text(first_timed_row - 1, time) else ""


def _is_time_cell(grid: AgendaGrid, row: int, column: int) -> bool:
    cells = grid.rows[row]
    if column >= len(cells) or cells[column] is None:
        return False
    try:
        reading = read_clock_cell(cells[column])
    except ValueError:
        return False
    return reading.start is not None or isinstance(cells[column], str)


def _has_title_after_time(grid: AgendaGrid, row: int, column: int) -> bool:
    """Whether a cell says what happens behind the time."""
    if not _is_time_cell(grid, row, column):
        return False
    value = grid.rows[row][column]
    return isinstance(value, str) and bool(read_clock_cell(value).rest)


def _has_trainer_codes(grid: AgendaGrid, column: int) -> bool:
    texts = [text for row in range(len(grid.rows)) if (text := grid.text(row, column))]
    return bool(texts) and sum(bool(_CODE.match(text)) for text in texts) * 2 > len(texts)
