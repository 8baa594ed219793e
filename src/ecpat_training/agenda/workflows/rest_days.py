"""Days of a training on which people of its country don't work: Sundays, Fridays where these are. Public holidays are
not known here."""

from collections.abc import Iterator
from datetime import date

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SUNDAY = 6
_WORKED = frozenset(range(3))
"""Monday to Wednesday are worked everywhere, so that nobody need look."""


def about_rest_days(agenda: Agenda, context: Context, where: Location | None = None) -> Iterator[Finding]:
    """A warning where days are on the weekend; `where` is the place of the training, for an agenda without places."""
    dates = {day.number: day.date or context.dates.get(day.number) for day in agenda.days}
    country = context.training.country
    resting = {number: on for number, on in dates.items() if on is not None and is_rest_day(on, country)}
    if not resting:
        return
    said = listing([f"day {number}, {on}, is a {_DAYS[on.weekday()]}" for number, on in resting.items()])
    first = next(day for day in agenda.days if day.number in resting)
    hint = "If that is meant, no action is needed. Please look up public holidays as well: they are not known here."
    yield Finding("plan.rest-day", Severity.WARNING, f"{said}.", first.where or where or agenda.where, hint)


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
