"""`ecpat series calendar --json`: the days of a programme's countries."""

from collections.abc import Sequence

from ecpat_training.commands.public import Public
from ecpat_training.series.model.calendar import CalendarDay, HolidayCalendar


class DayData(Public[CalendarDay]):
    """A day of a country's calendar, and where it is known from."""

    keys = "country date=str(day) name kind source"


class UnknownYear(Public[tuple[str, int]]):
    """A year of a country of which no holiday is known: nothing can be planned with it."""

    keys = "country=0 year=1"


class SeriesCalendarResult(Public[HolidayCalendar]):
    """Every day that is known, and the years of which none is."""

    keys = "days unknown"
    parts = (DayData, UnknownYear)
    days: Sequence[CalendarDay]
