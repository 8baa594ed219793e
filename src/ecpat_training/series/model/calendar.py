"""Days on which countries don't work, and those on which they do although it is a weekend: each with where that is
known from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, get_args

CalendarKind = Literal["holiday", "school", "own", "working day"]
CALENDAR_KINDS: tuple[CalendarKind, ...] = get_args(CalendarKind)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of a country's calendar: a public `holiday`, a day off of `school`s, one of the programme's `own`, or a
    `working day`, which stands for whatever else would be said of that date. `source` is where it is known from."""

    country: str
    day: date
    name: str
    kind: CalendarKind
    source: str


@dataclass(frozen=True)
class HolidayCalendar:
    """The days of all countries of a programme. `unknown` are the countries and years of which nobody knows any
    holiday: no plan may rely on them."""

    days: tuple[CalendarDay, ...]
    unknown: tuple[tuple[str, int], ...] = ()
    file: str = ""
    left_out: frozenset[tuple[str, str]] = field(default=frozenset())  # kinds by country, for asking what if

    @cached_property
    def _days_by_country_date(self) -> dict[tuple[str, date], tuple[CalendarDay, ...]]:
        days_by_date: dict[tuple[str, date], tuple[CalendarDay, ...]] = {}
        for calendar_day in self.days:
            days_by_date[calendar_day.country, calendar_day.day] = (
                *days_by_date.get((calendar_day.country, calendar_day.day), ()),
                calendar_day,
            )
        return days_by_date

    def find_day_off(self, country: str, day: date, day_kinds: Iterable[CalendarKind]) -> CalendarDay | None:
        """Why a country doesn't work on a date, as far as it is of these kinds; None where it does."""
        calendar_days = self._days_by_country_date.get((country, day), ())
        if any(calendar_day.kind == "working day" for calendar_day in calendar_days):
            return None
        counted_kinds = [day_kind for day_kind in day_kinds if (country, day_kind) not in self.left_out]
        return next((calendar_day for calendar_day in calendar_days if calendar_day.kind in counted_kinds), None)

    def is_declared_working_day(self, country: str, day: date) -> bool:
        """Whether a date is said to be worked, be it a weekend."""
        return any(
            calendar_day.kind == "working day" for calendar_day in self._days_by_country_date.get((country, day), ())
        )

    def exclude_kind(self, country: str, day_kind: CalendarKind) -> "HolidayCalendar":
        """The calendar without the days of one kind in one country."""
        return HolidayCalendar(self.days, self.unknown, self.file, self.left_out | {(country, day_kind)})
