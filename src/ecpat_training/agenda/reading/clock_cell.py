"""When an item is, as cells say it: `09:00-09:35`, `9.00 – 9.35 Uhr`, `45 min`, Excel's own times, only a start.
And times that no clock shows, since clocks go forward."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from ecpat_training.agenda.reading.clock_words import lasting_in_hours, names_another_time, normalise_clock_text
from ecpat_training.files.table import CellValue
from ecpat_training.values.quantity import clock, crosses_midnight
from ecpat_training.values.time_zones import zone
from ecpat_training.values.written_clock import normal, times_at_the_beginning
from ecpat_training.words.catalogue.message import phrase

DAY = 24 * 60
_HALF_DAY_MINUTES = 12 * 60
_MORNING = 7 * 60
MAX_ITEM_MINUTES = 720
_MAX_DECIMAL_HOURS = 6  # hours that something may last with minutes behind a point: `1.50 h`
_MINUTES = re.compile(r"\(?(\d{1,3})\s?(?:min(?:utes?|uten|ut|s)?\b\.?|['′’]|мин\b\.?|хв\b\.?)\)?", re.IGNORECASE)
_HOURS = re.compile(r"\(?(\d{1,2})(?:[.,](\d{1,2}))?\s?(?:h|hrs?|hours?|std)\b\.?\)?", re.IGNORECASE)
_HOURS_AND_MINUTES = re.compile(r"(\d{1,2})\s?h(?:ours?)?\s?(\d{1,2})(?:\s?min\w*)?", re.IGNORECASE)
_SEPARATOR_PATTERN = re.compile(r"[\s,;:–—-]+")
_TIME_HINT = "write when it is, such as `09:00-09:35`, `09:00` or `45 min`"


@dataclass(frozen=True, slots=True)
class ClockReading:
    """Start and end in minutes after midnight, or only a start, or only how long; `rest` is what else was there.
    `past_noon` says that the end was taken for one in the afternoon, as that of `11:30-1:30`."""

    start: int | None = None
    end: int | None = None
    minutes: int | None = None
    rest: str = ""
    past_noon: bool = False


def read_clock_cell(value: CellValue) -> ClockReading:
    """Reads a cell that says when an item is.

    Raises:
        ValueError: the cell says no time; the message says what to write.
    """
    if isinstance(value, str):
        return _of_text(value)
    return ClockReading(start=clock_of(value))


def clock_of(value: CellValue) -> int:
    """Reads one time of the day from a cell.

    Raises:
        ValueError: the cell says no time of the day.
    """
    if isinstance(value, str):
        reading = _of_text(value)
        if reading.start is None or reading.end is not None or reading.rest:
            raise ValueError("write a time of the day such as `09:30`")
        return reading.start
    if isinstance(value, datetime):
        # Excel shows a bare time as a moment of 1899 or 1900; midnight of a later year is a date.
        if value.time() == time() and value.year >= 1901:
            raise ValueError("this is a date, not a time; format the cell as text and write a time such as `09:30`")
        return _of_time(value.time())
    if isinstance(value, time):
        return _of_time(value)
    if isinstance(value, date):
        raise ValueError("this is a date, not a time; format the cell as text and write a time such as `09:30`")
    if isinstance(value, float) and 0 < value < 1:  # a time of Excel whose format was lost
        return round(value * DAY)
    raise ValueError(phrase("this is a number, not a time; format the cell as text and {wanted}", wanted=_TIME_HINT))


def minutes_of(value: CellValue) -> int:
    """Reads a cell that says how long an item lasts: `45`, `45 min`, `1 h 30`, a time of Excel such as 0:45.

    Raises:
        ValueError: the cell says no number of minutes from 1 to 720.
    """
    minutes: float | None = None
    if isinstance(value, str):
        text = normal(value)
        minutes = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else _read_duration(text)
        minutes = lasting_in_hours(text, is_duration=True) if minutes is None else minutes
        if minutes is None and (match := re.fullmatch(r"(\d{1,2}):([0-5]\d)", text)):
            minutes = int(match[1]) * 60 + int(match[2])
    elif isinstance(value, datetime):
        minutes = None
    elif isinstance(value, time):
        minutes = _of_time(value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        minutes = value if value >= 1 else round(value * DAY)
    if minutes is None or minutes != int(minutes) or not 1 <= minutes <= MAX_ITEM_MINUTES:
        raise ValueError(
            phrase("write how long it lasts, from 1 to {longest} minutes, such as `45`", longest=MAX_ITEM_MINUTES)
        )
    return int(minutes)


def _of_text(value: str) -> ClockReading:
    text = normal(value)
    if (minutes := _read_duration(text)) is not None:
        if not 1 <= minutes <= MAX_ITEM_MINUTES:
            raise ValueError(phrase("write from 1 to {longest} minutes", longest=MAX_ITEM_MINUTES))
        return ClockReading(minutes=minutes)
    text = normalise_clock_text(text)
    times_match = times_at_the_beginning(text)
    remainder = times_match.remainder if times_match else ""
    if times_match is None or not (remainder == "" or _SEPARATOR_PATTERN.match(remainder) or remainder.startswith("(")):
        raise ValueError(_TIME_HINT)
    remainder = _text_after_time(remainder)
    start, end = times_match.start, times_match.end
    if end is None:
        return ClockReading(start, rest=remainder)
    if crosses_midnight(start, end):
        end += DAY
    if is_past_noon(start, end):
        return ClockReading(start, end + _HALF_DAY_MINUTES, rest=remainder, past_noon=True)
    if start >= end:
        raise ValueError(phrase("it ends ({end}) before it starts ({start})", end=clock(end), start=clock(start)))
    return ClockReading(start, end, rest=remainder)


def _text_after_time(remainder: str) -> str:
    """What stands behind a time, without how long it lasts.

    Raises:
        ValueError: what stands there is a second time, or no words.
    """
    remainder = _SEPARATOR_PATTERN.sub("", remainder, count=1) if _SEPARATOR_PATTERN.match(remainder) else remainder
    minutes_match = _MINUTES.match(remainder)
    remainder = remainder[minutes_match.end() :].strip() if minutes_match else remainder.strip()
    remainder = "" if lasting_in_hours(remainder) else remainder
    if names_another_time(remainder):
        raise ValueError(phrase("this cell holds more than one time; {wanted}", wanted=_TIME_HINT))
    if remainder and not any(map(str.isalpha, remainder)):
        raise ValueError(_TIME_HINT)
    return remainder


def is_past_noon(start: int, end: int) -> bool:
    """Whether an end means the afternoon on a clock of twelve hours: as it stands, it would be before its start."""
    return _MORNING <= start < _HALF_DAY_MINUTES + 60 and 60 <= end < min(start, _MORNING)


def _read_duration(text: str) -> int | None:
    if match := _MINUTES.fullmatch(text):
        return int(match[1])
    if match := _HOURS_AND_MINUTES.fullmatch(text):
        # `9h30` is a time of the day; only with its minutes named it is how long something lasts
        return int(match[1]) * 60 + int(match[2]) if "min" in text.lower() else None
    if match := _HOURS.fullmatch(text):
        fraction = float(f"0.{match[2]}") if match[2] else 0.0
        if match[2] and len(match[2]) == 2 and int(match[1]) > _MAX_DECIMAL_HOURS:
            return None  # `10.30 h` is a time of the day
        minutes = int(match[1]) * 60 + round(fraction * 60)
        return minutes if match[2] or "hour" in text.lower() or "std" in text.lower() else lasting_in_hours(text)
    return lasting_in_hours(text)


def _of_time(value: time) -> int:
    """To the nearest minute: Excel keeps times as fractions of a day."""
    seconds = value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1_000_000
    return min(round(seconds / 60), DAY - 1)


def is_skipped_by_clock_change(day: date, minutes: int, zone_name: str) -> bool:
    """Whether clocks in a time zone skip a time of a day, given in minutes after midnight."""
    place = zone(zone_name)
    if place is None or not 0 <= minutes < 24 * 60:
        return False
    local = datetime.combine(day, time(minutes // 60, minutes % 60), place)
    # A time that no clock shows doesn't come back from UTC as it went there.
    return local.astimezone(UTC).astimezone(place).replace(tzinfo=None) != local.replace(tzinfo=None)
