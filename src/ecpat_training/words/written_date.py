"""Dates as people write them: `2026-05-12`, `12.5.2026`, `12 May 2026`, `12 mai 2026`. With dots the day stands first
everywhere; with strokes nobody can tell, and it is asked."""

import re
from datetime import date

from ecpat_training.values.base import date_problem
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.matching import letters_key

WANTED = "write a date such as `2005-05-12`"
_CENTURY = 2000
_LONGEST = 60
_WORD = re.compile(r"\b\w")
_MONTHS = 12
_DATE = re.compile(
    r"(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})(?![0-9])"
    r"|(?P<first>[0-9]{1,2})\s?(?P<between>[-/.])\s?(?P<second>[0-9]{1,2})\s?(?P=between)\s?(?P<year1>[0-9]{4}|[0-9]{2})"
    r"(?![0-9:])"
    r"|(?P<day2>[0-9]{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+|of\s+)?(?P<name2>[^\W\d_]{3,})\.?,?"
    r"(?:\s+(?:de\s+)?(?P<year2>[0-9]{4})(?![0-9:]))?"
    r"|(?P<name3>[^\W\d_]{3,})\.?\s+(?P<day3>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9:]),?"
    r"(?:\s+(?P<year3>[0-9]{4})(?![0-9:]))?",
    re.IGNORECASE,
)


def date_written(text: str) -> date:
    """Reads one date.

    Raises:
        ValueError: it is none, can be read in two ways, or doesn't exist.
    """
    beginning = date_at_the_beginning(text)
    if beginning is None or beginning[1]:
        if beginning and _DATE.search(beginning[1]):
            raise ValueError(
                phrase("write one date, such as `{date}`, and the others each on its own", date=beginning[0])
            )
        suggestion = next(
            filter(None, (_date_inside(text[word.start() :]) for word in _WORD.finditer(text[:_LONGEST]))), None
        )
        raise ValueError(phrase("write the date as `{suggestion}`", suggestion=suggestion) if suggestion else WANTED)
    return beginning[0]


def date_at_the_beginning(text: str) -> tuple[date, str] | None:
    """The date with which a text begins, and the text behind it; None where it begins with anything else.

    Raises:
        ValueError: the date can be read in two ways, has no year, or doesn't exist.
    """
    text = " ".join(text.split())
    match = _DATE.match(text)
    if match is None or (parts := _parts(match)) is None:
        return None
    year, month, day = parts
    written = f"{year:04d}-{month:02d}-{day:02d}"
    if problem := date_problem(written):
        raise ValueError(problem)
    return date(year, month, day), text[match.end() :].strip()


def _date_inside(text: str) -> date | None:
    """The date that stands inside a text, where there is one beyond doubt."""
    try:
        beginning = date_at_the_beginning(text)
    except ValueError:
        return None
    return beginning[0] if beginning and not beginning[1] else None


def _parts(match: re.Match[str]) -> tuple[int, int, int] | None:
    """Year, month and day; None where a word names no month."""
    if match["year"]:
        return int(match["year"]), int(match["month"]), int(match["day"])
    if match["first"]:
        return _in_figures(match)
    from ecpat_training.words.lists.calendar_words import MONTH_OF  # nearly all dates are in figures

    number = "2" if match["name2"] else "3"
    month = MONTH_OF.get(letters_key(match[f"name{number}"]))
    if month is None:
        return None
    day, year = int(match[f"day{number}"]), match[f"year{number}"]
    if year is None:
        raise ValueError(phrase("write the year as well: {example}", example=WANTED.removeprefix("write ")))
    return int(year), month, day


def _in_figures(match: re.Match[str]) -> tuple[int, int, int]:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year1"])
    short = len(match["year1"]) < len("2005")
    year += _CENTURY if short else 0
    doubtful = match["between"] != "." and first != second and max(first, second) <= _MONTHS
    if doubtful:
        readings = f"`{year:04d}-{second:02d}-{first:02d}` or `{year:04d}-{first:02d}-{second:02d}`"
        raise ValueError(phrase("`{date}` can be read in two ways: write {readings}", date=match[0], readings=readings))
    month_first = match["between"] != "." and second > _MONTHS
    month, day = (first, second) if month_first else (second, first)
    if short:
        written = f"{year:04d}-{month:02d}-{day:02d}"
        raise ValueError(date_problem(written) or phrase("write the year in four figures: `{date}`", date=written))
    return year, month, day
