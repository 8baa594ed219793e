"""Quantities as people write them: `60-90, ideally 75`, `at least 50 %`, `09:00-17:30`, `20 min`."""

import re
from typing import Annotated, overload

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

from ecpat_training.values.written_clock import parse_clock_times

_NUMBER = r"(\d{1,6}(?:\.\d{1,6})?)"
_RANGE = re.compile(rf"{_NUMBER}\s*(?:-|–|to)\s*{_NUMBER}(?:\s*,\s*ideally\s+{_NUMBER})?", re.ASCII)
_IDEALLY = re.compile(rf"{_NUMBER}(?:\s*,\s*ideally\s+{_NUMBER})?", re.ASCII)
_IDEAL_WORDS = re.compile(r"\bideal\b|\bbest\b", re.ASCII)
_AT_LEAST_NUMBER = re.compile(rf"at least {_NUMBER}", re.ASCII)
_AT_MOST_NUMBER = re.compile(rf"at most {_NUMBER}", re.ASCII)
_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%", re.ASCII)


class Range(BaseModel):
    """From `low` to `high` (None: open), `ideal` inside; written `18-22, ideally 20`, `20`, `at least 8`."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    low: float | None = None
    high: float | None = None
    ideal: float | None = None

    def contains(self, value: float) -> bool:
        """Whether a value lies inside, bounds included."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    @property
    def best_value(self) -> float | None:
        """The ideal if one is named, else the bound that is: what `short` counts from is `low`."""
        return self.ideal if self.ideal is not None else self.low if self.low is not None else self.high

    def __str__(self) -> str:
        if self.low is None:
            return f"at most {_plain_number(self.high)}" if self.high is not None else "any"
        if self.high is None:
            return f"at least {_plain_number(self.low)}"
        span = (
            _plain_number(self.low)
            if self.low == self.high
            else f"{_plain_number(self.low)}-{_plain_number(self.high)}"
        )
        return span if self.ideal is None or self.low == self.high else f"{span}, ideally {_plain_number(self.ideal)}"


def _plain_number(value: float | None) -> str:
    return f"{value:g}"


@overload
def parse_range(text: str) -> Range: ...
@overload
def parse_range(text: object) -> object: ...
def parse_range(text: object) -> object:
    """Reads a range from text; anything that isn't text is left to pydantic.

    Raises:
        ValueError: the text is no range, or its bounds contradict each other.
    """
    if isinstance(text, int | float) and not isinstance(text, bool):
        return Range(low=text, high=text)
    if not isinstance(text, str):
        return text
    if _IDEAL_WORDS.search(text):
        raise ValueError("write `ideally` before the number that is best, such as `18-22, ideally 20`")
    range_text = text.strip().removesuffix("minutes").removesuffix("min").strip()
    if match := _RANGE.fullmatch(range_text):
        low, high = float(match[1]), float(match[2])
        ideal_value = float(match[3]) if match[3] else None
    elif match := _IDEALLY.fullmatch(range_text):
        low = high = float(match[1])
        ideal_value = float(match[2]) if match[2] else None
    elif match := _AT_LEAST_NUMBER.fullmatch(range_text):
        return Range(low=float(match[1]))
    elif match := _AT_MOST_NUMBER.fullmatch(range_text):
        return Range(high=float(match[1]))
    else:
        raise ValueError("write a number, `60-90`, `60-90, ideally 75`, `at least 8` or `at most 3`")
    if low > high or (ideal_value is not None and not low <= ideal_value <= high):
        raise ValueError("the lower bound, the ideal and the upper bound must rise")
    return Range(low=low, high=high, ideal=ideal_value)


def parse_share(text: object) -> object:
    """Reads `70 %` (or `at least 70 %`) as 0.7.

    Raises:
        ValueError: the text is no percentage from 0 to 100.
    """
    if not isinstance(text, str):
        return text
    match = _SHARE.fullmatch(text.strip().removeprefix("at least").strip())
    if match is None or float(match[1]) > 100:
        raise ValueError("write a percentage from 0 % to 100 %, such as `70 %`")
    return float(match[1]) / 100


def bare_minutes(text: object) -> object:
    """The number in `at most 45 minutes`, `45 min` or `45`, still as text; a value that isn't text is returned
    unchanged."""
    if not isinstance(text, str):
        return text
    return text.strip().removeprefix("at most").removesuffix("minutes").removesuffix("min").strip()


def parse_clock(text: object) -> object:
    """Reads `9:30`, `09.30`, `9h30` or `9:30 am` as minutes after midnight, 570; `noon` as 720.

    Raises:
        ValueError: the text is no time of the day.
    """
    if not isinstance(text, str):
        return text
    message = "write a time of the day such as `09:30`"
    try:
        clock_times = parse_clock_times(text)
    except ValueError as error:
        raise ValueError(f"{message}; {error}") from None
    if clock_times is None or clock_times.end is not None:
        raise ValueError(message)
    return clock_times.start


