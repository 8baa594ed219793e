"""Days on which people of a country don't work are warned of, in a plan and in an agenda made by hand."""

from datetime import date
from pathlib import Path

import pytest

from ecpat_training.core.finding import Severity
from ecpat_training.values.weekend import is_rest_day
from tests.agenda.programmes_in_time import checked, planned, programme_file

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 3, day) for day in (6, 7, 8, 9))


@pytest.mark.parametrize(
    ("country", "resting"),
    [("AL", {SUNDAY}), ("BG", {SUNDAY}), ("XK", {SUNDAY}), ("IN", {SUNDAY}), ("EG", {FRIDAY, SATURDAY}),
     ("IL", {FRIDAY, SATURDAY}), ("IR", {FRIDAY}), ("AE", {SUNDAY})],
)  # fmt: skip
def test_each_country_rests_on_its_own_days(country: str, resting: set[date]) -> None:
    assert {day for day in (FRIDAY, SATURDAY, SUNDAY, MONDAY) if is_rest_day(day, country)} == resting


def test_a_sunday_is_warned_of_with_the_place_of_the_dates(tmp_path: Path) -> None:
    result = planned(tmp_path, "days: 2, start: 2026-03-07")
    (found,) = [one for one in result.check.findings if one.code == "plan.rest-day"]
    assert found.message == "day 2, 2026-03-08, is a Sunday."
    assert found.severity is Severity.WARNING
    assert found.where is not None
    assert found.where.line == 4
    assert result.check.holds


def test_an_agenda_made_by_hand_is_told_at_its_day(tmp_path: Path) -> None:
    programme_file(tmp_path, "days: 1")
    text = "training: one\ndays:\n  - date: 2026-03-08\n    items: [09:00-09:30 opening @ BG-1 + BG-2]\n"
    (found,) = [one for one in checked(tmp_path, text).findings if one.code == "plan.rest-day"]
    assert found.where is not None
    assert found.where.line == 3


def said(folder: Path, training: str, code: str) -> list[str]:
    """The warnings of one kind about a training's days."""
    return [one.message for one in planned(folder, training).check.findings if one.code == code]


def test_a_public_holiday_of_the_country_or_of_the_twin_is_warned_of_once_a_date(tmp_path: Path) -> None:
    """Bulgaria keeps the Orthodox Easter, its twin the western one, and trainers of both are to come."""
    days = "dates: [2026-01-01, 2026-04-06, 2026-04-07, 2026-04-13], twin: NL"
    assert said(tmp_path, days, "plan.public-holiday") == [
        "day 1, 2026-01-01, is a public holiday in Bulgaria: New Year's Day (Нова година); in the Netherlands (the"
        " twin): New Year's Day (Nieuwjaarsdag).",
        "day 2, 2026-04-06, is a public holiday in the Netherlands (the twin): Easter Monday (Tweede paasdag).",
        "day 4, 2026-04-13, is a public holiday in Bulgaria: Easter (Великден).",
    ]


def test_a_holiday_of_some_parts_and_one_about_its_date_say_so(tmp_path: Path) -> None:
    assert said(tmp_path, "days: 1, start: 2026-04-06, twin: GB", "plan.public-holiday") == [
        "day 1, 2026-04-06, is a public holiday in parts of the United Kingdom (the twin), England, Northern Ireland"
        " and Wales: Easter Monday."
    ]
    (found,) = [
        one
        for one in planned(tmp_path, "days: 1, start: 2027-03-09, twin: XK").check.findings
        if one.code == "plan.public-holiday"
    ]
    assert found.message.startswith("day 1, 2027-03-09, is a public holiday in Kosovo (the twin), about this date: Eid")
    assert found.hint.startswith("Please ask when it is: the date is an estimate")
    assert found.severity is Severity.WARNING


def test_what_is_not_known_of_holidays_is_said(tmp_path: Path) -> None:
    assert said(tmp_path, "days: 2, start: 2006-03-02, twin: RS", "plan.holidays-unknown") == [
        "public holidays of Serbia in 2006 are not known here."
    ]
    assert said(tmp_path, "days: 1, start: 2026-03-04, twin: MD", "plan.holidays-unknown") == [
        "a decree moves days off to other dates each year in Moldova; that of 2026 is not known here."
    ]


def test_an_agenda_by_hand_is_told_of_holidays_at_its_day(tmp_path: Path) -> None:
    programme_file(tmp_path, "days: 1")
    text = "training: one\ndays:\n  - date: 2026-03-03\n    items: [09:00-09:30 opening @ BG-1 + BG-2]\n"
    (found,) = [one for one in checked(tmp_path, text).findings if one.code == "plan.public-holiday"]
    assert found.where is not None
    assert found.where.line == 3


def test_a_training_in_the_week_or_without_dates_is_not(tmp_path: Path) -> None:
    for training in ("days: 2", "days: 2, start: 2026-03-05"):
        found = planned(tmp_path, training).check.findings
        told = {one.code for one in found}
        assert told & {"plan.rest-day", "plan.public-holiday", "plan.holidays-unknown"} == set()
