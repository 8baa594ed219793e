"""When somebody can't come: whole dates, half days, some hours, several days on end."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema

from ecpat_training.values.base import date_problem
from ecpat_training.values.quantity import clock, parse_clock, parse_hours

DAY = 24 * 60
NOON, EVENING = 13 * 60, 18 * 60
_PARTS = {"morning": (0, NOON), "afternoon": (NOON, DAY), "evening": (EVENING, DAY)}
_WRITTEN = re.compile(r"(?P<first>\S+)(?:\s+to\s+(?P<last>\S+)|\s+(?P<when>\S.*))?", re.ASCII)
_FROM_OR_UNTIL = re.compile(r"(?P<word>from|until)\s+(?P<clock>\S+)", re.ASCII)
_WANTED = (
    "write a date such as `2005-05-12`, `2005-05-12 morning`, `2005-05-12 from 14:00`, `2005-05-12 10:00-12:00` or "
    "`2005-05-12 to 2005-05-14`"
)
_PATTERN = r"^\d{4}-\d{2}-\d{2}(\s+to\s+\d{4}-\d{2}-\d{2}|\s+(morning|afternoon|evening|(from|until)\s.+|\d.+))?$"


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
    match = _WRITTEN.fullmatch(written.strip()) if isinstance(written, str) else None
    if match is None:
        raise ValueError(_WANTED)
    first = _date(match["first"], written)
    last = _date(match["last"], written) if match["last"] else first
    if last < first:
        raise ValueError(f"it ends ({last}) before it starts ({first})")
    start, end = _part(match["when"]) if match["when"] else (0, DAY)
    return Absence(first=first, last=last, start=start, end=end)


def _date(text: str, written: object) -> date:
    if problem := date_problem(text if text[:1].isdigit() else str(written).strip()):
        raise ValueError(problem if problem != "write a date such as `2005-05-12`" else _WANTED)
    return date.fromisoformat(text)


def _part(text: str) -> tuple[int, int]:
    if text in _PARTS:
        return _PARTS[text]
    if match := _FROM_OR_UNTIL.fullmatch(text):
        at = parse_clock(match["clock"])
        if not isinstance(at, int) or (at == 0 and match["word"] == "until"):
            raise ValueError(_WANTED)
        return (at, DAY) if match["word"] == "from" else (0, at)
    if not text[:1].isdigit():
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
            "pattern": _PATTERN,
            "description": "a date, a part of one, or several days on end",
            "examples": ["2005-05-12", "2005-05-12 morning", "2005-05-12 from 14:00", "2005-05-12 to 2005-05-14"],
        }
    ),
]
"""An absence as people write it."""
