"""When the rows of a day are: from whatever columns say it, and from the rows below where only starts are written."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from ecpat_training.agenda.reading.clock_cell import (
    DAY,
    ClockReading,
    clock_of,
    is_past_noon,
    minutes_of,
    read_clock_cell,
)
from ecpat_training.agenda.reading.table_day import AgendaRow
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import visible
from ecpat_training.values.quantity import clock, crosses_midnight
from ecpat_training.words.catalogue.message import message_of, phrase
from ecpat_training.words.lists.agenda_headers import END_HEADERS, AgendaField
from ecpat_training.words.matching import letters_key

_FIGURE = re.compile(r"(?<![\w.:])\d")
_WHENS: tuple[AgendaField, ...] = ("time", "start", "end", "minutes")
_MAX_TEXT_LENGTH = 60


@dataclass(frozen=True)
class TimedRow:
    """A row that says when and what; without `end` and `minutes` it lasts until the next one starts."""

    row: AgendaRow
    title: str
    when: ClockReading

    @property
    def is_end(self) -> bool:
        """Whether it only says when the day is over."""
        only_start = self.when.end is None and self.when.minutes is None
        return only_start and (not self.title or letters_key(self.title).rstrip("0123456789") in END_HEADERS)


def has_times(row: AgendaRow) -> bool:
    """Whether a row has anything in the columns that say when."""
    return any(row.value(name) is not None for name in _WHENS)


def read_timed_row(row: AgendaRow, findings: list[Finding]) -> TimedRow | None:
    """A row with its time; what is wrong with the time is added to the findings, and then there is none."""
    if timed_row := whole_row(row):
        return timed_row
    try:
        reading = _read_row_times(row, findings)
    except _CellError as error:
        findings.append(_error("agenda.time", phrase("{problem}.", problem=message_of(error)), row, error.name))
        return None
    title = row.text("title") or reading.rest
    if row.text("title") and reading.rest:
        message = phrase("`{text}` beside the time was not read.", text=visible(reading.rest)[:_MAX_TEXT_LENGTH])
        findings.append(Finding("agenda.beside-time", Severity.WARNING, message, row.where("time")))
    return TimedRow(row, title, reading)


def has_time(row: AgendaRow) -> bool:
    """Whether a cell of those that say when can be read, whatever the others hold."""
    for name in _WHENS:
        value = row.value(name)
        try:
            if value is not None and (minutes_of if name == "minutes" else read_clock_cell)(value):
                return True
        except ValueError:
            continue
    return False


def whole_row(row: AgendaRow) -> TimedRow | None:
    """A row that says all in one cell, such as `Lunch 12:30-13:30` or `Tea break (11.15-11.30 am)`."""
    filled_columns = row.filled_columns()
    if len(filled_columns) != 1 or (has_time(row) and row.columns.of.get("time") in filled_columns):
        return None
    text = row.grid.text(row.number, filled_columns[0])
    for match in _FIGURE.finditer(text):
        title = text[: match.start()].strip(" ,:;(–—-\n")
        try:
            reading = read_clock_cell(text[match.start() :].strip(" .,;)"))
        except ValueError:
            continue
        if reading.end is not None and (bool(title) != bool(reading.rest)):
            return TimedRow(row, title or reading.rest, reading)
        return None
    return None


class _CellError(ValueError):
    def __init__(self, problem: str, name: AgendaField) -> None:
        super().__init__(problem)
        self.name = name


def _read_row_times(row: AgendaRow, findings: list[Finding]) -> ClockReading:
    """What the row's cells say together.

    Raises:
        _CellError: a cell can't be read, or two cells contradict each other.
    """
    reading = ClockReading()
    name: AgendaField = "time"
    try:
        if (value := row.value("time")) is not None:
            reading = read_clock_cell(value)
        name = "start"
        if (value := row.value("start")) is not None:
            reading = _add_start(reading, value)
        name = "end"
        if (value := row.value("end")) is not None:
            reading = replace(reading, end=clock_of(value))
        if reading.start is not None and reading.end is not None and crosses_midnight(reading.start, reading.end):
            reading = replace(reading, end=reading.end + DAY)
        if reading.start is not None and reading.end is not None and is_past_noon(reading.start, reading.end):
            reading = replace(reading, end=reading.end + DAY // 2, past_noon=True)
        if reading.start is not None and reading.end is not None and reading.start >= reading.end:
            raise ValueError(
                phrase("it ends ({end}) before it starts ({start})", end=clock(reading.end), start=clock(reading.start))
            )
        name = "minutes"
        if (value := row.value("minutes")) is not None:
            reading = replace(reading, minutes=minutes_of(value))
        if reading.start is None and reading.minutes is None:
            name = "end"
            raise ValueError("it says when this ends, but not when it starts")
        return _resolve_clock_reading(reading, row, findings)
    except ValueError as error:
        raise _CellError(message_of(error), name) from None


def _add_start(clock_reading: ClockReading, value: object) -> ClockReading:
    """The `Start` column may hold a whole span, where its end is empty."""
    span = read_clock_cell(value)  # type: ignore[arg-type]
    start = span.start if span.start is not None else clock_of(value)  # type: ignore[arg-type]
    return replace(
        clock_reading,
        start=start,
        end=span.end if span.end is not None else clock_reading.end,
        rest=clock_reading.rest or span.rest,
    )


def _resolve_clock_reading(clock_reading: ClockReading, row: AgendaRow, findings: list[Finding]) -> ClockReading:
    if clock_reading.start is None or clock_reading.minutes is None:
        return clock_reading
    if clock_reading.end is None:
        end = clock_reading.start + clock_reading.minutes
        if end >= DAY and not crosses_midnight(clock_reading.start, end - DAY):
            raise ValueError("it would last beyond midnight")
        return replace(clock_reading, end=end, minutes=None)
    if clock_reading.end - clock_reading.start != clock_reading.minutes:
        message = phrase(
            "it lasts {lasting} minutes by the clock, and {minutes} by the column beside.",
            lasting=clock_reading.end - clock_reading.start,
            minutes=clock_reading.minutes,
        )
        findings.append(
            Finding("agenda.minutes", Severity.WARNING, message, row.where("minutes"), "The clock was believed.")
        )
    return replace(clock_reading, minutes=None)


def complete_end_times(
    rows: list[TimedRow], findings: list[Finding], is_evening: Callable[[TimedRow], bool] = lambda _: False
) -> list[TimedRow]:
    """The rows of a day, those with only a start ended by the start of the next one; the row that only says when the
    day is over is taken out. Where rows were moved with their starts, the next one is that by the clock: so long a row
    lasted where it stood. No row of the day lasts until the evening begins: between the two is free time."""
    done_rows = []
    are_moved = _were_moved(rows)
    evening_flags = [is_evening(day_row) and not day_row.is_end for day_row in rows]
    for position, timed_row in enumerate(rows):
        if timed_row.is_end and all(evening_flags[position + 1 :]) and rows[0] is not timed_row:
            continue
        if timed_row.when.end is not None or timed_row.when.minutes is not None:
            done_rows.append(timed_row)
            continue
        start_minute = timed_row.when.start or 0
        first_position = 0 if are_moved else position + 1
        starts = [
            other_row.when.start
            for other_row, is_evening_row in zip(rows[first_position:], evening_flags[first_position:], strict=True)
            if other_row.when.start is not None and is_evening_row <= evening_flags[position]
        ]
        end_candidates = [start + DAY if crosses_midnight(start_minute, start) else start for start in starts]
        later_ends = [end for end in end_candidates if end > start_minute]
        end = min(later_ends, default=None) if are_moved else next(iter(later_ends), None)
        if end is None:
            hint = "Write start and end, such as `16:00-16:30`, or a last row with the time at which the day is over."
            findings.append(_error("agenda.time", "it isn't said when this ends.", timed_row.row, "time", hint))
            continue
        done_rows.append(replace(timed_row, when=replace(timed_row.when, end=end)))
    return done_rows


def _were_moved(rows: list[TimedRow]) -> bool:
    """Whether starts run back, where no columns say that rows are for other people or in other rooms."""
    starts = [timed_row.when.start for timed_row in rows if timed_row.when.start is not None]
    runs_back = any(later_start < earlier_start for earlier_start, later_start in pairwise(starts))
    return runs_back and not any(timed_row.row.text("track") or timed_row.row.text("room") for timed_row in rows)


def _error(code: str, message: str, row: AgendaRow, name: AgendaField, hint: str | None = None) -> Finding:
    column_name = name if row.columns.of.get(name) is not None else "start"
    return Finding(code, Severity.ERROR, message, row.where(column_name), hint)
