"""Which day a line announces: `Day 2`, `Ziua 1 – joi, 16 iunie 2005`, `Donnerstag, 16. Juni 2005`, `2. päev`."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from ecpat_training.core.text import squeeze
from ecpat_training.words.lists.calendar_words import DAY_WORDS, HALF_DAY_WORDS, MONTH_OF, NUMBER_OF, WEEKDAYS
from ecpat_training.words.matching import letters_key

MAX_LABEL_LENGTH = 120
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_DATE = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<day>\d{1,2})\s?[./-]\s?(?P<month>\d{1,2})\s?[./-]\s?(?P<year>\d{4})"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+|of\s+)?(?P<name>[^\W\d_]{3,})\.?,?\s+(?:de\s+)?(?P<year2>\d{4})"
    r"|(?P<name3>[^\W\d_]{3,})\s+(?P<day3>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year3>\d{4})",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_MOTTO = re.compile(r"\s*(?:[:(|]|\s[–—-]\s)")
_ENDINGS = {"st", "nd", "rd", "th", "er"}
_LITTLE = {"of", "de", "e", "den", "the", "on", "am", "le", "la", "il"}
_PLACE = re.compile(r"\s*(?:г\.?|р\.?|\.)?\s*(?:[,;:|(–—-].*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class DayLabel:
    """The number of a day, the date that it is on, or both; else `name`, a weekday or a date without its year."""

    number: int | None = None
    on: date | None = None
    name: str = ""


def day_label(text: str) -> DayLabel | None:
    """The day that a line announces; None where it says anything else."""
    text = squeeze(unicodedata.normalize("NFKC", text))
    if not text or len(text) > MAX_LABEL_LENGTH:
        return None
    days = find_dates(text)
    day_date = days[0] if len(days) == 1 else None
    number = _number(text)
    if number is not None:
        return DayLabel(number, day_date)
    if day_date is None and not days and (name := _weekday(text)):
        return DayLabel(name=name)
    return DayLabel(on=day_date) if day_date and _is_date_only(text) else None


def find_dates(text: str) -> list[date]:
    """The dates that a text names, in its order. Where all is in figures the day stands first, as all over Europe."""
    dates = []
    for match in _DATE.finditer(unicodedata.normalize("NFKC", text)):
        if (day := _date(match)) is not None:
            dates.append(day)
    return dates


def _date(match: re.Match[str]) -> date | None:
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
    elif match["day"]:
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    else:
        name = match["name"] or match["name3"]
        month = MONTH_OF.get(letters_key(name), 0)
        year, day = int(match["year2"] or match["year3"]), int(match["day2"] or match["day3"])
    try:
        return date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


def _number(text: str) -> int | None:
    """The number of a line that begins with `Day 2`, `Dita e parë`, `2. päev`, `Erster Tag`."""
    words = _WORD.findall(text)[:3]
    keys = [letters_key(word) for word in words]
    if len(keys) > 1 and keys[0] in DAY_WORDS:
        return _day_number(keys[1]) or (_day_number(keys[2]) if len(keys) > 2 and len(keys[1]) == 1 else None)
    if len(keys) > 1 and (keys[1] in DAY_WORDS or (keys[1] in ("st", "nd", "rd", "th") and keys[-1] in DAY_WORDS)):
        return _day_number(keys[0])
    return None


def _weekday(text: str) -> str:
    """The key of a weekday, a date without its year, or both, where a text says nothing else but a half of the day or,
    behind a mark, a motto: `Monday 3 March`, `Tuesday (morning)`, `Wednesday – 27 August – WHAT`."""
    label_text, mark, motto = _MOTTO.sub("\n", text, count=1).partition("\n")
    words = [letters_key(word) for word in _WORD.findall(label_text)]
    named_words = [word for word in words if word in WEEKDAYS or word in MONTH_OF]
    other_words = [
        word for word in words if word not in named_words and word not in _LITTLE | HALF_DAY_WORDS | _ENDINGS
    ]
    figures = [word for word in other_words if word.isdecimal() and len(word) < 3]
    is_day = any(word in WEEKDAYS for word in named_words[:1]) or (
        len(named_words) == 1 and len(figures) == 1 and not mark
    )
    if not is_day or len(other_words) > len(figures) or len(figures) > 1 or len(named_words) > 2:
        return ""
    if mark and not figures and (motto_label := _weekday(motto)):
        return words[0] + motto_label  # `Monday – 3 March – the law`
    return "".join([*named_words, *figures])


def _day_number(word: str) -> int | None:
    number = int(word) if word.isascii() and word.isdecimal() and len(word) < 3 else NUMBER_OF.get(word)
    return number if number is not None and 1 <= number <= 10 else None


def _is_date_only(text: str) -> bool:
    """Whether nothing stands before the date but the weekday, and nothing behind it but a place."""
    match = _DATE.search(text)
    if match is None:
        return False
    words_before = [letters_key(word) for word in _WORD.findall(text[: match.start()])]
    return all(word in WEEKDAYS or word in _LITTLE for word in words_before) and bool(
        _PLACE.fullmatch(text[match.end() :])
    )
