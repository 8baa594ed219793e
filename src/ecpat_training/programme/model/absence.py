"""When somebody can't come: whole dates, half days, some hours, several days on end."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema

from ecpat_training.values.quantity import clock, parse_clock, parse_hours
from ecpat_training.words.written_date import date_at_the_beginning

DAY = 24 * 60
NOON, EVENING = 13 * 60, 18 * 60
_PARTS = {"morning": (0, NOON), "afternoon": (NOON, DAY), "evening": (EVENING, DAY)}
_TO = re.compile(r"(?:to|until|till|[-–—])\s*(?P<last>\S.*)", re.IGNORECASE)
_BEGINS_LIKE_DAYS = re.compile(r"to\b|[-–—]", re.IGNORECASE)
_FROM_OR_UNTIL = re.compile(r"(?P<word>from|until)\s+(?P<clock>\S.*)", re.IGNORECASE)
_WANTED = (
    "write a date such as `2005-05-12`, `2005-05-12 morning`, `2005-05-12 from 14:00`, `2005-05-12 10:00-12:00` or "
    "`2005-05-12 to 2005-05-14`"
)


class Absence(BaseModel):
    """Away on each date from `first` to `last`, from `start` to `end` in minutes after midnight."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    first: date
    last: date
    start: int = 0
    end: int = DAY

    @property
    def all_day(self) -> bool:
        """Whether nothing of its dates is left."""
        return (self.start, self.end) == (0, DAY)

    def on(self, day: date) -> bool:
        """Whether anything of a date falls into it."""
        return self.first <= day <= self.last

    def meets(self, day: date, start: int, end: int) -> bool:
        """Whether anything from `start` to `end`, in minutes after midnight, falls into it."""
        return self.on(day) and self.start < end and start < self.end

    def without(self, day: date) -> Iterator["Absence"]:
        """What is left of it where one can come on a date after all."""
        if not self.on(day):
            yield self
            return
        if self.first < day:
            yield self.model_copy(update={"last": day - timedelta(1)})
        if day < self.last:
            yield self.model_copy(update={"first": day + timedelta(1)})

    def when(self) -> str:
        """Which part of a date, as people say it; nothing for all of it."""
        if self.all_day:
            return ""
        named = next((name for name, part in _PARTS.items() if part == (self.start, self.end)), None)
        if named:
            return named
        if self.end == DAY:
            return f"from {clock(self.start)}"
        return f"until {clock(self.end)}" if self.start == 0 else f"{clock(self.start)}-{clock(self.end)}"

    def __str__(self) -> str:
        return f"{self.first} to {self.last}" if self.first < self.last else f"{self.first} {self.when()}".rstrip()


def parse_absence(written: object) -> object:
    """Reads `2026-03-06`, `2026-03-06 morning` (until 13:00), `2026-03-07 from 14:00`, `2026-03-06 10:00-12:00` or
    `2026-03-09 to 2026-03-11`.

    Raises:
        ValueError: it is none of these, or ends before it starts.
    """
    if isinstance(written, date):
        return Absence(first=written, last=written)
    if isinstance(written, Absence):
        return written
    found = date_at_the_beginning(written) if isinstance(written, str) else None
    if found is None:
        raise ValueError(_WANTED)
    first, when = found
    last = _last(when)
    if last is not None and last < first:
        raise ValueError(f"it ends ({last}) before it starts ({first})")
    start, end = _part(when) if when and last is None else (0, DAY)
    return Absence(first=first, last=last or first, start=start, end=end)


def _last(when: str) -> date | None:
    """The last of several days on end, where what stands behind the first says one."""
    match = _TO.fullmatch(when)
    found = date_at_the_beginning(match["last"]) if match else None
    if found is None:
        return None
    if found[1]:
        raise ValueError(_WANTED)
    return found[0]


def _part(text: str) -> tuple[int, int]:
    if text.lower() in _PARTS:
        return _PARTS[text.lower()]
    if match := _FROM_OR_UNTIL.fullmatch(text):
        at = parse_clock(match["clock"])
        if not isinstance(at, int) or (at == 0 and match["word"] == "until"):
            raise ValueError(_WANTED)
        return (at, DAY) if match["word"].lower() == "from" else (0, at)
    if not any(map(str.isdigit, text)) or _BEGINS_LIKE_DAYS.match(text):
        raise ValueError(_WANTED)
    hours = parse_hours(text)
    return hours.start, hours.end


WrittenAbsence = Annotated[
    Absence,
    BeforeValidator(parse_absence),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"[0-9]",
            "description": "a date, a part of one, or several days on end",
            "examples": ["2005-05-12", "2005-05-12 morning", "2005-05-12 from 14:00", "2005-05-12 to 2005-05-14"],
        }
    ),
]
"""An absence as people write it."""
