"""When something is fixed: a day of the training, a time of the day, or both."""

import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema

from ecpat_training.values.quantity import clock, parse_clock

_WRITTEN = re.compile(r"(?:day (?P<day>[1-9]|10))?\s*,?\s*(?P<clock>\d{1,2}:\d{2})?", re.ASCII)
_WANTED = "write a day, a time or both, such as `day 2`, `10:00` or `day 2 10:00`"
_GRID = 5


class FixedTime(BaseModel):
    """A day, counted from 1, and the minute after midnight; None where it is open."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    day: int | None = None
    minute: int | None = None

    def __str__(self) -> str:
        return " ".join(self._parts("day", ""))

    def spoken(self) -> str:
        """As a sentence says it: `on day 2 at 10:00`."""
        return " ".join(self._parts("on day", "at "))

    def _parts(self, day: str, at: str) -> list[str]:
        parts = [f"{day} {self.day}"] if self.day is not None else []
        return parts + ([f"{at}{clock(self.minute)}"] if self.minute is not None else [])


def parse_fixed_time(written: object) -> object:
    """Reads `day 2 10:00`, `10:00` or `day 2`; anything that isn't text is left to pydantic.

    Raises:
        ValueError: it is none of these, or not on the 5-minute clock of agendas.
    """
    if not isinstance(written, str):
        return written
    match = _WRITTEN.fullmatch(written.strip())
    if match is None or not (match["day"] or match["clock"]):
        raise ValueError(_WANTED)
    minute = parse_clock(match["clock"]) if match["clock"] else None
    if isinstance(minute, int) and minute % _GRID:
        raise ValueError("agendas are planned in steps of 5 minutes: write a time such as `10:00` or `10:05`")
    return FixedTime(day=int(match["day"]) if match["day"] else None, minute=minute)


WrittenFixedTime = Annotated[
    FixedTime,
    BeforeValidator(parse_fixed_time),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^(day ([1-9]|10))?[ ,]*(\d{1,2}:\d{2})?$",
            "examples": ["day 2 10:00", "10:00", "day 2"],
        }
    ),
]
"""A fixed time as people write it."""
