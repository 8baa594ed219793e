"""The half-days of a training, for which people sign: the one place that says which they are."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from ecpat_training.agenda.model.agenda import AgendaDay, PlannedTraining
from ecpat_training.agenda.report.agenda import day_name
from ecpat_training.agenda.report.lines import LATE_NOON, NOON, days_of, half_days
from ecpat_training.core.record import record
from ecpat_training.documents.wording import Wording, wording
from ecpat_training.programme.model.training import Training
from ecpat_training.values.quantity import from_to

Half = Literal["morning", "afternoon", "whole day", "evening"]

LUNCH = (12 * 60 + 30, 13 * 60 + 30)
"""Where no lunch is fixed, a day is parted here; times of half-days that follow from it are approximate."""
_SHORT: dict[Half, str] = {"morning": "AM", "afternoon": "PM", "whole day": "day", "evening": "evening"}


@record
class HalfDay:
    """A half of a day, counted from 1, or all of a short one; `start` and `end` are minutes after midnight. `required`
    ones count for completion; an evening doesn't."""

    day: int
    half: Half
    date: date | None
    start: int
    end: int
    required: bool = True

    @property
    def key(self) -> str:
        """What it is called in tables: `Day 1 AM`."""
        return f"Day {self.day} {_SHORT[self.half]}"

    @property
    def minutes(self) -> int:
        """How long it is."""
        return self.end - self.start

    def contains(self, time: int) -> bool:
        """Whether a time, in minutes after midnight, is in it."""
        return self.start <= time <= self.end


def training_half_days(training: Training, planned: PlannedTraining | None = None) -> tuple[HalfDay, ...]:
    """The half-days of a training in time: those of its agenda, else by the days and hours of the programme. Without an
    agenda a day is parted at its fixed lunch, else at a lunch from 12:30 to 13:30; one that is over by 14:00 or begins
    at noon or later is a single half. What is fixed for an evening is one that isn't required."""
    if planned is None:
        return tuple(half for day in range(1, training.days + 1) for half in _of_day(training, day))
    words, halves = wording(), []
    for day in days_of(planned):
        for agenda_half in half_days(day, words):
            halves.append(HalfDay(day.number, agenda_half.half, day.date, agenda_half.start, agenda_half.end))
        halves += _evening(training, day.number)
    return tuple(halves)


def half_day_name(half: HalfDay, words: Wording) -> str:
    """What it is called on paper: `Day 1, Thursday 12 May 2005, morning`; an evening by its time."""
    name = day_name(AgendaDay(number=half.day, date=half.date, items=()), words)
    if half.half == "evening":
        return f"{name}, {from_to(half.start, half.end)}"
    return words.say(half.half, day=name)


def signed_for(halves: Iterable[HalfDay]) -> tuple[HalfDay, ...]:
    """Those for which there is a sheet to sign: nobody signs for a dinner."""
    return tuple(half for half in halves if half.half != "evening")


def _of_day(training: Training, day: int) -> Iterator[HalfDay]:
    hours, day_date = training.hours.on(day), training.date_of(day)
    lunch = next(((span.start, span.end) for kind, span in training.breaks_of(day) if kind == "lunch"), None)
    if lunch is None and (hours.end <= LATE_NOON or hours.start >= NOON):
        half: Half = "morning" if hours.end <= LATE_NOON else "afternoon"
        yield HalfDay(day, half, day_date, hours.start, hours.end)
    else:
        before, after = lunch or LUNCH
        yield HalfDay(day, "morning", day_date, hours.start, before)
        yield HalfDay(day, "afternoon", day_date, after, hours.end)
    yield from _evening(training, day)


def _evening(training: Training, day: int) -> Iterator[HalfDay]:
    if evening := training.evening_of(day):
        first_start, last_end = min(session.at.start for session in evening), max(session.at.end for session in evening)
        yield HalfDay(day, "evening", training.date_of(day), first_start, last_end, required=False)
