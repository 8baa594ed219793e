"""Days on which people of a country don't work are warned of, in a plan and in an agenda made by hand."""

from datetime import date
from pathlib import Path

import pytest

from ecpat_training.agenda.workflows.rest_days import is_rest_day
from ecpat_training.core.finding import Severity
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


def test_a_training_in_the_week_or_without_dates_is_not(tmp_path: Path) -> None:
    for training in ("days: 2", "days: 2, start: 2026-03-05"):
        found = planned(tmp_path, training).check.findings
        assert "plan.rest-day" not in {one.code for one in found}
