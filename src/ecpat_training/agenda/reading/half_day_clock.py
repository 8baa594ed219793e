"""Agendas by a clock of twelve hours that say neither am nor pm: after `11:30-12:30` comes `1:30-2:30`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ecpat_training.agenda.reading.clock_cell import When
from ecpat_training.agenda.reading.row_times import TimedRow
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count, listing
from ecpat_training.values.quantity import clock

_HALF = 12 * 60
_MORNING = 7 * 60  # no training starts earlier
_MOST_NAMED = 12
_SAYS_HALF = re.compile(r"\d\s?[ap]\.?\s?m\b", re.IGNORECASE)


def in_halves_of_the_day(rows: Sequence[TimedRow], findings: list[Finding]) -> list[TimedRow]:
    """The rows of a day, those after noon with their times by the clock of the whole day, which is said. Where one
    shows an hour from 13 on without pm, the agenda is written by that clock already."""
    if any(_is_late(one) for one in rows):
        return list(rows)
    done: list[TimedRow] = []
    moved: list[TimedRow] = []
    for one in rows:
        later = _in_the_afternoon(one, done)
        done.append(later or one)
        if later or one.when.past_noon:
            moved.append(later or one)
    if moved:
        first = moved[0]
        places = listing([one.row.where().inside for one in moved], _MOST_NAMED)
        were = "was" if len(moved) == 1 else "were"
        what = f"{count(len(moved), 'row')} ({places}) {were} read as in the afternoon, the first "
        what += f"{_span(first)}: no time of this day is later than 12:59."
        hint = "Please check these times, or write them as in `13:30-14:30`."
        said = Finding("agenda.afternoon", Severity.WARNING, what, first.row.where("time"), hint)
        findings += [said] if said not in findings else []  # once for days beside each other
    return done


def _in_the_afternoon(one: TimedRow, before: Sequence[TimedRow]) -> TimedRow | None:
    start, end = one.when.start, one.when.end
    if start is None or start >= _MORNING or _says_half(one):
        return None
    if not any(other.when.start is not None and other.when.start >= _MORNING for other in before):
        return None
    return replace(one, when=When(start + _HALF, None if end is None else end + _HALF, one.when.minutes, one.when.rest))


def _span(one: TimedRow) -> str:
    start = clock(one.when.start or 0)
    return f"{start}-{clock(one.when.end)}" if one.when.end is not None else f"from {start} on"


def _is_late(one: TimedRow) -> bool:
    times = [time for time in (one.when.start, one.when.end) if time is not None]
    return any(time >= _HALF + 60 for time in times) and not _says_half(one) and not one.when.past_noon


def _says_half(one: TimedRow) -> bool:
    return any(_SAYS_HALF.search(one.row.text(name)) for name in ("time", "start", "end"))
