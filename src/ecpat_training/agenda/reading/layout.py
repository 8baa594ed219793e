"""From tables as partners lay them out to the days of an agenda: which rows are whose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ecpat_training.agenda.reading.columns import (
    AgendaColumns,
    columns_under_no_time,
    header_columns,
    tables_without_header,
)
from ecpat_training.agenda.reading.day_label import DayLabel, day_label
from ecpat_training.agenda.reading.facts import AgendaFacts
from ecpat_training.agenda.reading.grid import AgendaGrid, TextLine
from ecpat_training.agenda.reading.table_day import (
    NO_LABEL,
    AgendaRow,
    TableDay,
    split_by_day_column,
    times_continue_below,
)
from ecpat_training.core.location import Location

_MOST_FACT_ROWS = 300
_ROWS_BELOW_HEADER = 10  # rows below a header that say whether the clock goes on


@dataclass(frozen=True)
class AgendaLayout:
    """The days of an agenda, what the file says beside its tables, which grids say nothing of either, and the rows that
    are struck through."""

    days: tuple[TableDay, ...]
    facts: AgendaFacts
    used: tuple[AgendaGrid, ...]
    unused: tuple[AgendaGrid, ...]
    struck: tuple[Location, ...] = ()


def layout_of(grids: Sequence[AgendaGrid], texts: Sequence[TextLine] = ()) -> AgendaLayout:
    """Finds the days.

    Args:
        grids: the tables of the file, in its order.
        texts: paragraphs that belong to no table, for what they say of the training.
    """
    facts = AgendaFacts()
    days: list[TableDay] = []
    used_grids: list[AgendaGrid] = []
    unused_grids: list[AgendaGrid] = []
    struck_places: list[Location] = []
    for line in texts:
        facts.take([line])
    for grid in grids:
        walk = _GridWalk(grid, facts)
        grid_days = walk.days()
        struck_places += walk.struck if grid_days else []
        if grid_days or not walk.said:
            (used_grids if grid_days else unused_grids).append(grid)
        is_continued = grid_days and days and not grid.apart and grid_days[0].label == NO_LABEL
        if is_continued and times_continue_below(days[-1].rows, grid_days[0].rows):
            days[-1].rows += grid_days.pop(0).rows
        days += grid_days
    return AgendaLayout(
        tuple(_sort_table_days(_join_table_days(days), facts)),
        facts,
        tuple(used_grids),
        tuple(unused_grids),
        tuple(struck_places),
    )


class _GridWalk:
    """Goes through the rows of one grid from top to bottom. Side by side there may be several tables: `columns` and
    `open` hold what each has at the row at hand, its columns and its day."""

    def __init__(self, grid: AgendaGrid, facts: AgendaFacts) -> None:
        self.grid, self.facts = grid, facts
        self.columns: list[AgendaColumns] = []
        self.open: list[TableDay] = []
        self.waiting: dict[int, DayLabel] = {}  # days announced above a header, by column
        self.made: list[TableDay] = []
        self.said = False  # something of the training as a whole
        self.struck: list[Location] = []

    def days(self) -> list[TableDay]:
        """The days that the grid holds, none where it is no agenda."""
        rows = range(len(self.grid.rows))
        headers = {row: columns for row in rows if (columns := header_columns(self.grid, row))}
        if not headers and (untimed_header := columns_under_no_time(self.grid)):
            headers = dict([untimed_header])
        upper_grid = replace(self.grid, rows=self.grid.rows[: min(headers, default=len(rows))])
        # What stands above the first header may be an agenda as well.
        if headerless_tables := tables_without_header(upper_grid):
            self._header(-1, headerless_tables)
        for row in rows:
            if row in headers:
                self._header(row, headers[row])
            elif self.open and row in self.grid.struck:
                self.struck.append(self.grid.place(row, None))
            elif self.open and self.columns[0].beside:
                self._rooms(row)
            elif self.open:
                for slot in range(len(self.open)):
                    self._data(slot, AgendaRow(self.grid, row, self._under(slot, row)))
            elif row < _MOST_FACT_ROWS:
                self._above(row)
        return [day_part for day in _drop_heading_days(self.made) if day.rows for day_part in split_by_day_column(day)]

    def _above(self, row: int) -> None:
        filled_columns = self.grid.filled_columns(row)
        lines = [TextLine(self.grid.text(row, column), self.grid.place(row, column)) for column in filled_columns[:12]]
        self.said = self.facts.take(lines[:3]) or self.said
        for column, line in zip(filled_columns, lines, strict=False):
            if label := day_label(line.text):
                self.waiting[column] = label

    def _header(self, row: int, tables: list[AgendaColumns]) -> None:
        """Begins the tables that a header names; a header that is there again goes on with its day, unless the clock
        starts again below it."""
        is_continued = len(tables) == 1 == len(self.open)
        days: list[TableDay] = []
        for columns in tables:
            if columns.beside and days:
                days.append(days[0])
                continue
            label = columns.label or self._pending_label(
                columns, is_only_table=len(tables) == 1 or bool(columns.beside)
            )
            lower_rows = [
                AgendaRow(self.grid, lower_row, columns)
                for lower_row in range(row + 1, min(row + _ROWS_BELOW_HEADER, len(self.grid.rows)))
            ]
            if (
                label is None
                and is_continued
                and (not self.open[0].rows or times_continue_below(self.open[0].rows, lower_rows))
            ):
                days.append(self.open[0])
                continue
            if label is None and (len(tables) == 1 or columns.beside) and not self.made:
                label = next(filter(None, (day_label(line.text) for line in reversed(self.grid.before))), None)
            days.append(self._start_table_day(label or NO_LABEL, row))
        self.columns, self.open, self.waiting = tables, days, {}

    def _under(self, slot: int, row: int) -> AgendaColumns:
        """The columns of a table, in a row of which a cell may be merged over the titles of several days."""
        columns = self.columns[slot]
        if columns.label is None:
            return columns
        _, title = self.grid.find_merged_origin(row, columns.of["title"])
        if title == columns.of["title"]:
            return columns
        return replace(columns, of={**columns.of, "title": title}, first=title, last=title)

    def _rooms(self, row: int) -> None:
        """Takes a row with a cell for each room or group; one that is merged over several is for all of them."""
        times = [column for name, column in self.columns[0].of.items() if name != "title"]
        first_column, last_column = min(self.columns[0].first, *times), self.columns[-1].last
        full_row = AgendaRow(self.grid, row, replace(self.columns[0], first=first_column, last=last_column))
        filled_columns = full_row.filled_columns()
        label = self._find_day_label(full_row, filled_columns) if filled_columns else None
        if label is not None:
            self.open = [self._start_table_day(label, row)] * len(self.columns)
            return
        titles = [columns for columns in self.columns if columns.of["title"] in filled_columns]
        for columns in titles:
            title = columns.of["title"]
            if self.grid.find_merged_origin(row, title)[1] == title:
                is_wide = self.grid.span(row, title) > 1
                self.open[0].rows.append(AgendaRow(self.grid, row, replace(columns, beside="") if is_wide else columns))
        if filled_columns and not titles:
            self.open[0].rows.append(full_row)

    def _pending_label(self, columns: AgendaColumns, *, is_only_table: bool) -> DayLabel | None:
        labels = [
            label for column, label in self.waiting.items() if is_only_table or columns.first <= column <= columns.last
        ]
        return labels[-1] if labels else None

    def _data(self, slot: int, row: AgendaRow) -> None:
        filled_columns = row.filled_columns()
        if not filled_columns:
            return
        label = None if "day" in row.columns.of else self._find_day_label(row, filled_columns)
        if label is not None:
            self.open[slot] = self._start_table_day(label, row.number)
        else:
            self.open[slot].rows.append(row)

    def _find_day_label(self, row: AgendaRow, filled_columns: list[int]) -> DayLabel | None:
        """The day that a row between the items announces: alone in its row, or with the date or a motto beside it."""
        texts = [self.grid.text(row.number, column) for column in filled_columns]
        label = day_label(texts[0])
        if label is None or len(texts) == 1:
            return label
        is_item = len(texts) > 3 or (filled_columns[0] != row.columns.of.get("time") and row.value("time") is not None)
        is_dated = all(day_label(text) for text in texts[1:])
        return None if is_item or not (is_dated or label.number) else day_label(" ".join(texts)) or label

    def _start_table_day(self, label: DayLabel, row: int) -> TableDay:
        self.made.append(TableDay(label, self.grid.place(max(row, 0), None)))
        return self.made[-1]


def _drop_heading_days(days: list[TableDay]) -> list[TableDay]:
    """The days, what stands above the first that is announced, and says no time, as notes of that one: the title of a
    page is no day."""
    if len(days) > 1 and days[0].label == NO_LABEL and not any(row.says_when for row in days[0].rows):
        days[1].rows[:0] = days[0].rows
        return days[1:]
    return days


def _join_table_days(days: list[TableDay]) -> list[TableDay]:
    """The days, those put together that are announced as the same one: its morning and its afternoon."""
    joined_days: list[TableDay] = []
    for day in days:
        earlier = next((candidate for candidate in joined_days if _is_same(candidate.label, day.label)), None)
        if earlier is None and joined_days and day.label.name and day.label == joined_days[-1].label:
            earlier = joined_days[-1]  # its morning and its afternoon; a longer training has two Mondays
        if earlier is None:
            joined_days.append(day)
        else:
            earlier.rows += day.rows
            earlier.label = DayLabel(earlier.label.number or day.label.number, earlier.label.on or day.label.on)
    return joined_days


def _is_same(first_label: DayLabel, second_label: DayLabel) -> bool:
    if first_label.number is not None and second_label.number is not None:
        return first_label.number == second_label.number
    return first_label.on is not None and first_label.on == second_label.on


def _sort_table_days(days: list[TableDay], facts: AgendaFacts) -> Iterator[TableDay]:
    """The days by their numbers, else by their dates, where each has one, with what dates the file says elsewhere."""
    if all(day.label.number is not None for day in days):
        days = sorted(days, key=lambda day: day.label.number or 0)
    elif all(day.label.on is not None for day in days):
        days = sorted(days, key=lambda day: day.label.on or date.min)
    running_date = _find_first_date(facts, len(days))
    for position, day in enumerate(days, 1):
        number = day.label.number or position
        day_date = day.label.on or facts.days.get(number) or (running_date and running_date + timedelta(position - 1))
        yield replace(day, label=DayLabel(number, day_date))


def _find_first_date(facts: AgendaFacts, days: int) -> date | None:
    """The first date of a training whose days follow one another, where the file says its dates only as a whole."""
    dates = facts.dates[0] if facts.dates else []
    return min(dates) if dates and (max(dates) - min(dates)).days == days - 1 else None
