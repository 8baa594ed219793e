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
from ecpat_training.values.quantity import clock_span

DayPart = Literal["morning", "afternoon", "whole day", "evening"]

LUNCH = (12 * 60 + 30, 13 * 60 + 30)
"""Where no lunch is fixed, a day is parted here; times of half-days that follow from it are approximate."""
_SHORT_LABELS: dict[DayPart, str] = {"morning": "AM", "afternoon": "PM", "whole day": "day", "evening": "evening"}


@record
class HalfDay:
    """A half of a day, counted from 1, or all of a short one; `start` and `end` are minutes after midnight. `required`
    ones count for completion; an evening doesn't."""

    day: int
    half: DayPart
    date: date | None
    start: int
    end: int
    required: bool = True

    @property
    def key(self) -> str:
        """What it is called in tables: `Day 1 AM`."""
        return f"Day {self.day} {_SHORT_LABELS[self.half]}"

    @property
    def minutes(self) -> int:
        """How long it is."""
        return self.end - self.start

    def contains(self, time: int) -> bool:
        """Whether a time, in minutes after midnight, is in it."""
        return self.start <= time <= self.end


def training_half_days(training: Training, planned_training: PlannedTraining | None = None) -> tuple[HalfDay, ...]:
    """The half-days of a training in time: those of its agenda, else by the days and hours of the programme. Without an
    agenda a day is parted at its fixed lunch, else at a lunch from 12:30 to 13:30; one that is over by 14:00 or begins
    at noon or later is a single half. What is fixed for an evening is one that isn't required."""
    if planned_training is None:
        return tuple(half_day for day in range(1, training.days + 1) for half_day in _of_day(training, day))
    words, halves = wording(), []
    for day in days_of(planned_training):
        for agenda_half in half_days(day, words):
            halves.append(HalfDay(day.number, agenda_half.half, day.date, agenda_half.start, agenda_half.end))
        halves += _evening_half_days(training, day.number)
    return tuple(halves)


def half_day_name(half_day: HalfDay, words: Wording) -> str:
    """What it is called on paper: `Day 1, Thursday 12 May 2005, morning`; an evening by its time."""
    name = day_name(AgendaDay(number=half_day.day, date=half_day.date, items=()), words)
    if half_day.half == "evening":
        return f"{name}, {clock_span(half_day.start, half_day.end)}"
    return words.say(half_day.half, day=name)


def select_signable_halves(halves: Iterable[HalfDay]) -> tuple[HalfDay, ...]:
    """Those for which there is a sheet to sign: nobody signs for a dinner."""
    return tuple(half_day for half_day in halves if half_day.half != "evening")


def _of_day(training: Training, day: int) -> Iterator[HalfDay]:
    hours, day_date = training.hours.hours_on(day), training.date_of(day)
    lunch = next(
        ((span.start, span.end) for break_kind, span in training.breaks_of(day) if break_kind == "lunch"), None
    )
    if lunch is None and (hours.end <= LATE_NOON or hours.start >= NOON):
        half_day: DayPart = "morning" if hours.end <= LATE_NOON else "afternoon"
        yield HalfDay(day, half_day, day_date, hours.start, hours.end)
    else:
        lunch_start, lunch_end = lunch or LUNCH
        yield HalfDay(day, "morning", day_date, hours.start, lunch_start)
        yield HalfDay(day, "afternoon", day_date, lunch_end, hours.end)
    yield from _evening_half_days(training, day)


def _evening_half_days(training: Training, day: int) -> Iterator[HalfDay]:
    if evening_sessions := training.evening_of(day):
        first_start, last_end = (
            min(session.at.start for session in evening_sessions),
            max(session.at.end for session in evening_sessions),
        )
        yield HalfDay(day, "evening", training.date_of(day), first_start, last_end, required=False)
