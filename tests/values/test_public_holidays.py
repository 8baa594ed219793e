"""Public holidays of the countries that hold trainings, by date; the dates are those that governments publish."""

import subprocess
import sys
from datetime import date

import pytest

from ecpat_training.values.public_holidays import DayOff, PublicHoliday, day_off, holiday_doubt, public_holidays


def on(country: str, day: str) -> list[str]:
    """A date's holidays with what is known of them: `Easter Monday [England]`."""
    found = public_holidays(country, date.fromisoformat(day).year).get(date.fromisoformat(day), ())
    said = []
    for one in found:
        remarks = [*one.regions, *(["about"] if one.is_estimated else []), *(["worked"] if one.is_working_day else [])]
        said.append(f"{one.name} {remarks}" if remarks else one.name)
    return said


@pytest.mark.parametrize(
    ("country", "day", "holidays"),
    [
        ("AL", "2026-11-28", ["Flag and Independence Day"]),
        ("BG", "2026-04-13", ["Easter"]),  # the Orthodox one
        ("NL", "2026-04-06", ["Easter Monday"]),  # the western one
        ("BG", "2026-04-06", []),
        ("NL", "2026-04-13", []),
        ("NL", "2005-05-05", ["Ascension Day and Liberation Day"]),
        ("BG", "2006-10-05", []),
        ("BA", "2026-03-20", ["Eid al-Fitr ['about']"]),
    ],
)
def test_a_date_has_the_holidays_of_its_country(country: str, day: str, holidays: list[str]) -> None:
    assert on(country, day) == holidays


def test_a_holiday_has_its_name_in_the_countrys_language_once() -> None:
    (found,) = public_holidays("AL", 2026)[date(2026, 11, 28)]
    assert found.local == "Dita Flamurit dhe e Pavarësisë"
    (found,) = public_holidays("IE", 2026)[date(2026, 3, 17)]
    assert (found.name, found.local) == ("Saint Patrick's Day", "")


def test_what_parts_of_a_country_keep_is_known_with_the_parts() -> None:
    """Asked for as a whole, the library knows no Easter Monday in the United Kingdom."""
    assert on("GB", "2026-04-06") == ["Easter Monday ['England', 'Northern Ireland', 'Wales']"]
    (found,) = public_holidays("DE", 2026)[date(2026, 6, 4)]  # Corpus Christi
    assert {"Bayern", "Hessen"} <= set(found.regions)
    assert "Berlin" not in found.regions


def test_a_date_that_follows_the_moon_is_an_estimate() -> None:
    (found,) = public_holidays("XK", 2027)[date(2027, 3, 9)]
    assert found.is_estimated
    assert "estimated" not in found.name
    assert "(" not in found.local
    names = [one.name for days in public_holidays("IQ", 2026).values() for one in days]
    assert [name for name in names if "estimated" in name or ";" in name] == []


def test_ukraines_holidays_are_known_though_they_are_worked() -> None:
    """The library has none from 2023 on, as if any date would do."""
    assert on("UA", "2021-08-24") == ["Independence Day"]
    for year in (2022, 2026):
        assert on("UA", f"{year}-08-24") == ["Independence Day ['worked']"]
    assert holiday_doubt("UA", 2026) is None


@pytest.mark.parametrize(
    ("country", "year", "why"),
    [
        ("ZZ", 2026, "country"), ("RS", 2006, "year"), ("RS", 2007, None), ("AL", 1980, "year"), ("AL", 2190, "year"),
        ("AL", 2026, None), ("BY", 2024, None), ("RU", 2025, None), ("BY", 2060, "moved by decree"),
        ("RU", 2060, "moved by decree"), ("MD", 2026, "moved by decree"), ("UA", 2060, None),
    ],
)  # fmt: skip
def test_what_is_not_known_is_told_from_a_working_day(country: str, year: int, why: str | None) -> None:
    assert holiday_doubt(country, year) == why
    if why in ("country", "year"):
        assert public_holidays(country, year) == {}


def test_a_day_off_is_a_weekend_a_holiday_or_both() -> None:
    liberation = PublicHoliday("Liberation Day", "Dita e Çlirimit")
    assert day_off("AL", date(2026, 11, 29)) == DayOff(weekend=True, holidays=(liberation,))
    assert day_off("AL", date(2026, 11, 22)) == DayOff(True, public_holidays("AL", 2026)[date(2026, 11, 22)])
    assert day_off("EG", date(2026, 3, 6)) == DayOff(weekend=True, holidays=())
    assert day_off("AL", date(2026, 11, 26)) is None


def test_no_other_country_is_loaded() -> None:
    """The library's package loads all of them, which takes as long as to plan a small training."""
    program = (
        "import sys\nfrom ecpat_training.values.public_holidays import public_holidays\n"
        "before = 'holidays' in sys.modules\nassert public_holidays('AL', 2026)\n"
        "print(before, [name for name in sys.modules if name.startswith('holidays.countries')])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout.split() == ["False", "[]"]
