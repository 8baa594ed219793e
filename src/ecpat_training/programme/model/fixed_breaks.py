"""Lunches and coffee breaks whose times are fixed, since they are published or the kitchen's: `lunch: 12:30-13:30`."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

from ecpat_training.programme.model.evening import missing_day_message
from ecpat_training.programme.model.references import Problem
from ecpat_training.values.hours_by_day import HoursByDay
from ecpat_training.values.kinds import ItemKind
from ecpat_training.values.quantity import HOURS_PATTERN, Hours, parse_hours
from ecpat_training.words.catalogue.message import phrase

_BREAK_PATTERN = re.compile(r"(?:day (?P<day>[1-9]|10)\b\s*,?\s*)?(?P<at>\S.*)", re.ASCII | re.IGNORECASE)
_FORMAT_HINT = "write when it is, such as `12:30-13:30`, or `day 2 13:00-14:00` for a day of its own"
_GRID = 5
_MAX_BREAKS = 60


class FixedBreak(BaseModel):
    """A break `at` some hours of a `day`, counted from 1; None where it is the same every day."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    day: int | None = None
    at: Hours

    def __str__(self) -> str:
        return f"day {self.day} {self.at}" if self.day is not None else str(self.at)


def parse_fixed_breaks(raw_value: object) -> object:
    """Reads `12:30-13:30`, or several of these in a list, each for a day of its own or for all.

    Raises:
        ValueError: a break has no such form, ends before it starts, or isn't on the 5-minute clock of agendas.
    """
    written_breaks = raw_value if isinstance(raw_value, list | tuple) else [raw_value]
    return tuple(map(_parsed, written_breaks))


def _parsed(raw_value: object) -> FixedBreak:
    if isinstance(raw_value, FixedBreak):
        return raw_value
    match = _BREAK_PATTERN.fullmatch(raw_value.strip()) if isinstance(raw_value, str) else None
    hours = parse_hours(match["at"]) if match else None
    if match is None or not isinstance(hours, Hours):
        raise ValueError(_FORMAT_HINT)
    if hours.start % _GRID or hours.end % _GRID:
        raise ValueError("agendas are planned in steps of 5 minutes: write a time such as `12:30-13:30`")
    return FixedBreak(day=int(match["day"]) if match["day"] else None, at=hours)


def _serialise_breaks(breaks: Sequence[FixedBreak]) -> object:
    return str(breaks[0]) if len(breaks) == 1 else [str(fixed_break) for fixed_break in breaks]


_LINE = {"type": "string", "pattern": HOURS_PATTERN}
WrittenFixedBreaks = Annotated[
    tuple[FixedBreak, ...],
    Field(max_length=_MAX_BREAKS),
    BeforeValidator(parse_fixed_breaks),
    PlainSerializer(_serialise_breaks),
    WithJsonSchema(
        {
            "anyOf": [_LINE, {"type": "array", "items": _LINE, "maxItems": _MAX_BREAKS}],
            "examples": ["12:30-13:30", ["10:30-10:45", "day 2 15:00-15:20"]],
        }
    ),
]
"""Fixed breaks as people write them: one, or a list."""


def fixed_breaks_of_day(
    lunch: Sequence[FixedBreak], coffee: Sequence[FixedBreak], day: int, hours: Hours
) -> list[tuple[ItemKind, Hours]]:
    """Returns the breaks (kind and hours) that are fixed on a day, in the order of time.

    Lunches and coffee breaks are looked at separately: those of the day itself, else those of every day that lie within
    its hours.
    """
    fixed_times: list[tuple[ItemKind, Hours]] = []
    breaks_by_kind: tuple[tuple[ItemKind, Sequence[FixedBreak]], ...] = (("lunch", lunch), ("break", coffee))
    for break_kind, breaks in breaks_by_kind:
        own_hours = [fixed_break.at for fixed_break in breaks if fixed_break.day == day]
        daily_hours = [
            fixed_break.at
            for fixed_break in breaks
            if fixed_break.day is None and _is_within_hours(fixed_break.at, hours)
        ]
        fixed_times += [(break_kind, break_hours) for break_hours in own_hours or daily_hours]
    return sorted(fixed_times, key=lambda timed_break: timed_break[1].start)


def fixed_breaks_misfits(
    lunch: Sequence[FixedBreak], coffee: Sequence[FixedBreak], hours: Hours | HoursByDay, days: int
) -> Iterator[Problem]:
    """Breaks on days that there aren't, outside of the hours of their day, at the same time, and second lunches; each
    with the key under which it stands."""
    for key, breaks in (("lunch", lunch), ("coffee", coffee)):
        for fixed_break in breaks:
            if fixed_break.day is not None and fixed_break.day > days:
                yield (key,), missing_day_message(fixed_break.day, days)
            elif fixed_break.day is not None and not _is_within_hours(fixed_break.at, hours.hours_on(fixed_break.day)):
                message = phrase(
                    "{time} is not within the hours of day {day}, {hours}",
                    time=fixed_break.at,
                    day=fixed_break.day,
                    hours=hours.hours_on(fixed_break.day),
                )
                yield (key,), message
            elif fixed_break.day is None and not any(
                _is_within_hours(fixed_break.at, hours.hours_on(day)) for day in range(1, days + 1)
            ):
                yield (key,), phrase("{time} is not within the hours of any day", time=fixed_break.at)
    for day in range(1, days + 1):
        fixed_times = fixed_breaks_of_day(lunch, coffee, day, hours.hours_on(day))
        if sum(break_kind == "lunch" for break_kind, _ in fixed_times) > 1:
            yield ("lunch",), phrase("day {day} has two lunches", day=day)
        for (first_kind, first_hours), (second_kind, second_hours) in pairwise(fixed_times):
            if second_hours.start <= first_hours.end:
                key = "coffee" if "break" in (first_kind, second_kind) else "lunch"
                message = phrase(
                    "{second} on day {day} is at the same time as {first}, or follows it at once",
                    second=second_hours,
                    day=day,
                    first=first_hours,
                )
                yield (key,), message


def _is_within_hours(break_hours: Hours, hours: Hours) -> bool:
    return hours.start <= break_hours.start < break_hours.end <= hours.end and break_hours.minutes < hours.minutes
