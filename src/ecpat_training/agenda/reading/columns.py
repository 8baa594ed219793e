"""Which rows of a grid name the columns of an agenda, and what each column means."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from ecpat_training.agenda.reading.clock_cell import when_of
from ecpat_training.agenda.reading.day_label import DayLabel, day_label
from ecpat_training.agenda.reading.grid import AgendaGrid
from ecpat_training.agenda.reading.item import WrittenItem
from ecpat_training.agenda.reading.parallel_columns import further_titles, holds_titles, names_a_place, stand_beside
from ecpat_training.words.header_fields import BRACKETS
from ecpat_training.words.lists.agenda_headers import AGENDA_FIELD_OF, AgendaField
from ecpat_training.words.matching import letters_key, title_key

_PARTS = re.compile(r"[/|\n,&]+|\s(?:and|und|et|și|si|en|og|e|i|dhe|и|і|та)\s")
_WHEN: tuple[AgendaField, ...] = ("time", "start", "minutes")
# Beside the keys of an item in an agenda file, whatever says when it is and who is there; other columns are told.
_READ = {"id", "time", "start", "end", "day", "date", "lead", "second", "speakers", *WrittenItem.model_fields}
_CODE = re.compile(r"[A-Z]{1,5}-?\d{1,3}\b")
_WORD = re.compile(r"[^\W\d_]{3}")
_LONGEST_HEADER = 60
_NEAR = 10  # rows below a header
_LOOKED_AT = 60  # rows of a grid without a header
_Part = list[tuple[int, str, AgendaField | None]]  # of a header: columns, texts, meanings
_MOST_BESIDE = 10  # tables side by side; there are as many days at most
UNNAMED = " "
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
        for header_part in _PARTS.split(bare_header)
        if letters_key(header_part)
    }
    return named_fields.pop() if len(named_fields) == 1 else None


def header_columns(grid: AgendaGrid, row: int) -> list[AgendaColumns]:
    """The agenda tables whose columns a row names, most often one; none where the row is no header.

    A header names a time (or a start, or minutes) and a title; where a field comes a second time, the next table
    begins.
    """
    named_columns = [(column, text := grid.text(row, column), field_of(text)) for column in grid.filled(row)]
    if not _is_agenda({field for _, _, field in named_columns}):
        return _without_a_title(grid, row, named_columns)
    column_groups: list[_Part] = [[]]
    names: set[str | None] = set()
    for column, text, field in named_columns:
        if field in _WHEN and field in names and _is_agenda(names):
            column_groups.append([])
            names.clear()
        if field == "trainers" and "trainers" in names:
            field = "speakers"  # beside a column of trainers, one of speakers or presenters means those
        column_groups[-1].append((column, text, field if field in _READ - names else None))
        names.add(field)
    agenda_parts = [
        _best_title(grid, row, column_group)
        for column_group in column_groups
        if _is_agenda({field for _, _, field in column_group})
    ]
    if len(agenda_parts) > _MOST_BESIDE:
        return []
    width = max(len(cells) for cells in grid.rows)
    ends = [column_group[0][0] - 1 for column_group in agenda_parts[1:]] + [width - 1]
    tables = [
        _titled(grid, row, _columns(column_group, end)) for column_group, end in zip(agenda_parts, ends, strict=True)
    ]
    if len(tables) == 1 and (parallel_tables := _further(grid, row, tables[0])):
        return parallel_tables
    return [_with_days(grid, row, replace(tables[0], first=0)), *tables[1:]] if tables else []


def _further(grid: AgendaGrid, row: int, columns: AgendaColumns) -> list[AgendaColumns]:
    """A table for each of several columns of titles, where the header names but one of them; else none. Who trains, or
    how, stands right of the titles that it belongs to."""
    title, used_columns = columns.of.get("title"), {*columns.of.values(), *columns.titles}
    if title is None:
        return []
    free_columns = [column for column in range(columns.first, columns.last + 1) if column not in used_columns]
    further_columns = further_titles(grid, row, title, free_columns)
    if not further_columns or len(further_columns) >= _MOST_BESIDE:
        return []
    first = replace(
        columns, titles=(), beside=UNNAMED, last=further_columns[0] - 1 if further_columns[0] > title else columns.last
    )
    time_columns: dict[AgendaField, int] = {
        name: column for name, column in columns.of.items() if name in ("time", "start", "end", "minutes")
    }
    ends = [column - 1 for column in further_columns[1:]] + [columns.last]
    tables = [_between(grid, row, time_columns, ends_) for ends_ in zip(further_columns, ends, strict=True)]
    names = [grid.text(row, column) if row >= 0 else "" for column in further_columns]
    return [first, *(replace(table, beside=name or UNNAMED) for table, name in zip(tables, names, strict=True))]


def _with_days(grid: AgendaGrid, row: int, columns: AgendaColumns) -> AgendaColumns:
    """The columns, with that of the days where its header is empty: each of its cells below announces one."""
    if not columns.of.keys().isdisjoint(("day", "date")):
        return columns
    for column in range(columns.first, columns.last + 1):
        texts_below = {grid.text(lower_row, column) for lower_row in range(row + 1, len(grid.rows))} - {""}
        if (
            not grid.text(row, column)
            and column not in columns.titles
            and texts_below
            and all(map(day_label, texts_below))
        ):
            return replace(columns, of={**columns.of, "day": column})
    return columns


def _titled(grid: AgendaGrid, row: int, columns: AgendaColumns) -> AgendaColumns:
    """The columns, with all of those over which the header of the titles is merged."""
    first = columns.of["title"]
    span = grid.span(row, first)
    return replace(columns, titles=tuple(range(first, min(first + span, columns.last + 1)))) if span > 1 else columns


def _best_title(grid: AgendaGrid, row: int, part: _Part) -> _Part:
    """The header with the one of several columns of titles that says most in words: `Session` may hold a number, and
    `Topic` what happens."""
    titles = [column for column, text, _ in part if field_of(text) == "title"]
    if len(titles) < 2:
        return part
    words = {column: _rows_in_words(grid, row, column) for column in titles}
    best = max(titles, key=lambda column: words[column])
    if words[best] < 2 * words[titles[0]]:
        best = titles[0]
    return [
        (column, text, "title" if column == best else None if field == "title" else field)
        for column, text, field in part
    ]


def _rows_in_words(grid: AgendaGrid, row: int, column: int) -> int:
    """How many cells below a header say something in words, those merged over several columns apart."""
    rows_below = (lower_row for lower_row in range(row + 1, len(grid.rows)) if grid.span(lower_row, column) == 1)
    return sum(bool(_WORD.search(grid.text(lower_row, column))) for lower_row in rows_below)


def _without_a_title(grid: AgendaGrid, row: int, named_columns: _Part) -> list[AgendaColumns]:
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
            *(column for column in headerless_columns if unnamed_columns and holds_titles(grid, row, column)),
        ]
    )
    clocks = [column for field, column in time_columns.items() if field in ("time", "start")]
    if not (clocks and unnamed_columns) or not _has_times_below(grid, row, clocks[0]):
        return []
    tables = _side_by_side(grid, row, time_columns, unnamed_columns)
    if (
        tables
        or len(unnamed_columns) == len(named_columns)
        or any(_says_when(grid, row, column) for column, _, _ in named_columns)
    ):
        return tables
    all_columns: _Part = [
        (column, text, "title" if column == unnamed_columns[0] else field) for column, text, field in named_columns
    ]
    table = _titled(grid, row, _columns(all_columns, width - 1))
    return [replace(table, guessed=grid.text(row, unnamed_columns[0]))]


def _side_by_side(
    grid: AgendaGrid, row: int, when: dict[AgendaField, int], titles: Sequence[int]
) -> list[AgendaColumns]:
    """A table for each column of titles, where the headers say days, rooms or groups; else none."""
    days = [column for column in titles if day_label(grid.text(row, column))]
    places = [
        column for column in titles if names_a_place(grid, grid.text(row, column)) or holds_titles(grid, row, column)
    ]
    title_columns = (
        days if len(days) > 1 else places if len(places) > 1 else titles if stand_beside(grid, row, titles) else []
    )
    if not 1 < len(title_columns) <= _MOST_BESIDE:
        return []
    width = max(len(cells) for cells in grid.rows)
    ends = [column - 1 for column in title_columns[1:]] + [width - 1]
    tables = []
    for first_column, last_column in zip(title_columns, ends, strict=True):
        table = _between(grid, row, when, (first_column, last_column))
        header = grid.text(row, first_column)
        tables.append(
            replace(table, label=day_label(header))
            if title_columns is days
            else replace(table, beside=header or UNNAMED)
        )
    return tables


def _between(grid: AgendaGrid, row: int, when: dict[AgendaField, int], ends: tuple[int, int]) -> AgendaColumns:
    """A table of its own titles, and of who trains or how in the columns up to the next one."""
    column_of: dict[AgendaField, int] = {**when, "title": ends[0]}
    other_headers: dict[int, str] = {}
    for column in range(ends[0] + 1, ends[1] + 1):
        field = field_of(text := grid.text(row, column) if row >= 0 else "")
        if field in _READ and field not in column_of and column not in when.values():
            column_of[field] = column
        elif column not in when.values():
            other_headers[column] = text
    return AgendaColumns(column_of, other_headers, *ends)


def columns_under_no_time(grid: AgendaGrid) -> tuple[int, list[AgendaColumns]] | None:
    """Returns the row of a header that leaves the cell above the times empty, and its tables (days of a week, or
    rooms).

    None where no row is such a header.
    """
    headerless_columns = columns_without_header(grid)
    if headerless_columns is None:
        return None
    time = headerless_columns.of["time"]
    first = next(row for row in range(len(grid.rows)) if _says_when(grid, row, time))
    row_above = next((row for row in range(first - 1, -1, -1) if len(grid.filled(row)) > 1), None)
    if row_above is None or grid.text(row_above, time):
        return None
    tables = _side_by_side(
        grid, row_above, {"time": time}, [column for column in grid.filled(row_above) if column > time]
    )
    return (row_above, tables) if tables else None


def _has_times_below(grid: AgendaGrid, row: int, column: int) -> bool:
    return any(_says_when(grid, lower_row, column) for lower_row in range(row + 1, min(row + _NEAR, len(grid.rows))))


def _is_agenda(fields: Set[str | None]) -> bool:
    return "title" in fields and not fields.isdisjoint(_WHEN)


def _columns(part: _Part, last: int) -> AgendaColumns:
    column_of = {field: column for column, _, field in part if field is not None}
    other_headers = {column: text for column, text, field in part if field is None}
    return AgendaColumns(column_of, other_headers, part[0][0], last)


def tables_without_header(grid: AgendaGrid) -> list[AgendaColumns]:
    """The tables of a grid that names no columns, most often one; none where it holds no times."""
    headerless_columns = columns_without_header(grid)
    return [] if headerless_columns is None else _further(grid, -1, headerless_columns) or [headerless_columns]


def columns_without_header(grid: AgendaGrid) -> AgendaColumns | None:
    """The columns of a grid that names none: times in one column, in at least two rows, or in one of a grid that holds
    the title of a session of the programme, and titles right of it.
    A column of codes such as `AL-1` holds the trainers."""
    width = max((len(cells) for cells in grid.rows), default=0)
    rows = range(min(len(grid.rows), _LOOKED_AT))
    times = [sum(_says_when(grid, row, column) for row in rows) for column in range(width)]
    if max(times, default=0) < 2 and not any(
        title_key(text) in grid.known.titles for row in rows for text in grid.texts[row]
    ):
        return None
    if not any(times):
        return None
    time = times.index(max(times))
    right = [column for column in range(time + 1, width) if any(grid.text(row, column) for row in rows)]
    if not right:
        texts = sum(_says_what(grid, row, time) for row in rows)
        return AgendaColumns({"time": time}, {}, time, width - 1) if texts > 1 else None
    title_column, *further_columns = right
    column_of: dict[AgendaField, int] = {"time": time, "title": title_column}
    trainers = next((column for column in further_columns if _holds_codes(grid, column)), None)
    if trainers is not None:
        column_of["trainers"] = trainers
    other_columns = {column: _unknown_header(grid, time, column) for column in further_columns if column != trainers}
    return AgendaColumns(column_of, other_columns, time, width - 1)


def _unknown_header(grid: AgendaGrid, time: int, column: int) -> str:
    """What stands over a column in a row that names the columns in words that no table knows: right above the first
    time, over the times as well; "" where there is no such row."""
    first = next((row for row in range(len(grid.rows)) if _says_when(grid, row, time)), 0)
    return grid.text(first - 1, column) if first and grid.text(first - 1, time) else ""


def _says_when(grid: AgendaGrid, row: int, column: int) -> bool:
    cells = grid.rows[row]
    if column >= len(cells) or cells[column] is None:
        return False
    try:
        reading = when_of(cells[column])
    except ValueError:
        return False
    return reading.start is not None or isinstance(cells[column], str)


def _says_what(grid: AgendaGrid, row: int, column: int) -> bool:
    """Whether a cell says what happens behind the time."""
    if not _says_when(grid, row, column):
        return False
    value = grid.rows[row][column]
    return isinstance(value, str) and bool(when_of(value).rest)


def _holds_codes(grid: AgendaGrid, column: int) -> bool:
    texts = [text for row in range(len(grid.rows)) if (text := grid.text(row, column))]
    return bool(texts) and sum(bool(_CODE.match(text)) for text in texts) * 2 > len(texts)
