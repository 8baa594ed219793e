"""The hours of a training's days: the same each day, or each its own, as where people travel on the first."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from ecpat_training.core.text import visible
from ecpat_training.values.base import MisfitError
from ecpat_training.values.quantity import HOURS_PATTERN, Hours, parse_hours

DEFAULT_KEY = "otherwise"
_DAY = re.compile(r"(?:day ?)?([1-9]|10)", re.ASCII | re.IGNORECASE)


class HoursByDay(Hours):
    """Hours that differ: `start` is the earliest of them all and `end` the latest. `days` are those of single days, by
    their numbers, `otherwise` those of all others (None: of the last day that is named)."""

    days: tuple[tuple[int, Hours], ...]
    otherwise: Hours | None = None

    def hours_on(self, day: int) -> Hours:
        """The hours of a day, counted from 1."""
        return dict(self.days).get(day) or self.otherwise or self.days[-1][1]

    def shift_hours(self, start: int, end: int) -> "Hours":
        """Each day's hours that many minutes later at their start, and at their end."""
        days = tuple((day, hours.shift_hours(start, end)) for day, hours in self.days)
        return _combine_hours(days, self.otherwise.shift_hours(start, end) if self.otherwise else None)

    def misfits(self, days: int) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """(path in what is written, what doesn't fit) for each part that doesn't fit a training of so many days."""
        named_days = [day for day, _ in self.days]
        for day in named_days:
            if day > days:
                yield (f"day {day}",), f"the training has no day {day}: it lasts {days}"
        unlisted_days = [day for day in range(1, days + 1) if day not in named_days]
        if unlisted_days and self.otherwise is None:
            yield (
                (),
                f"the hours of day {unlisted_days[0]} are missing; `otherwise: 09:00-17:30` says those of all "
                f"other days",
            )

    def __str__(self) -> str:
        day_texts = [f"day {day}: {hours}" for day, hours in self.days]
        return ", ".join([*day_texts, f"{DEFAULT_KEY}: {self.otherwise}"] if self.otherwise else day_texts)

    def written_hours(self) -> object:
        """The hours as a file writes them."""
        hours_by_name: dict[str, str] = {f"day {day}": str(hours) for day, hours in self.days}
        return {**hours_by_name, DEFAULT_KEY: str(self.otherwise)} if self.otherwise else hours_by_name


def _combine_hours(days: tuple[tuple[int, Hours], ...], default_hours: Hours | None) -> HoursByDay:
    all_hours = [hours for _, hours in days] + ([default_hours] if default_hours else [])
    start, end = min(day_hours.start for day_hours in all_hours), max(day_hours.end for day_hours in all_hours)
    return HoursByDay(start=start, end=end, days=days, otherwise=default_hours)


def hours_of_days(hours: Mapping[int, Hours]) -> Hours:
    """The hours of a training from those of each day; a single span where all days have the same."""
    all_hours = list(hours.values())
    return (
        all_hours[0]
        if all(day_hours == all_hours[0] for day_hours in all_hours)
        else _combine_hours(tuple(sorted(hours.items())), None)
    )


def parse_hours_by_day(written: object) -> object:
    """Reads `09:00-17:30`, a list with the hours of each day, or `{day 1: 13:00-18:00, otherwise: 09:00-17:30}`.

    Raises:
        ValueError: what is written has none of these three forms, or its hours end before they start.
        MisfitError: some days of a list or mapping can't be read, or stand there twice; it holds the place of each.
    """
    if isinstance(written, list) and written:
        written = {f"day {number}": hours for number, hours in enumerate(written, 1)}
    if not isinstance(written, dict):
        return parse_hours(written) if isinstance(written, str | Hours) else _refuse_hours()
    days: dict[int, Hours] = {}
    other_hours: Hours | None = None
    problems: list[tuple[tuple[str | int, ...], str]] = []
    keys: dict[str, str] = {}
    for key, value in written.items():
        name = " ".join(str(key).split())
        match = _DAY.fullmatch(name)
        day_key = f"day {match[1]}" if match else name.lower()
        if day_key in keys:
            message = f"`{keys[day_key]}` and `{visible(str(key))}` are the same; keep one of them"
            problems.append(((str(key),), message))
            continue
        keys[day_key] = visible(str(key))
        try:
            hours = parse_hours(value) if isinstance(value, str) else _refuse_hours()
        except ValueError as error:
            problems.append(((str(key),), str(error)))
            continue
        if match:
            days[int(match[1])] = hours
        elif day_key == DEFAULT_KEY:
            other_hours = hours
        else:
            problems.append(((str(key),), "write `day 1`, `day 2` and so on up to `day 10`, or `otherwise`"))
    if problems:
        raise MisfitError(problems)
    if not days:
        return other_hours if other_hours else _refuse_hours()
    return _combine_hours(tuple(sorted(days.items())), other_hours)


def _refuse_hours() -> Hours:
    raise ValueError("write hours such as `09:00-17:30`, or `{day 1: 13:00-18:00, otherwise: 09:00-17:30}`")


_HOURS_SCHEMA = {"type": "string", "pattern": HOURS_PATTERN}

TrainingHours = Annotated[
    Hours,
    BeforeValidator(parse_hours_by_day),
    PlainSerializer(lambda hours: hours.written_hours() if isinstance(hours, HoursByDay) else str(hours)),
    WithJsonSchema(
        {
            "examples": [
                "09:00-17:30",
                {"day 1": "13:00-18:00", DEFAULT_KEY: "09:00-17:30"},
                ["13:00-18:00", "09:00-17:30"],
            ],
            "anyOf": [
                _HOURS_SCHEMA,
                {
                    "type": "object",
                    "propertyNames": {"pattern": rf"^(([Dd]ay ?)?([1-9]|10)|[Oo]{DEFAULT_KEY[1:]})$"},
                    "additionalProperties": _HOURS_SCHEMA,
                    "minProperties": 1,
                },
                {"type": "array", "items": _HOURS_SCHEMA, "minItems": 1, "maxItems": 10},
            ],
        }
    ),
]
"""The hours of a training's days."""
