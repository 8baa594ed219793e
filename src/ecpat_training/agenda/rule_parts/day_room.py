"""How many minutes of a day sessions can have at most, after the lunch and the breaks that must be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from ecpat_training.agenda.rule_parts.day import is_half_day
from ecpat_training.agenda.rule_parts.draft import STEP
from ecpat_training.agenda.rule_parts.rule import Limits
from ecpat_training.core.text import count
from ecpat_training.values.quantity import Hours, Range

MOST_COFFEES = 6
"""The most coffee breaks of a half day, where no rule asks for fewer: as many as any rule may allow."""


@dataclass(frozen=True, slots=True)
class DayRoom:
    """The most minutes that sessions can have on a day of these `hours`, with a lunch of so many minutes (0: none) and
    so many coffee breaks of `coffee` minutes each."""

    hours: Hours
    minutes: int
    lunch: int = 0
    coffees: int = 0
    coffee: int = 0

    @property
    def pauses(self) -> int:
        """The minutes of its lunch and its breaks."""
        return self.lunch + self.coffees * self.coffee

    def says(self) -> str:
        """What its minutes come from: `09:00-16:00 is 420 minutes, less 60 for lunch: 360 for sessions`."""
        pause_texts = [f"{self.lunch} for lunch"] * bool(self.lunch)
        pause_texts += [f"{self.coffees * self.coffee} for {count(self.coffees, 'coffee break')}"] * bool(self.coffees)
        less_clause = f", less {' and '.join(pause_texts)}" if pause_texts else ""
        unused_minutes = self.hours.minutes - self.pauses - self.minutes
        usable_clause = (
            f", of which no more than {self.minutes} can be used without another break" if unused_minutes else ""
        )
        result = f": {self.hours.minutes - self.pauses} for sessions" if less_clause else ""
        return f"{self.hours} is {self.hours.minutes} minutes{less_clause}{result}{usable_clause}."


def day_room(hours: Hours, limits: Sequence[Limits], *, eaten: bool = False) -> DayRoom:
    """The most minutes that sessions can have under limits: more breaks allow more stretches, but take time
    themselves. Of equally many, those with the fewest minutes of breaks. Who has `eaten` before or after them needs no
    lunch."""
    return max(_list_day_rooms(hours, limits, eaten), key=lambda room: (room.minutes, -room.pauses))


def _list_day_rooms(hours: Hours, limits: Sequence[Limits], eaten: bool) -> Iterator[DayRoom]:
    day_minutes = hours.minutes
    max_stretch = min([limit.never_over for limit in limits if limit.never_over is not None] + [day_minutes])
    coffee, lunch = (
        _largest_minimum([limit.coffee for limit in limits]),
        _largest_minimum([limit.lunch for limit in limits]),
    )
    most_coffees = min([limit.coffees for limit in limits if limit.coffees is not None] + [MOST_COFFEES])
    coffee_threshold = min([limit.coffee_over for limit in limits if limit.coffee_over is not None] + [day_minutes])
    lunch_threshold = min([limit.lunch_over for limit in limits if limit.lunch_over is not None] + [day_minutes])
    lunch_threshold = day_minutes if eaten or is_half_day(hours) else lunch_threshold
    windows = [limit.lunch_within for limit in limits if limit.lunch_within is not None]
    first_lunch_start = max([hours.start, *(window.start for window in windows)])
    lunch_end = min([hours.end, *(window.end for window in windows)])

    def half_day_minutes(coffees: int, minutes: int) -> int:
        longest_half = max_stretch * (coffees + 1) if coffees else min(max_stretch, coffee_threshold)
        return max(0, min(longest_half, minutes - coffees * coffee))

    for coffees in range(most_coffees + 1):
        yield DayRoom(hours, half_day_minutes(coffees, min(day_minutes, lunch_threshold)), 0, coffees, coffee)
    for coffees_before, coffees_after in (
        product(range(most_coffees + 1), repeat=2) if lunch_end - first_lunch_start >= lunch else ()
    ):
        remaining_minutes = day_minutes - lunch - (coffees_before + coffees_after) * coffee
        half_minutes = (
            half_day_minutes(coffees_before, lunch_end - lunch - hours.start),
            half_day_minutes(coffees_after, hours.end - first_lunch_start - lunch),
        )
        yield DayRoom(
            hours, max(0, min(remaining_minutes, sum(half_minutes))), lunch, coffees_before + coffees_after, coffee
        )


def _largest_minimum(ranges: Sequence[Range | None]) -> int:
    return max([STEP, *(int(wished_range.low or STEP) for wished_range in ranges if wished_range is not None)])
