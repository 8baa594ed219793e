"""When something is fixed: a day of the training, a time of the day, or both."""

import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema

from ecpat_training.values.quantity import clock
from ecpat_training.values.written_clock import parse_clock_times

_DAY = re.compile(r"\b(?:on )?day ?(?P<day>[1-9]|10)\b[ ,:]*(?:at )?", re.IGNORECASE | re.ASCII)
_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b", re.ASCII)
_FIGURE = re.compile(r"[1-9]|10", re.ASCII)
_TIME_ADVICE = "write a day, a time or both, such as `day 2`, `10:00` or `day 2 10:00`"
STEP = 5
"""The minutes between the times at which anything of a plan may start."""


class FixedTime(BaseModel):
    """A day, counted from 1, and the minute after midnight; None where it is open."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    day: int | None = None
    minute: int | None = None

    def __str__(self) -> str:
        return " ".join(self._day_and_time("day", ""))

    def spoken(self) -> str:
        """The time in words of a sentence: `on day 2 at 10:00`."""
        return " ".join(self._day_and_time("on day", "at "))

    def _day_and_time(self, day: str, prefix: str) -> list[str]:
        time_parts = [f"{day} {self.day}"] if self.day is not None else []
        return time_parts + ([f"{prefix}{clock(self.minute)}"] if self.minute is not None else [])


def parse_fixed_time(written: object) -> object:
    """Reads `day 2 10:00`, `10:00` or `day 2`; anything that isn't text is left to pydantic.

    Raises:
        ValueError: the text is none of these, or not on the 5-minute clock of agendas.
    """
    if not isinstance(written, str):
        return written
    text = " ".join(written.split())
    match = _DAY.search(text)
    day = int(match["day"]) if match else None
    time_text = " ".join(_DAY.sub(" ", text, count=1).strip(" ,").split())
    if match and time_text and text.startswith(time_text) and not _DAY.match(text):
        time_text = time_text.removesuffix(" on")
    minute = _minute(time_text, day) if time_text else None
    if day is None and minute is None:
        raise ValueError(_TIME_ADVICE)
    return FixedTime(day=day, minute=minute)


def _minute(text: str, day: int | None) -> int:
    """The minute of the day that stands beside the day, or alone."""
    if _DATE.search(text):
        raise ValueError("the dates are those of the training: write here which of its days it is: `day 2 10:00`")
    if day is None and _FIGURE.fullmatch(text):
        raise ValueError(f"`{text}` can be a day or a time: write `day {text}` or `{clock(int(text) * 60)}`")
    try:
        clock_times = parse_clock_times(text)
    except ValueError as error:
        raise ValueError(f"{_TIME_ADVICE}; {error}") from None
    if clock_times is None:
        raise ValueError(_TIME_ADVICE)
    if clock_times.end is not None:
        raise ValueError(
            f"write when it starts only; how long it lasts, its `minutes` say: `{clock(clock_times.start)}`"
        )
    if clock_times.start % STEP:
        raise ValueError("agendas are planned in steps of 5 minutes: write a time such as `10:00` or `10:05`")
    return clock_times.start


WrittenFixedTime = Annotated[
    FixedTime,
    BeforeValidator(parse_fixed_time),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^\S",
            "examples": ["day 2 10:00", "10:00", "day 2"],
        }
    ),
]
"""A fixed time as people write it."""
