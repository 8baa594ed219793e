"""Words for days, weekdays, months and the halves of a day, in the languages of the programme and its partners."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

from ecpat_training.words.alphabets import known_alphabet_part
from ecpat_training.words.lists.headers import FIELD_OF
from ecpat_training.words.matching import index, keys, letters_key
from ecpat_training.words.word_tables import words_by_code, words_by_language, words_by_meaning, words_of

DayHalf = Literal["morning", "afternoon", "evening"]

_DAYS, _MONTHS, _OF_A_DATE, _YEARS = 31, 12, 3, 99
_SERIES = 2  # days


def _keys_of(table: str) -> frozenset[str]:
    return frozenset(keys(words_of("calendar_words", table)))


HALF_OF: dict[str, DayHalf] = index(words_by_meaning("calendar_words", "halves", get_args(DayHalf)))
"""The half of a day that a word means, by its key; of several words, by the key of all of them."""

MONTH_OF: dict[str, int] = {
    name: number % _MONTHS + 1
    for line in words_by_language("calendar_words", "months").values()
    for number, name in enumerate(keys(line))
}
"""The number of a month, by the key of its name."""

WEEKDAYS = _keys_of("weekdays")
"""The keys of the names of weekdays."""

SHORT_WEEKDAYS = _keys_of("short_weekdays")
"""The keys of weekdays in two or three letters, which alone are words for anything."""

DAY_WORDS = _keys_of("day")
"""The keys of the words for a day."""

NUMBER_OF: dict[str, int] = {
    word: int(number) for number, words in words_by_code("calendar_words", "numbers").items() for word in keys(words)
}
"""The number of a day written as a word, by its key."""

HALF_DAY_WORDS = frozenset(HALF_OF) | _keys_of("either_half")
"""The keys of words for a half of a day, and of one that lists use for either."""
_SITTING = _keys_of("sitting")
_BESIDE_FIGURES = _keys_of("beside_figures") | SHORT_WEEKDAYS
_ARTICLES = _keys_of("articles")
_ORDINAL = re.compile(r"(?<=\d)(?:-?(?:st|nd|rd|th|er|ère|re|ème|eme|e|й|ви|ри|ти)|\.)(?!\w)", re.IGNORECASE)
_DAY_LETTERS = "DJTZДНΗ"  # `J1` in French, `T1` in German, `Z1` in Romanian, `Н1` in Ukrainian
_SHORT_DAY = re.compile(rf"\b[{_DAY_LETTERS}](?=\d{{1,2}}\b)", re.IGNORECASE)
_NUMBERED_DAY = re.compile(rf"([{_DAY_LETTERS}]?)[\s.-]?(\d{{1,2}})\.?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")
_DAY_PARTS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?|\d+")


class HeaderHalfDay(NamedTuple):
    """What a header says of a day and its half: the `number` of a day, or the words of a date or a weekday; the half,
    None where it is the whole day. One without any day is the half of a day that another row or nobody names."""

    number: int | None
    date: tuple[str, ...]
    half: DayHalf | None


def half_day_of(header: str) -> HeaderHalfDay | None:
    """The half of a day, or the day, that a header names: a number, date or weekday, a word for a half, or both; None
    where there is any word besides, so that `Arrival day 1` stays what it is."""
    words = _words(header)
    halves = {HALF_OF[word] for word in words if word in HALF_OF and word not in DAY_WORDS}
    days = [place for place, word in enumerate(words) if word in DAY_WORDS]
    names = [word for word in words if _names_a_day(word)]
    known_count = len(days) + len(names) + sum(word in HALF_DAY_WORDS and word not in DAY_WORDS for word in words)
    if not words or known_count < len(words) or not (days or halves or is_date(header) or set(words) <= WEEKDAYS):
        return None
    if days and not names:
        return None
    half = next(iter(halves)) if len(halves) == 1 else None
    neighbour_words = [words[place + step] for place in days for step in (1, -1) if 0 <= place + step < len(words)]
    number = next((figure for figure in map(_number, neighbour_words) if figure is not None), None)
    return HeaderHalfDay(number, () if number is not None else tuple(names), half)


def is_half_day(header: str) -> bool:
    """Whether a header names a half of a day, or a day: a number, date or weekday with a word for it, or a half with
    one for who came; no word besides is let pass, so that `Arrival day 1` stays what it is."""
    words = _words(header)
    days = [word for word in words if word in DAY_WORDS]
    halves = [word for word in words if word in HALF_DAY_WORDS and word not in DAY_WORDS]
    names = [word for word in words if _names_a_day(word)]
    if len(days) + len(halves) + len(names) < len(words):
        return False
    return bool(days or halves) if names else bool(halves) and any(map(_is_attendance_word, _DAY_PARTS.findall(header)))


def parse_short_day(header: str) -> HeaderHalfDay | None:
    """The day that a header names in a few signs, which are one beside others alone: `J1`, `1`, `Mon`."""
    if match := _NUMBERED_DAY.fullmatch(header.strip()):
        return HeaderHalfDay(int(match[2]), (), None)
    key = letters_key(header)
    return HeaderHalfDay(None, (key,), None) if key in WEEKDAYS | SHORT_WEEKDAYS else None


def are_days(headers: Sequence[str]) -> bool:
    """Whether short headers side by side are days, two at least: `J1`, `J2`, from 1 on; `Mon`, `Tue`."""
    days = [parse_short_day(header) for header in headers]
    if len(days) < _SERIES or None in days or len({*days}) < len(days):
        return False
    numbers = [day.number for day in days if day and day.number is not None]
    letters = {header.strip()[0].upper() for header in headers if not header.strip()[0].isdecimal()}
    return not numbers or (numbers == [*range(1, len(days) + 1)] and len(letters) <= 1)


def _names_a_day(word: str) -> bool:
    return word.isdecimal() or word in NUMBER_OF or word in WEEKDAYS | SHORT_WEEKDAYS or word in MONTH_OF


def _is_attendance_word(word: str) -> bool:
    return FIELD_OF.get(letters_key(word)) == "attended"


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() and int(word) <= _DAYS else NUMBER_OF.get(word)


def _words(header: str) -> list[str]:
    """The keys of a header's words and figures; words that are one together (`a. m.`, `după masă`) as one. Beside a day
    or a half those that say that it is about who came (`Présence jour 1`) are left out."""
    words = _split_words(header)
    return words if all(map(_is_of_the_calendar, words)) else _split_words(known_alphabet_part(header))


def _is_of_the_calendar(word: str) -> bool:
    return word in DAY_WORDS or word in HALF_DAY_WORDS or _names_a_day(word)


def _split_words(header: str) -> list[str]:
    text = _ORDINAL.sub(" ", header)
    if _WORD.search(text):  # `J1 matin` is a day; `D1` alone may be a question
        text = _SHORT_DAY.sub("day ", text)
    parts = [letters_key(word) for word in _DAY_PARTS.findall(text)]
    words: list[str] = []
    while parts:
        lengths = (length for length in (3, 2) if length <= len(parts) and "".join(parts[:length]) in HALF_OF)
        word_length = next(lengths, 1)
        words.append("".join(parts[:word_length]))
        parts = parts[word_length:]
    if any(map(str.isdecimal, words)):
        words = [word for word in words if word not in _BESIDE_FIGURES]
    if HALF_DAY_WORDS.isdisjoint(words) and DAY_WORDS.isdisjoint(words):
        day_words = [word for word in words if not _is_attendance_word(word)]
        is_day = len(day_words) == 1 and (
            _number(day_words[0]) is not None or day_words[0] in WEEKDAYS | SHORT_WEEKDAYS
        )
        return ["day", *day_words] if is_day and len(day_words) < len(words) else day_words or words  # `Attendance 1`
    ignored = _ARTICLES if HALF_DAY_WORDS.isdisjoint(words) else _ARTICLES | _SITTING
    return [word for word in words if word not in ignored and not _is_attendance_word(word)]


def is_date(header: str) -> bool:
    """Whether a header is a day of the calendar and nothing else: `12.05`, `12/05/2005`, `1 qershor`, `Mon 12 May`; no
    two figures that can be none, such as the ages `18-25`."""
    words = _words(header)
    figures = [int(word) for word in words if word.isdecimal()]
    month_words = [word for word in words if word in MONTH_OF]
    if len(figures) + sum(word in MONTH_OF or word in WEEKDAYS for word in words) < len(words) or not figures:
        return False
    if month_words:
        return (
            len(month_words) == 1 and any(1 <= figure <= _DAYS for figure in figures) and len(figures) <= _OF_A_DATE - 1
        )
    return bool(_DATE_PATTERN.fullmatch(header.strip())) and _is_day(figures)


def _is_day(figures: list[int]) -> bool:
    """Whether figures are a day and a month, with a year before or behind them or without."""
    pair = [figure for figure in figures if figure <= _YEARS] if len(figures) == _OF_A_DATE else figures
    pair = pair if len(pair) < _OF_A_DATE else pair[:2]
    return len(pair) == _OF_A_DATE - 1 and 1 <= min(pair) <= _MONTHS and 1 <= max(pair) <= _DAYS


_DATE_PATTERN = re.compile(
    r"(?:[^\W\d_]+[.:]?,?\s*)?(?:\d{1,2}[./]\s?\d{1,2}(?:[./]\s?(?:\d{4}|\d{2}))?\.?|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{4})"
    r"(?:\s*[^\W\d_]{1,3}\.)?"
)
