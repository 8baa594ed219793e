"""The rows of one day of an agenda, and what a column says of the day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from ecpat_training.agenda.reading.clock_cell import clock_of, read_clock_cell
from ecpat_training.agenda.reading.columns import AgendaColumns
from ecpat_training.agenda.reading.day_label import DayLabel, day_label
from ecpat_training.agenda.reading.grid import AgendaGrid
from ecpat_training.core.location import Location
from ecpat_training.files.table import CellValue
from ecpat_training.words.lists.agenda_headers import AgendaField

NO_LABEL = DayLabel()
_PINNED_PATTERN = re.compile(r"\s*\(\s*pinned\s*\)", re.IGNORECASE)
_DAY_FIELDS: tuple[AgendaField, ...] = ("day", "date")


@dataclass(frozen=True)
class AgendaRow:
    """One row of an agenda table."""

    grid: AgendaGrid
    number: int
    columns: AgendaColumns

    def value(self, name: AgendaField) -> CellValue:
        """What the row's cell for a field holds, the pin apart; None where it is empty or there is no such column."""
        column = self.columns.of.get(name)
        cells = self.grid.rows[self.number]
        if name == "title" and len(self._titles()) > 1:
            return self.text(name)
        if column is None or column >= len(cells) or not self.text(name):
            return None
        value = cells[column]
        return _PINNED_PATTERN.sub("", value) if isinstance(value, str) else value

    def text(self, name: AgendaField) -> str:
        """The text of a field's cell, without `(pinned)`; of a title over several columns, each column's text in a line
        of its own."""
        column = self.columns.of.get(name)
        if name == "title" and len(titles := self._titles()) > 1:
            return "\n".join(
                _PINNED_PATTERN.sub("", self.grid.text(self.number, title_column)).strip() for title_column in titles
            )
        return "" if column is None else _PINNED_PATTERN.sub("", self.grid.text(self.number, column)).strip()

    def _titles(self) -> list[int]:
        return [column for column in self.columns.titles if self.grid.text(self.number, column)]

    @property
    def id(self) -> str:
        """Its hidden id, or what its column `Id` says."""
        return self.grid.ids.get(self.number, "") or self.text("id")

    @property
    def is_pinned(self) -> bool:
        """Whether any of its cells says `(pinned)`, as a line of an agenda file does."""
        return any(_PINNED_PATTERN.search(self.grid.text(self.number, column)) for column in self.filled_columns())

    @property
    def says_when(self) -> bool:
        """Whether any of its cells that may say a time holds something else than a title over the whole row."""
        return any(self.value(name) is not None for name in ("start", "minutes")) or _start_of(self) is not None

    def where(self, name: AgendaField | None = None) -> Location:
        """The place of a field's cell; of the row, where there is none."""
        return self.grid.place(self.number, self.columns.of.get(name) if name else None)

    def filled_columns(self) -> list[int]:
        """The columns of the row's own table that say something."""
        return [column for column in self.grid.filled_columns(self.number) if self._is_own(column)]

    def _is_own(self, column: int) -> bool:
        return self.columns.first <= column <= self.columns.last


@dataclass
class TableDay:
    """The rows of one day, in the order of the file."""

    label: DayLabel
    where: Location
    rows: list[AgendaRow] = field(default_factory=list)


def split_by_day_column(day: TableDay) -> Iterator[TableDay]:
    """The days of a table that says the day in a column, each once or in every row."""
    names = [name for name in _DAY_FIELDS if name in day.rows[0].columns.of]
    if not names:
        yield day
        return
    open_day: TableDay | None = None
    announced_day = ""
    for row in day.rows:
        text = " ".join(filter(None, (row.text(name) for name in names)))
        if open_day is None or (text and text != announced_day):
            announced_day = text or announced_day
            open_day = TableDay(_label_of(row, day.label), row.where(names[0]))
            yield open_day
        open_day.rows.append(row)


def _label_of(row: AgendaRow, default_label: DayLabel) -> DayLabel:
    text = row.text("day")
    label = day_label(text) or (day_label(f"day {text}") if text else None) or default_label
    day_date = _date_of(row.value("date")) or _date_of(row.value("day"))
    return replace(label, on=day_date) if day_date else label


def _date_of(value: CellValue) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    label = day_label(value) if isinstance(value, str) else None
    return label.on if label else None


def times_continue_below(rows: list[AgendaRow], lower_rows: list[AgendaRow]) -> bool:
    """Whether the clock goes on from some rows to those below them, as within one day."""
    last_start, first_start = _start(reversed(rows)), _start(iter(lower_rows))
    return last_start is not None and first_start is not None and last_start < first_start


def _start(rows: Iterator[AgendaRow]) -> int | None:
    return next(filter(None, map(_start_of, rows)), None)


def _start_of(row: AgendaRow) -> int | None:
    try:
        if (value := row.value("start")) is not None:
            return clock_of(value)
        return read_clock_cell(row.value("time")).start if row.value("time") is not None else None
    except ValueError:
        return None
