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
        no_more = f", of which no more than {self.minutes} can be used without another break" if unused_minutes else ""
        result = f": {self.hours.minutes - self.pauses} for sessions" if less_clause else ""
        return f"{self.hours} is {self.hours.minutes} minutes{less_clause}{result}{no_more}."


def day_room(hours: Hours, limits: Sequence[Limits], *, eaten: bool = False) -> DayRoom:
    """The most minutes that sessions can have under limits: more breaks allow more stretches, but take time
    themselves. Of equally many, those with the fewest minutes of breaks. Who has `eaten` before or after them needs no
    lunch."""
    return max(_ways(hours, limits, eaten), key=lambda room: (room.minutes, -room.pauses))


def _ways(hours: Hours, limits: Sequence[Limits], eaten: bool) -> Iterator[DayRoom]:
    day_minutes = hours.minutes
    stretch = min([limit.never_over for limit in limits if limit.never_over is not None] + [day_minutes])
    coffee, lunch = _least([limit.coffee for limit in limits]), _least([limit.lunch for limit in limits])
    most_coffees = min([limit.coffees for limit in limits if limit.coffees is not None] + [MOST_COFFEES])
    coffee_over = min([limit.coffee_over for limit in limits if limit.coffee_over is not None] + [day_minutes])
    lunch_over = min([limit.lunch_over for limit in limits if limit.lunch_over is not None] + [day_minutes])
    lunch_over = day_minutes if eaten or is_half_day(hours) else lunch_over
    windows = [limit.lunch_within for limit in limits if limit.lunch_within is not None]
    first = max([hours.start, *(window.start for window in windows)])
    lunch_end = min([hours.end, *(window.end for window in windows)])

    def half(coffees: int, minutes: int) -> int:
        longest_half = stretch * (coffees + 1) if coffees else min(stretch, coffee_over)
        return max(0, min(longest_half, minutes - coffees * coffee))

    for coffees in range(most_coffees + 1):
        yield DayRoom(hours, half(coffees, min(day_minutes, lunch_over)), 0, coffees, coffee)
    for before, after in product(range(most_coffees + 1), repeat=2) if lunch_end - first >= lunch else ():
        remaining_minutes = day_minutes - lunch - (before + after) * coffee
        half_minutes = half(before, lunch_end - lunch - hours.start), half(after, hours.end - first - lunch)
        yield DayRoom(hours, max(0, min(remaining_minutes, sum(half_minutes))), lunch, before + after, coffee)


def _least(ranges: Sequence[Range | None]) -> int:
    return max([STEP, *(int(wished_range.low or STEP) for wished_range in ranges if wished_range is not None)])
