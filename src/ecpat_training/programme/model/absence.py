"""When somebody can't come: whole dates, half days, some hours, several days on end."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema

from ecpat_training.values.quantity import clock, parse_clock, parse_hours
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.written_date import date_at_the_beginning

DAY = 24 * 60
NOON_MINUTE, EVENING_MINUTE = 13 * 60, 18 * 60
_DAY_PART_MINUTES = {"morning": (0, NOON_MINUTE), "afternoon": (NOON_MINUTE, DAY), "evening": (EVENING_MINUTE, DAY)}
_UNTIL_PATTERN = r"(?:(?:to|until|till|through|bis|tot|au|până la|pana la|do|deri|по|до)\b|[-–—])"
_FROM_PATTERN = re.compile(r"(?:from|vom|von|van|du|de la|od|nga|с|от|з|від)\s+(?=[0-9])", re.IGNORECASE)
"""How several days on end are joined in the languages of partners' lists, and begin."""
_END_PATTERN = re.compile(rf"{_UNTIL_PATTERN}\s*(?P<last>\S.*)", re.IGNORECASE)
_BEGINS_LIKE_DAYS = re.compile(r"to\b|[-–—]", re.IGNORECASE)
_FROM_OR_UNTIL = re.compile(r"(?P<word>from|until)\s+(?P<clock>\S.*)", re.IGNORECASE)
_SHORT_RANGE_PATTERN = re.compile(
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er)?(?:\.(?:(?P<month>[0-9]{1,2})\.?)?|\s+(?P<name>[^\W\d_]{3,})\.?)?"
    rf"\s*{_UNTIL_PATTERN}\s*(?P<last>\S.*)",
    re.IGNORECASE,
)
"""Days on end of which the first leaves to the last what is the same: `1-15 March 2005`, `28.02. - 03.03.2005`."""
_FORMAT_HINT = (
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
        part_name = next(
            (name for name, part_hours in _DAY_PART_MINUTES.items() if part_hours == (self.start, self.end)), None
        )
        if part_name:
            return part_name
        if self.end == DAY:
            return f"from {clock(self.start)}"
        return f"until {clock(self.end)}" if self.start == 0 else f"{clock(self.start)}-{clock(self.end)}"

    def __str__(self) -> str:
        return f"{self.first} to {self.last}" if self.first < self.last else f"{self.first} {self.when()}".rstrip()


def parse_absence(raw_value: object) -> object:
    """Reads `2026-03-06`, `2026-03-06 morning` (until 13:00), `2026-03-07 from 14:00`, `2026-03-06 10:00-12:00`,
    `2026-03-09 to 2026-03-11` or `9-11 March 2026`.

    Raises:
        ValueError: the text has none of these forms, or the absence ends before it starts.
    """
    if isinstance(raw_value, date):
        return Absence(first=raw_value, last=raw_value)
    if isinstance(raw_value, Absence):
        return raw_value
    if not isinstance(raw_value, str):
        raise ValueError(_FORMAT_HINT)
    raw_value = " ".join(raw_value.split())
    day_text = _FROM_PATTERN.sub("", raw_value, count=1) if _FROM_PATTERN.match(raw_value) else raw_value
    if short_absence := _parse_short_range(day_text):
        return short_absence
    date_match = date_at_the_beginning(day_text)
    if date_match is None or (day_text != raw_value and _parse_last_day(date_match[1]) is None):
        raise ValueError(_FORMAT_HINT)
    first_day, last_text = date_match
    last_day = _parse_last_day(last_text)
    if last_day is not None and last_day < first_day:
        raise ValueError(phrase("it ends ({last}) before it starts ({first})", last=last_day, first=first_day))
    start, end = _parse_day_part(last_text) if last_text and last_day is None else (0, DAY)
    return Absence(first=first_day, last=last_day or first_day, start=start, end=end)


def _parse_short_range(text: str) -> Absence | None:
    """Several days on end of which the last alone has a year; the first, where it has a month and stands later in the
    year, is of the year before."""
    match = _SHORT_RANGE_PATTERN.fullmatch(text)
    end = date_at_the_beginning(match["last"]) if match else None
    if match is None or end is None or end[1]:
        return None
    last_date, month = end[0], match["month"] or match["name"]
    if month is None:
        date_match = date_at_the_beginning(f"{last_date.year:04d}-{last_date.month:02d}-{match['day']}")
    else:
        separator = "." if match["month"] else " "
        first_text = f"{match['day']}{separator}{month}{separator}"
        date_match = date_at_the_beginning(f"{first_text}{last_date.year}")
        if date_match and date_match[0] > last_date:
            date_match = date_at_the_beginning(f"{first_text}{last_date.year - 1}")
    if date_match is None or date_match[1]:
        return None
    if last_date < date_match[0]:
        raise ValueError(phrase("it ends ({last}) before it starts ({first})", last=last_date, first=date_match[0]))
    return Absence(first=date_match[0], last=last_date)


def _parse_last_day(date_text: str) -> date | None:
    """The last of several days on end, where what stands behind the first says one."""
    match = _END_PATTERN.fullmatch(date_text)
    date_match = date_at_the_beginning(match["last"]) if match else None
    if date_match is None:
        return None
    if date_match[1]:
        raise ValueError(_FORMAT_HINT)
    return date_match[0]


def _parse_day_part(text: str) -> tuple[int, int]:
    if text.lower() in _DAY_PART_MINUTES:
        return _DAY_PART_MINUTES[text.lower()]
    if match := _FROM_OR_UNTIL.fullmatch(text):
        minute = parse_clock(match["clock"])
        if not isinstance(minute, int) or (minute == 0 and match["word"] == "until"):
            raise ValueError(_FORMAT_HINT)
        return (minute, DAY) if match["word"].lower() == "from" else (0, minute)
    if not any(map(str.isdigit, text)) or _BEGINS_LIKE_DAYS.match(text):
        raise ValueError(_FORMAT_HINT)
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
