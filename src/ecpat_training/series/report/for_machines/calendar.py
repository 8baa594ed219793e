"""`ecpat series calendar --json`: the days of a programme's countries."""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.series.model.calendar import CalendarDay, CalendarKind


@dataclass(frozen=True, slots=True)
class DayData:
    """A day of a country's calendar, and where it is known from."""

    country: str
    date: str
    name: str
    kind: CalendarKind
    source: str


@dataclass(frozen=True, slots=True)
class UnknownYear:
    """A year of a country of which no holiday is known: nothing can be planned with it."""

    country: str
    year: int


@dataclass(frozen=True, slots=True)
class SeriesCalendarResult:
    """Every day that is known, and the years of which none is."""

    days: tuple[DayData, ...]
    unknown: tuple[UnknownYear, ...]


def result(days: Sequence[CalendarDay], unknown: Sequence[tuple[str, int]]) -> SeriesCalendarResult:
    """The calendar as data."""
    return SeriesCalendarResult(
        tuple(DayData(one.country, one.day.isoformat(), one.name, one.kind, one.source) for one in days),
        tuple(UnknownYear(country, year) for country, year in unknown),
    )
