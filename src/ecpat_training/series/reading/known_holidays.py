"""What the library `holidays` knows of the years of a series: with the holidays of all regions, unless one is named,
and with the weekends that are worked."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.metadata import version

from ecpat_training.series.model.calendar import CalendarDay
from ecpat_training.values.public_holidays import PublicHoliday, holiday_doubt, public_holidays, working_weekends


@cache  # the version stands in a file of its own, and is asked for each country and year
def library() -> str:
    """The library as a source of a calendar: its name and version."""
    return f"holidays {version('holidays')}"


def find_known_days(country: str, years: Iterable[int], regions: Mapping[str, str]) -> Iterator[CalendarDay]:
    """A country's days in some years, by date; none of a year of which no holiday is known.

    A day off whose law is suspended, such as under martial law, is none of them: nobody has it off by right.
    """
    source = library()
    for year in years:
        names_by_day: dict[date, list[str]] = {}
        for day, names in public_holidays(country, year).items():
            counted = [
                _holiday_name(holiday)
                for holiday in names
                if not holiday.is_working_day and _counts(holiday, regions.get(country))
            ]
            if counted:
                names_by_day[day] = counted
        for day, day_names in names_by_day.items():
            yield CalendarDay(country, day, "; ".join(day_names), "holiday", source)
        for day in working_weekends(country, year) if names_by_day else ():
            yield CalendarDay(country, day, "worked in exchange for another day", "working day", source)


def suspended_days(country: str, year: int) -> tuple[date, ...]:
    """The holidays of a year that are worked, since their law is suspended."""
    return tuple(
        day for day, names in public_holidays(country, year).items() if any(holiday.is_working_day for holiday in names)
    )


def moved_by_decree(country: str, year: int) -> bool:
    """Whether a government still moves that year's days off, in decrees that the library doesn't have yet."""
    return holiday_doubt(country, year) == "moved by decree"


def regions_of(country: str, years: Iterable[int]) -> tuple[str, ...]:
    """The parts of a country that keep a holiday of their own in some years."""
    regions = (
        region
        for year in years
        for names in public_holidays(country, year).values()
        for holiday in names
        for region in holiday.regions
    )
    return tuple(sorted(set(regions)))


def _counts(holiday: PublicHoliday, region: str | None) -> bool:
    return not holiday.regions or region is None or region in holiday.regions


def _holiday_name(holiday: PublicHoliday) -> str:
    estimate_note = ", date estimated" if holiday.is_estimated else ""
    return (
        f"{holiday.name} ({', '.join(holiday.regions)}{estimate_note})"
        if holiday.regions or estimate_note
        else holiday.name
    )
