"""Times of the day as people write them, in programmes and agendas alike: `9:30`, `9.30`, `9h30`, `10u00`, `0930`,
`9:30 am`, `9 Uhr`, `noon`, `13-18h`, `9:00 to 17`. What can be read in two ways is asked."""

import re
import unicodedata
from typing import NamedTuple

_NOON = 12 * 60
_EARLIEST_BARE_HOUR = 7 * 60  # nobody means an earlier hour of the morning by a figure alone
_NOONS = "noon|midday|midi|mittags?|poledne|podne|пладне|полдень|полудень|keskpäev|mesditë?|amiază|mezzogiorno"
_MIDNIGHTS = (
    "midnight|minuit|mitternachts?|middernacht|půlnoc|ponoć|полунощ|полночь|північ|kesköö|mesnatë?|miezul nopții|"
    "mezzanotte"
)
_NAMED_TIME = (
    rf"(?:12(?:[:.]00)?\s)?(?P<noon{{n}}>{_NOONS})\b|(?:(?:12|24|0?0)(?:[:.]00)?\s)?(?P<night{{n}}>{_MIDNIGHTS})\b"
)
_CLOCK = (
    r"(?:" + _NAMED_TIME + r"|(?P<hour{n}>\d{{1,2}})\s?[:.hu]\s?(?P<minute{n}>[0-5]\d)(?::[0-5]\d)?"
    r"|(?P<four{n}>[0-2]\d[0-5]\d)|(?P<alone{n}>\d{{1,2}})(?=\s?(?:h|u|uur|uhr|o.?clock|[ap]\.?m)\b){bare})"
    r"(?:\s?(?P<half{n}>[ap])\.?m\b\.?)?"
)
_BARE_HOUR = r"|(?P<bare{n}>\d{{1,2}})(?![\d:.])"
_UNIT = r"(?P<unit{n}>\s?(?:uhr|hrs?|hours|ч|год|h|u|uur|o.?clock)\b\.?)?"
_FROM_WORDS = r"(?:(?:from|von|de la|de|od|с|от|з|від|nga|ab|at|kl\.?|um|à)\s+)?"
_TO_WORDS = r"\s*(?:[-–—−‐/→]|\b(?:to|until|till|bis|à|a|până la|pana la|do|до|по|tot|deri|kuni|til|alle)\b)\s*"


def _pattern(bare_hour: str) -> re.Pattern[str]:
    start_pattern, end_pattern = (
        _CLOCK.format(n=number, bare=bare_hour.format(n=number)) + _UNIT.format(n=number) for number in (1, 2)
    )
    return re.compile(f"{_FROM_WORDS}{start_pattern}(?:{_TO_WORDS}{end_pattern})?", re.IGNORECASE)


_TEXT_BEGINNING, _WHOLE_TEXT = _pattern(""), _pattern(_BARE_HOUR)


class ClockTimes(NamedTuple):
    """Times as clocks show them, in minutes after midnight; no `end` where only one is written. An end at midnight is
    0. `rest` is the text behind them."""

    start: int
    end: int | None
    remainder: str = ""


def normal(text: str) -> str:
    """A text with one form for each letter and digit, and single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("\ufeff", "").split())


def times_at_the_beginning(text: str) -> ClockTimes | None:
    """The times with which a `normal` text begins; None where it begins with anything else.

    Raises:
        ValueError: a clock shows no such time.
    """
    match = _TEXT_BEGINNING.match(text)
    return _clock_times(match, text[match.end() :]) if match else None


def parse_clock_times(text: str) -> ClockTimes | None:
    """The times that a text is, where a time is expected: hours may stand as figures alone, as in `9-17`. None where it
    says anything else.

    Raises:
        ValueError: a clock shows no such time, or the figures can be read in two ways: with both readings.
    """
    text = normal(text)
    match = _WHOLE_TEXT.fullmatch(text)
    if match is None or any(character.isdecimal() and not character.isascii() for character in text):
        return None
    if re.search(r":\d\d:(?!00)", text):  # no agenda has seconds
        return None
    clock_times = _clock_times(
        match, "", by_24_hours=(match["hour1"] or "").startswith("0")
    )  # `09:00-9:30 pm`: from the morning
    is_bare = [match[f"bare{number}"] is not None for number in (1, 2)]
    has_unit = any(match[f"{part}{number}"] for part in ("half", "unit") for number in (1, 2))
    if clock_times.end is None:
        if is_bare[0] and not match["unit1"] and not match["half1"]:
            raise ValueError(f"write the time with its minutes, such as `{_clock(clock_times.start)}`")
        return clock_times
    if any(is_bare) and not has_unit:
        _ask(text, clock_times.start, clock_times.end)
    return clock_times


def _ask(text: str, start: int, end: int) -> None:
    """Asks what hours without minutes mean, where they may be those of the morning or of the evening."""
    if max(start, end) > _NOON or (start < end and start >= _EARLIEST_BARE_HOUR):
        return
    earlier, later = ((start, end), (start + _NOON, end + _NOON)) if start < end else ((start, end + _NOON), None)
    later = later or ((start + _NOON) % (2 * _NOON), end)
    readings = " or ".join(f"`{_clock(start)}-{_clock(end)}`" for start, end in (earlier, later))
    raise ValueError(f"`{text}` can be read in two ways: write {readings}")


def _clock_times(match: re.Match[str], remainder: str, *, by_24_hours: bool = False) -> ClockTimes:
    start, end = _minutes(match, 1, match["half1"]), _minutes(match, 2, match["half2"])
    if start is None:
        raise ValueError(_NO_SUCH)
    said_once = match["half2"] and not match["half1"] and not match["noon1"] and not by_24_hours
    if end is not None and said_once and start <= _NOON + 59:  # `9:00-10:30 pm`
        start = _minutes(match, 1, match["half2"]) or 0
        start -= _NOON if start > end else 0
    return ClockTimes(start, end, remainder)


_NO_SUCH = "there is no such time of the day"


def _minutes(match: re.Match[str], number: int, half_of_day: str | None) -> int | None:
    groups = match.groupdict()
    if groups[f"noon{number}"] or groups[f"night{number}"]:
        return _NOON if groups[f"noon{number}"] else 0
    hour = groups[f"hour{number}"] or groups[f"alone{number}"] or groups.get(f"bare{number}")
    minute = groups[f"minute{number}"] or "0"
    if four_digits := groups[f"four{number}"]:
        hour, minute = four_digits[:2], four_digits[2:]
    if hour is None:
        return None
    hours = int(hour)
    if half_of_day and 1 <= hours <= 12:
        hours = hours % 12 + (12 if half_of_day.lower() == "p" else 0)
    if (hours, int(minute), number) == (24, 0, 2):  # `20:00-24:00`
        return 0
    if hours > 23:
        raise ValueError(_NO_SUCH)
    return hours * 60 + int(minute)


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
