"""The days of the week on which a country rests."""

from datetime import date
from functools import cache

_SUNDAY = 6
_ALWAYS_WORKED_DAYS = frozenset(range(3))
"""Monday to Wednesday are worked everywhere, so that nobody need look."""


def is_rest_day(day: date, country: str) -> bool:
    """Whether a date is on a country's weekend. Of Saturday and Sunday it is Sunday: trainings on Saturdays are meant.

    The days are those of Unicode's CLDR, as Babel has them.
    """
    if day.weekday() in _ALWAYS_WORKED_DAYS:
        return False
    weekend = _weekend(country)
    return day.weekday() == _SUNDAY if _SUNDAY in weekend else day.weekday() in weekend


@cache  # a series asks for hundreds of days, and Babel looks through all its locales each time
def _weekend(country: str) -> range:
    from babel import Locale  # a usual training is over in the week

    locale = Locale.parse(f"und_{country}")
    return range(locale.weekend_start, locale.weekend_end + 1)
