"""The half-days of a training, for which people sign."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from ecpat_training.core.record import record
from ecpat_training.programme.model.training import Training

Half = Literal["morning", "afternoon", "whole day", "evening"]

NOON, LATE_NOON = 12 * 60, 14 * 60
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


def half_days_of(training: Training) -> tuple[HalfDay, ...]:
    """The half-days of a training by the days and hours of the programme, in time. A day is parted at its fixed lunch,
    else at a lunch from 12:30 to 13:30; one that is over by 14:00 or begins at noon or later is a single half."""
    return tuple(half for day in range(1, training.days + 1) for half in _of_day(training, day))


def _of_day(training: Training, day: int) -> Iterator[HalfDay]:
    hours, on = training.hours.on(day), training.date_of(day)
    lunch = next(((span.start, span.end) for kind, span in training.breaks_of(day) if kind == "lunch"), None)
    if lunch is None and (hours.end <= LATE_NOON or hours.start >= NOON):
        half: Half = "morning" if hours.end <= LATE_NOON else "afternoon"
        yield HalfDay(day, half, on, hours.start, hours.end)
    else:
        before, after = lunch or LUNCH
        yield HalfDay(day, "morning", on, hours.start, before)
        yield HalfDay(day, "afternoon", on, after, hours.end)
    if evening := training.evening_of(day):
        first, last = min(one.at.start for one in evening), max(one.at.end for one in evening)
        yield HalfDay(day, "evening", on, first, last, required=False)
