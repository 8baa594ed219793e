"""The periods by which a donor is reported to: calendar years, years from a date on, or periods that are named."""

from datetime import date, timedelta
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from ecpat_training.words.written_date import parse_written_date

_PERIOD_SEPARATOR = " to "


def bounds(period: str) -> tuple[date, date]:
    """Returns the first and the last day of a period, `2005` or `2005-07-01 to 2006-06-30`."""
    first_text, _, last_text = period.partition(_PERIOD_SEPARATOR)
    if not last_text:
        return date(int(period), 1, 1), date(int(period), 12, 31)
    return date.fromisoformat(first_text), date.fromisoformat(last_text)


def period_name(first_day: date, last_day: date) -> str:
    """What a period is called: a calendar year by its number, so that all sort by time."""
    is_calendar_year = (first_day.month, first_day.day, last_day.month, last_day.day) == (
        1,
        1,
        12,
        31,
    ) and first_day.year == last_day.year
    return (
        str(first_day.year) if is_calendar_year else f"{first_day.isoformat()}{_PERIOD_SEPARATOR}{last_day.isoformat()}"
    )


def until_period_label(period: str) -> str:
    """What everything until the end of a period is called: `until 2005`, `until 2006-06-30`."""
    return f"until {period.partition(_PERIOD_SEPARATOR)[2] or period}"


def year_from(start: date, day: date) -> str | None:
    """The year in which a day falls, of those that begin on the day and month of `start`; None before it."""
    if day < start:
        return None
    years = day.year - start.year - ((day.month, day.day) < (start.month, start.day))
    year_start, next_year_start = (start.replace(year=start.year + offset) for offset in (years, years + 1))
    return period_name(year_start, next_year_start - timedelta(1))


def read_period(period_text: str) -> str:
    """Reads `2005-07-01 to 2006-06-30`, with dates as people write them; it is kept as `period_name` says it.

    Raises:
        ValueError: the text isn't two dates, or the period ends before it begins.
    """
    day_texts = [day_text.strip() for day_text in period_text.split(_PERIOD_SEPARATOR)]
    if len(day_texts) != 2:
        raise ValueError("a period has two days, such as 2005-07-01 to 2006-06-30")
    first_day, last_day = (parse_written_date(day_text) for day_text in day_texts)
    if last_day < first_day:
        raise ValueError("a period ends after it begins")
    return period_name(first_day, last_day)


def _parse_period(raw_value: object) -> object:
    return read_period(raw_value) if isinstance(raw_value, str) else raw_value  # what isn't text is left to pydantic


WrittenPeriod = Annotated[
    str,
    BeforeValidator(_parse_period),
    WithJsonSchema({"type": "string", "pattern": " to ", "examples": ["2005-07-01 to 2006-06-30"]}),
]
"""A period as people write it, kept as `period_name` says it."""
