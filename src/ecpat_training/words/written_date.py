"""Dates as people write them: `2026-05-12`, `12.5.2026`, `12 May 2026`, `12 mai 2026`. With dots the day stands first
everywhere; with strokes nobody can tell, and it is asked."""

import re
from datetime import date

from ecpat_training.values.base import date_problem
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.matching import letters_key

DATE_ADVICE = "write a date such as `2005-05-12`"
_CENTURY = 2000
_MAX_DATE_LENGTH = 60
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


def parse_written_date(text: str) -> date:
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
            filter(None, (_find_date(text[word.start() :]) for word in _WORD.finditer(text[:_MAX_DATE_LENGTH]))), None
        )
        raise ValueError(
            phrase("write the date as `{suggestion}`", suggestion=suggestion) if suggestion else DATE_ADVICE
        )
    return beginning[0]


def date_at_the_beginning(text: str) -> tuple[date, str] | None:
    """The date with which a text begins, and the text behind it; None where it begins with anything else.

    Raises:
        ValueError: the date can be read in two ways, has no year, or doesn't exist.
    """
    text = " ".join(text.split())
    match = _DATE.match(text)
    if match is None or (parts := _date_parts(match)) is None:
        return None
    year, month, day = parts
    written = f"{year:04d}-{month:02d}-{day:02d}"
    if problem := date_problem(written):
        raise ValueError(problem)
    return date(year, month, day), text[match.end() :].strip()


def _find_date(text: str) -> date | None:
    """The date that stands inside a text, where there is one beyond doubt."""
    try:
        beginning = date_at_the_beginning(text)
    except ValueError:
        return None
    return beginning[0] if beginning and not beginning[1] else None


def _date_parts(match: re.Match[str]) -> tuple[int, int, int] | None:
    """Year, month and day; None where a word names no month."""
    if match["year"]:
        return int(match["year"]), int(match["month"]), int(match["day"])
    if match["first"]:
        return _parse_figures(match)
    from ecpat_training.words.lists.calendar_words import MONTH_OF  # nearly all dates are in figures

    number = "2" if match["name2"] else "3"
    month = MONTH_OF.get(letters_key(match[f"name{number}"]))
    if month is None:
        return None
    day, year = int(match[f"day{number}"]), match[f"year{number}"]
    if year is None:
        raise ValueError(phrase("write the year as well: {example}", example=DATE_ADVICE.removeprefix("write ")))
    return int(year), month, day


def _parse_figures(match: re.Match[str]) -> tuple[int, int, int]:
    first_number, second_number, year = int(match["first"]), int(match["second"]), int(match["year1"])
    has_short_year = len(match["year1"]) < len("2005")
    year += _CENTURY if has_short_year else 0
    is_ambiguous = (
        match["between"] != "." and first_number != second_number and max(first_number, second_number) <= _MONTHS
    )
    if is_ambiguous:
        readings = (
            f"`{year:04d}-{second_number:02d}-{first_number:02d}` or "
            f"`{year:04d}-{first_number:02d}-{second_number:02d}`"
        )
        raise ValueError(phrase("`{date}` can be read in two ways: write {readings}", date=match[0], readings=readings))
    is_month_first = match["between"] != "." and second_number > _MONTHS
    month, day = (first_number, second_number) if is_month_first else (second_number, first_number)
    if has_short_year:
        written = f"{year:04d}-{month:02d}-{day:02d}"
        raise ValueError(date_problem(written) or phrase("write the year in four figures: `{date}`", date=written))
    return year, month, day
