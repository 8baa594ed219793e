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
        parts = [f"{self.lunch} for lunch"] * bool(self.lunch)
        parts += [f"{self.coffees * self.coffee} for {count(self.coffees, 'coffee break')}"] * bool(self.coffees)
        less = f", less {' and '.join(parts)}" if parts else ""
        unused = self.hours.minutes - self.pauses - self.minutes
        no_more = f", of which no more than {self.minutes} can be used without another break" if unused else ""
        result = f": {self.hours.minutes - self.pauses} for sessions" if less else ""
        return f"{self.hours} is {self.hours.minutes} minutes{less}{result}{no_more}."


def day_room(hours: Hours, limits: Sequence[Limits], *, eaten: bool = False) -> DayRoom:
    """The most minutes that sessions can have under limits: more breaks allow more stretches, but take time
    themselves. Of equally many, those with the fewest minutes of breaks. Who has `eaten` before or after them needs no
    lunch."""
    return max(_ways(hours, limits, eaten), key=lambda room: (room.minutes, -room.pauses))


def _ways(hours: Hours, limits: Sequence[Limits], eaten: bool) -> Iterator[DayRoom]:
    day_minutes = hours.minutes
    stretch = min([limit.never_over for limit in limits if limit.never_over is not None] + [day_minutes])
    coffee, lunch = _least([limit.coffee for limit in limits]), _least([limit.lunch for limit in limits])
    most = min([limit.coffees for limit in limits if limit.coffees is not None] + [MOST_COFFEES])
    over = min([limit.coffee_over for limit in limits if limit.coffee_over is not None] + [day_minutes])
    dry = min([limit.lunch_over for limit in limits if limit.lunch_over is not None] + [day_minutes])
    dry = day_minutes if eaten or is_half_day(hours) else dry
    windows = [limit.lunch_within for limit in limits if limit.lunch_within is not None]
    first = max([hours.start, *(window.start for window in windows)])
    last = min([hours.end, *(window.end for window in windows)])

    def half(coffees: int, minutes: int) -> int:
        longest = stretch * (coffees + 1) if coffees else min(stretch, over)
        return max(0, min(longest, minutes - coffees * coffee))

    for coffees in range(most + 1):
        yield DayRoom(hours, half(coffees, min(day_minutes, dry)), 0, coffees, coffee)
    for before, after in product(range(most + 1), repeat=2) if last - first >= lunch else ():
        remaining = day_minutes - lunch - (before + after) * coffee
        parts = half(before, last - lunch - hours.start), half(after, hours.end - first - lunch)
        yield DayRoom(hours, max(0, min(remaining, sum(parts))), lunch, before + after, coffee)


def _least(ranges: Sequence[Range | None]) -> int:
    return max([STEP, *(int(wished.low or STEP) for wished in ranges if wished is not None)])
