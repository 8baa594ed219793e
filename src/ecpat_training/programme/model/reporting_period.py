"""The periods by which a donor is reported to: calendar years, years from a date on, or periods that are named."""

from datetime import date, timedelta
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from ecpat_training.words.written_date import date_written

_TO = " to "


def bounds(period: str) -> tuple[date, date]:
    """Returns the first and the last day of a period, `2005` or `2005-07-01 to 2006-06-30`."""
    first_text, _, last_text = period.partition(_TO)
    if not last_text:
        return date(int(period), 1, 1), date(int(period), 12, 31)
    return date.fromisoformat(first_text), date.fromisoformat(last_text)


def period_name(first: date, last: date) -> str:
    """What a period is called: a calendar year by its number, so that all sort by time."""
    is_calendar_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
    return str(first.year) if is_calendar_year else f"{first.isoformat()}{_TO}{last.isoformat()}"


def until(period: str) -> str:
    """What everything until the end of a period is called: `until 2005`, `until 2006-06-30`."""
    return f"until {period.partition(_TO)[2] or period}"


def year_from(start: date, day: date) -> str | None:
    """The year in which a day falls, of those that begin on the day and month of `start`; None before it."""
    if day < start:
        return None
    years = day.year - start.year - ((day.month, day.day) < (start.month, start.day))
    first, after = (start.replace(year=start.year + offset) for offset in (years, years + 1))
    return period_name(first, after - timedelta(1))


def read_period(written: str) -> str:
    """Reads `2005-07-01 to 2006-06-30`, with dates as people write them; it is kept as `period_name` says it.

    Raises:
        ValueError: the text isn't two dates, or the period ends before it begins.
    """
    parts = [part.strip() for part in written.split(_TO)]
    if len(parts) != 2:
        raise ValueError("a period has two days, such as 2005-07-01 to 2006-06-30")
    first_day, last_day = (date_written(part) for part in parts)
    if last_day < first_day:
        raise ValueError("a period ends after it begins")
    return period_name(first_day, last_day)


def _read(written: object) -> object:
    return read_period(written) if isinstance(written, str) else written  # what isn't text is left to pydantic


WrittenPeriod = Annotated[
    str,
    BeforeValidator(_read),
    WithJsonSchema({"type": "string", "pattern": " to ", "examples": ["2005-07-01 to 2006-06-30"]}),
]
"""A period as people write it, kept as `period_name` says it."""