def clock(minutes: int) -> str:
    """Minutes after midnight as `09:30`; those past the next midnight as its clock shows them."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def clock_span(start: int, end: int) -> str:
    """A stretch of a day as people print it: `09:00–09:30`. Files that are written by hand have a plain hyphen."""
    return f"{clock(start)}–{clock(end)}"


class Hours(BaseModel):
    """From `start` to `end` on one day, in minutes after midnight; written `09:00-17:30`."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    start: int
    end: int

    def hours_on(self, _: int) -> "Hours":
        """The hours of a day, counted from 1, where those of a training are meant: the same each day."""
        return self

    def shift_hours(self, start: int, end: int) -> "Hours":
        """The hours that many minutes later at their start, and at their end."""
        return Hours(start=self.start + start, end=self.end + end)

    @property
    def minutes(self) -> int:
        """The length of the hours, in minutes."""
        return self.end - self.start

    def __str__(self) -> str:
        return f"{clock(self.start)}-{clock(self.end)}"


@overload
def parse_hours(text: str) -> Hours: ...
@overload
def parse_hours(text: object) -> object: ...
def parse_hours(text: object) -> object:
    """Reads `09:00-17:30`, and what else people write: `9h-17h30`, `9:00 to 17`, `9 am - 5.30 pm`.

    Raises:
        ValueError: the text is no span of time, or its end is not after its start.
    """
    if not isinstance(text, str):
        return text
    hours = _span(text)
    if hours.start >= hours.end:
        if hours.start == hours.end:
            raise ValueError(f"it ends when it starts, at {clock(hours.start)}")
        if hours.end == 0:
            raise ValueError("the hours of a day end before midnight, at 23:55 at the latest")
        message = f"it ends ({clock(hours.end)}) before it starts ({clock(hours.start)})"
        later = hours.shift_hours(0, MIDNIGHT // 2)
        suggestion = f"; did you mean `{later}`?" if hours.start < later.end < MIDNIGHT else ""
        raise ValueError(message + suggestion)
    return hours


def _span(text: str) -> Hours:
    clock_times = parse_clock_times(text)
    if clock_times is None:
        raise ValueError("write a start and an end such as `09:00-17:30`")
    if clock_times.end is None:
        raise ValueError(f"write the end as well, such as `{clock(clock_times.start)}-{clock(clock_times.start + 60)}`")
    return Hours(start=clock_times.start, end=clock_times.end)


MIDNIGHT = 24 * 60
EVENING_START, EARLY_MORNING_END = 17 * 60, 6 * 60
"""What begins at 17:00 or later may end past midnight, until 6:00."""


def crosses_midnight(start: int, end: int) -> bool:
    """Whether something from `start` to `end`, as clocks show them, ends on the next day: a dinner, `20:00-00:30`."""
    return start >= EVENING_START and end <= EARLY_MORNING_END


@overload
def parse_item_hours(text: str) -> Hours: ...
@overload
def parse_item_hours(text: object) -> object: ...
def parse_item_hours(text: object) -> object:
    """Reads `09:00-09:30`, or `20:00-00:30`, which ends past midnight: its end then is more than a day's minutes.

    Raises:
        ValueError: the text is no span of time, or its end is not after its start, unless in the night after an
            evening.
    """
    if isinstance(text, str) and crosses_midnight((hours := _span(text)).start, hours.end):
        return hours.shift_hours(0, MIDNIGHT)
    return parse_hours(text)


Span = Annotated[
    Range,
    BeforeValidator(parse_range),
    PlainSerializer(str, when_used="json"),
    WithJsonSchema(
        {
            "type": ["string", "number"],
            "description": "a number, `60-90`, `60-90, ideally 75`, `at least 8`",
            "examples": ["60-90, ideally 75", "at least 8", "at most 3"],
        }
    ),
]
"""A range as people write it."""

Share = Annotated[
    float,
    BeforeValidator(parse_share),
    Field(ge=0, le=1),
    PlainSerializer(lambda share: f"{share * 100:g} %", when_used="json"),
    WithJsonSchema(
        {"type": "string", "pattern": r"^(at least )?\d{1,3}(\.\d+)? ?%$", "examples": ["70 %", "at least 50 %"]}
    ),
]
"""A share of a whole, 0 to 1, written as a percentage."""

HOURS_PATTERN = r"^\S.*[-–—−‐/→ ].*\S$"
"""How hours are written, for schemas: a start and an end, in one of the many forms that are read."""

DayHours = Annotated[
    Hours,
    BeforeValidator(parse_hours),
    PlainSerializer(str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": HOURS_PATTERN, "examples": ["09:00-17:30"]}),
]
"""The hours of a day."""

ItemHours = Annotated[
    Hours,
    BeforeValidator(parse_item_hours),
    PlainSerializer(str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": HOURS_PATTERN, "examples": ["09:00-09:30", "20:00-00:30"]}),
]
"""When an item of an agenda is; in the evening it may end past midnight."""


@overload
def parse_rate(text: str) -> float: ...
@overload
def parse_rate(text: object) -> object: ...
def parse_rate(text: object) -> object:
    """Reads `10 %` as 0.1.

    Raises:
        ValueError: the text is no percentage, or says `at least` so much: one rate is reckoned with.
    """
    if isinstance(text, str) and "least" in text:
        raise ValueError("write one rate, such as `10 %`, without `at least`")
    return parse_share(text)
