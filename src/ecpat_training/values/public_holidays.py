"""Public holidays of a country, as the library `holidays` has them, and what isn't known of them.

Days off of schools, bridge days and days off of one religion or community alone are not in it.
"""

import importlib.util
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from ecpat_training.core.text import listing
from ecpat_training.values.weekend import is_rest_day

if TYPE_CHECKING:
    from holidays import HolidayBase

Doubt = Literal["country", "year", "moved by decree"]
"""Why public holidays aren't known: those of the country, those of the year, or which of that year's days off the
government moves to another date."""

_SUSPENDED = {"UA": 2022}
"""Since when a country works on its public holidays: under martial law (15 March 2022), Ukraine's Law 2136-IX."""
_BY_DECREE = frozenset({"MD"})
"""Where the government moves days off each year and the library has none of its decrees."""
_LAST_YEAR_OF_DECREES = 2024
"""Who still moves days by decree did so in this year or later; Latvia's and Russia's are known up to now."""
_ENGLISH = "en_US"
_ESTIMATED = re.compile(r" \((?:(?P<else>[^()]*), )?estimated\)$")
_AND = "; "
"""Between the names of holidays on one date, sorted in each language by itself."""
_REMARK = re.compile(r" \([^()]*\)(?=$|; )")


@dataclass(frozen=True)
class PublicHoliday:
    """A public holiday: its `name` in English and the `local` one, empty where that is English. It is a day off in
    some `parts` of the country, none for all of it. `about`: the date is an estimate, such as that of a feast which
    follows the moon. `worked`: the law that makes it a day off is suspended."""

    name: str
    local: str = ""
    regions: tuple[str, ...] = ()
    is_estimated: bool = False
    is_working_day: bool = False


@dataclass(frozen=True)
class DayOff:
    """Why people of a country don't work on a date: the weekend, public holidays, or both."""

    weekend: bool
    holidays: tuple[PublicHoliday, ...]


def day_off(country: str, day: date) -> DayOff | None:
    """Why people of a country don't work on a date, None where they do as far as is known: see `holiday_doubt`."""
    reasons = DayOff(is_rest_day(day, country), public_holidays(country, day.year).get(day, ()))
    return reasons if reasons.weekend or reasons.holidays else None


def holiday_doubt(country: str, year: int) -> Doubt | None:
    """Why the public holidays of a country in a year aren't surely known: `country`, `year` or `moved by decree`;
    None where they are known.

    Raises:
        ImportError: the library `holidays` lacks the module that it lists for the country.
    """
    holiday_class = _class_of(country)
    if holiday_class is None:
        return "country"
    if not public_holidays(country, year):
        return "year"
    decreed_days = [
        decree_date
        for decree_date in getattr(holiday_class(), "special_public_holidays", {})
        if decree_date >= _LAST_YEAR_OF_DECREES
    ]
    is_moved = getattr(holiday_class(), "has_substituted_holidays", False) and decreed_days
    return "moved by decree" if country in _BY_DECREE or (is_moved and year > max(decreed_days)) else None


@cache
def public_holidays(country: str, year: int) -> dict[date, tuple[PublicHoliday, ...]]:
    """The public holidays of a country in a year, by date, in order; those of the whole country come first on a day.
    Empty where none is known, see `holiday_doubt`.

    Raises:
        ImportError: the library `holidays` lacks the module that it lists for the country.
    """
    holiday_class = _class_of(country)
    if holiday_class is None or not holiday_class.start_year <= year <= holiday_class.end_year:
        return {}
    national = _holidays_by_name(holiday_class, year, subdiv=None)
    holidays_by_day = {day: [_holiday(english, local)] for day, (english, local) in national.items()}
    for day, english, local, regions in _regional_holidays(holiday_class, year, national):
        holidays_by_day.setdefault(day, []).append(_holiday(english, local, regions))
    if year >= _SUSPENDED.get(country, year + 1):
        for day, (english, local) in _holidays_by_name(holiday_class, year, subdiv=None, category="workday").items():
            holidays_by_day.setdefault(day, []).append(_holiday(english, local, is_working_day=True))
    return {day: tuple(holidays_by_day[day]) for day in sorted(holidays_by_day)}


@cache
def working_weekends(country: str, year: int) -> tuple[date, ...]:
    """The days of weekends on which a country works in a year, in exchange for another day off; in order.

    Raises:
        ImportError: the library `holidays` lacks the module that it lists for the country.
    """
    holiday_class = _class_of(country)
    if holiday_class is None or not holiday_class.start_year <= year <= holiday_class.end_year:
        return ()
    working_days: set[date] = getattr(holiday_class(years=year), "weekend_workdays", set())
    return tuple(sorted(day for day in working_days if day.year == year))


def _regional_holidays(
    kind: "type[HolidayBase]", year: int, national: dict[date, tuple[str, str]]
) -> Iterator[tuple[date, str, str, tuple[str, ...]]]:
    """What only parts of a country keep, each name once; the parts are all where each has it for itself."""
    names = {code: name for name, code in reversed(getattr(kind, "subdivisions_aliases", {}).items())}
    regions_by_day: dict[tuple[date, str, str], list[str]] = {}
    for code in kind.subdivisions:
        for day, (english, local) in _holidays_by_name(kind, year, subdiv=code).items():
            if national.get(day) != (english, local):
                regions_by_day.setdefault((day, english, local), []).append(names.get(code, code))
    for (day, english, local), part_names in regions_by_day.items():
        yield day, english, local, () if len(part_names) == len(kind.subdivisions) else tuple(part_names)


def _holidays_by_name(
    kind: "type[HolidayBase]", year: int, *, subdiv: str | None, category: str = "public"
) -> dict[date, tuple[str, str]]:
    """A year's holidays with their names in English and in the country's language."""
    local_language = kind.default_language
    english = _ENGLISH if _ENGLISH in kind.supported_languages else local_language
    names_by_language = {
        language: kind(years=year, subdiv=subdiv, language=language, categories=(category,))
        for language in {english: None, local_language: None}
    }
    return {
        day: (names_by_language[english][day], names_by_language[local_language][day])
        for day in names_by_language[english]
        if day.year == year
    }


def _holiday(english: str, local: str, regions: tuple[str, ...] = (), *, is_working_day: bool = False) -> PublicHoliday:
    written_names = english.split(_AND)
    names = [
        _ESTIMATED.sub(lambda match: f" ({match['else']})" if match["else"] else "", name) for name in written_names
    ]
    local_names = (
        [_REMARK.sub("", name) for name in local.split(_AND)] if _REMARK.search(english) else local.split(_AND)
    )
    is_same = sorted(local_names) in (sorted(written_names), sorted(names))
    return PublicHoliday(
        listing(names), "" if is_same else ", ".join(local_names), regions, names != written_names, is_working_day
    )


@cache
def _class_of(country: str) -> "type[HolidayBase] | None":
    """The library's class for a country, of that country's module alone: its package loads all 250 of them, which
    takes longer than to find an agenda of a small training."""
    from holidays.registry import COUNTRIES  # slow, and only a training with dates needs it

    for module, (name, code, *_) in COUNTRIES.items():
        if code == country:
            return _loaded(module, name)
    return None


def _loaded(module: str, name: str) -> "type[HolidayBase]":
    import holidays

    module_name = f"{holidays.__name__}.countries.{module}"
    spec = importlib.util.spec_from_file_location(module_name, f"{holidays.__path__[0]}/countries/{module}.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"the library `holidays` has no {module_name}")
    country_module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(country_module)
    holiday_class: type[HolidayBase] = getattr(country_module, name)
    return holiday_class
