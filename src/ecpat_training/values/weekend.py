"""The days of the week on which a country rests."""

from datetime import date

_SUNDAY = 6
_WORKED = frozenset(range(3))
"""Monday to Wednesday are worked everywhere, so that nobody need look."""


def is_rest_day(day: date, country: str) -> bool:
    """Whether a date is on a country's weekend. Of Saturday and Sunday it is Sunday: trainings on Saturdays are meant.

    The days are those of Unicode's CLDR, as Babel has them.
    """
    if day.weekday() in _WORKED:
        return False
    from babel import Locale  # a usual training is over in the week

    there = Locale.parse(f"und_{country}")
    weekend = range(there.weekend_start, there.weekend_end + 1)
    return day.weekday() == _SUNDAY if _SUNDAY in weekend else day.weekday() in weekend
