"""Agendas by a clock of twelve hours that say neither am nor pm: after `11:30-12:30` comes `1:30-2:30`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ecpat_training.agenda.reading.clock_cell import ClockReading
from ecpat_training.agenda.reading.row_times import TimedRow
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.values.quantity import clock
from ecpat_training.words.catalogue.message import phrase

_HALF_DAY_MINUTES = 12 * 60
_MORNING = 7 * 60  # no training starts earlier
_MAX_ROWS_NAMED = 12
_SAYS_HALF = re.compile(r"\d\s?[ap]\.?\s?m\b", re.IGNORECASE)


def shift_afternoon_times(rows: Sequence[TimedRow], findings: list[Finding]) -> list[TimedRow]:
    """The rows of a day, those after noon with their times by the clock of the whole day, which is said. Where one
    shows an hour from 13 on without pm, the agenda is written by that clock already."""
    if any(_is_late(timed_row) for timed_row in rows):
        return list(rows)
    done_rows: list[TimedRow] = []
    moved_rows: list[TimedRow] = []
    for timed_row in rows:
        afternoon_row = _shift_to_afternoon(timed_row, done_rows)
        done_rows.append(afternoon_row or timed_row)
        if afternoon_row or timed_row.when.past_noon:
            moved_rows.append(afternoon_row or timed_row)
    if moved_rows:
        first_moved_row = moved_rows[0]
        places = listing([moved_row.row.where().place_in_file for moved_row in moved_rows], _MAX_ROWS_NAMED)
        message = phrase(
            "{rows:,} {rows:row|rows} ({places}) {rows:was|were} read as in the afternoon, the first {times}: no time "
            "of this day is later than 12:59.",
            rows=len(moved_rows),
            places=places,
            times=_span(first_moved_row),
        )
        hint = "Please check these times, or write them as in `13:30-14:30`."
        finding = Finding("agenda.afternoon", Severity.WARNING, message, first_moved_row.row.where("time"), hint)
        findings += [finding] if finding not in findings else []  # once for days beside each other
    return done_rows


def _shift_to_afternoon(timed_row: TimedRow, earlier_rows: Sequence[TimedRow]) -> TimedRow | None:
    start, end = timed_row.when.start, timed_row.when.end
    if start is None or start >= _MORNING or _has_am_pm(timed_row):
        return None
    if not any(earlier.when.start is not None and earlier.when.start >= _MORNING for earlier in earlier_rows):
        return None
    return replace(
        timed_row,
        when=ClockReading(
            start + _HALF_DAY_MINUTES,
            None if end is None else end + _HALF_DAY_MINUTES,
            timed_row.when.minutes,
            timed_row.when.rest,
        ),
    )


def _span(timed_row: TimedRow) -> str:
    start = clock(timed_row.when.start or 0)
    if timed_row.when.end is None:
        return phrase("from {start} on", start=start)
    return f"{start}-{clock(timed_row.when.end)}"


def _is_late(timed_row: TimedRow) -> bool:
    times = [time for time in (timed_row.when.start, timed_row.when.end) if time is not None]
    return (
        any(time >= _HALF_DAY_MINUTES + 60 for time in times)
        and not _has_am_pm(timed_row)
        and not timed_row.when.past_noon
    )


def _has_am_pm(timed_row: TimedRow) -> bool:
    return any(_SAYS_HALF.search(timed_row.row.text(name)) for name in ("time", "start", "end"))
