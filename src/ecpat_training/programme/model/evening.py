"""What is fixed for the evening, after a day of training: a dinner, a film, an informal meeting."""

import re
from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, field_validator

from ecpat_training.core.text import visible
from ecpat_training.programme.model.references import Problem
from ecpat_training.values.base import Identifier, Noun
from ecpat_training.values.quantity import Hours, ItemHours, clock, parse_item_hours
from ecpat_training.values.written_clock import times_at_the_beginning
from ecpat_training.words.catalogue.message import phrase

_DAY = re.compile(r"day ?(?P<day>[1-9]|10)\b[ ,:]*(?P<rest>\S.*)", re.IGNORECASE | re.ASCII)
_FORMAT_HINT = (
    "write a line such as `day 1 19:30-22:00 Dinner`, or with who is there "
    "`{day: 1, at: 19:30-22:00, title: Dinner, trainers: [AL-1]}`"
)
_MAX_MINUTES = 300
_DEFAULT_MINUTES = 120


class EveningItem(Noun):
    """Something in the evening of a `day`, counted from 1, `at` some hours that may end past midnight. `trainers` are
    the ids of those who are there: that is company, and counts as nobody's training time."""

    day: int = Field(ge=1, le=10)
    at: ItemHours
    title: str = Field(min_length=1, max_length=_MAX_MINUTES)
    trainers: tuple[Identifier, ...] = Field(default=(), max_length=40)

    @field_validator("trainers")
    @classmethod
    def _refuse_duplicates(cls, trainers: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(trainers)) < len(trainers):
            raise ValueError("a trainer is named twice")
        return trainers

    def __str__(self) -> str:
        return f"day {self.day} {self.at} {self.title}"


def _serialise_item(item: EveningItem) -> object:
    """The line that says it, or a mapping where it names trainers."""
    if not item.trainers:
        return str(item)
    return {"day": item.day, "at": str(item.at), "title": item.title, "trainers": [*item.trainers]}


def parse_evening(raw_value: object) -> object:
    """Reads `day 1 19:30-22:00 Dinner`; a mapping says the same by its keys.

    Raises:
        ValueError: what is written has neither form, or the evening ends before it starts.
    """
    if isinstance(raw_value, EveningItem | dict):
        return raw_value
    match = _DAY.fullmatch(" ".join(raw_value.split())) if isinstance(raw_value, str) else None
    clock_times = times_at_the_beginning(match["rest"]) if match else None
    title = clock_times.remainder.lstrip(" :,").strip() if clock_times else ""
    if match is None or clock_times is None or not any(map(str.isalpha, title)) or len(title) > _MAX_MINUTES:
        raise ValueError(_FORMAT_HINT)
    if clock_times.end is None:
        example = f"day {match['day']} {clock(clock_times.start)}-{clock(clock_times.start + _DEFAULT_MINUTES)}"
        raise ValueError(
            phrase("write until when it is as well, such as `{example}`", example=f"{example} {visible(title)}")
        )
    hours = parse_item_hours(f"{clock(clock_times.start)}-{clock(clock_times.end)}")
    return EveningItem(day=int(match["day"]), at=hours, title=title)


WrittenEveningItem = Annotated[
    EveningItem,
    BeforeValidator(parse_evening),
    PlainSerializer(_serialise_item),
    WithJsonSchema(
        {
            "anyOf": [
                {
                    "type": "string",
                    "pattern": r"^[Dd][Aa][Yy] ?([1-9]|10)\b.*\S$",
                },
                {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["day", "at", "title"],
                    "properties": {
                        "day": {"type": "integer", "minimum": 1, "maximum": 10},
                        "at": {"type": "string"},
                        "title": {"type": "string", "minLength": 1, "maxLength": _MAX_MINUTES},
                        "trainers": {"type": "array", "items": {"type": "string"}},
                    },
                },
            ],
            "examples": [
                "day 1 19:30-22:00 Dinner",
                {"day": 1, "at": "19:30-22:00", "title": "Dinner", "trainers": ["AL-1"]},
            ],
        }
    ),
]
"""An item of an evening as people write it."""


def missing_day_message(day: int, days: int) -> str:
    """What is wrong where something is on a day of a training that it doesn't have, and how many it has."""
    return phrase("the training has no day {day}: it lasts {days}", day=day, days=days)


def evening_misfits(evening_items: Sequence[EveningItem], hours: Hours, days: int) -> Iterator[Problem]:
    """Items on days that there aren't, before their day is over, or at the same time as others: each with its index."""
    for index, item in enumerate(evening_items):
        if item.day > days:
            yield (index,), missing_day_message(item.day, days)
        elif item.at.start < hours.hours_on(item.day).end:
            end = clock(hours.hours_on(item.day).end)
            message = phrase(
                "it starts at {start}, before the hours of day {day} end at {end}; what is inside the hours is a "
                "session "
                "of the manual, which may say `at`",
                start=clock(item.at.start),
                day=item.day,
                end=end,
            )
            yield (index,), message
        for earlier in evening_items[:index]:
            if item.day == earlier.day and item.at.start < earlier.at.end and earlier.at.start < item.at.end:
                yield (index,), phrase('it is at the same time as "{title}"', title=earlier.title)
