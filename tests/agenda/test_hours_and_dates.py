"""Half days, hours of their own for single days, dates that don't follow each other, and up to ten days."""

from datetime import date
from pathlib import Path

import pytest

from ecpat_training.agenda.calendars.ics import render
from ecpat_training.agenda.explain.plain_impossibility import plainly_impossible
from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.core.errors import ContentError, UnsatisfiableError
from ecpat_training.programme.reading.programme import read_programme
from tests.agenda.cases import rule
from tests.agenda.programmes_in_time import broken, checked, lines, planned, programme_file

HALF_AND_WHOLE = "days: 2, hours: {day 1: 13:00-18:30, otherwise: 09:00-17:00}"


@pytest.mark.parametrize("hours", ["{day 1: 13:00-18:30, otherwise: 09:00-17:00}", "[13:00-18:30, 09:00-17:00]"])
def test_each_day_starts_and_ends_in_hours_of_its_own(tmp_path: Path, hours: str) -> None:
    result = planned(tmp_path, f"days: 2, hours: {hours}")
    first, second = result.agenda.days
    assert (first.items[0].start, second.items[0].start) == (13 * 60, 9 * 60)
    assert first.items[-1].end <= 18 * 60 + 30
    assert second.items[-1].end <= 17 * 60
    assert result.optimal


def test_a_half_day_has_no_lunch_however_long_it_is(tmp_path: Path) -> None:
    programme_file(tmp_path, "days: 1, hours: 13:00-19:00")
    text = """\
training: one
days:
  - items:
      - 13:00-13:30 opening @ BG-1 + BG-2
      - 13:30-14:30 basics @ BG-1 + BG-2
      - 14:30-14:45 break
      - 14:45-15:45 case @ BG-1 + BG-2
      - 15:45-16:45 roles @ BG-1 + BG-2
      - 16:45-17:00 break
      - 17:00-18:30 visit @ BG-1 + BG-2
      - 18:30-19:00 closing @ BG-1 + BG-2
"""
    assert [said for said in broken(checked(tmp_path, text)) if "lunch" in said] == []
    programme_file(tmp_path, "days: 1, hours: 12:30-19:00")  # it crosses the time at which people eat
    assert [said for said in broken(checked(tmp_path, text)) if "lunch" in said] == ["day 1 has no lunch."]
    result = planned(tmp_path, "days: 1, hours: 13:00-19:00")
    assert "lunch" not in {item.kind for item in result.agenda.days[0].items}


def test_a_check_names_the_hours_of_the_day(tmp_path: Path) -> None:
    programme_file(tmp_path, HALF_AND_WHOLE)
    text = """\
training: one
days:
  - items: [12:30-13:00 opening @ BG-1 + BG-2, 13:00-13:15 feedback @ BG-1 + BG-2]
  - items: [13:00-13:15 recap @ BG-1 + BG-2, 17:30-18:00 closing @ BG-1 + BG-2]
"""
    said = broken(checked(tmp_path, text))
    assert 'day 1, 12:30 "Opening" lies outside the day\'s hours, 13:00-18:30.' in said
    assert 'day 2, 17:30 "Closing" lies outside the day\'s hours, 09:00-17:00.' in said
    assert "day 2 starts at 13:00, 240 minutes after the training's hours begin." in said


def test_days_are_as_even_as_their_hours(tmp_path: Path) -> None:
    """A half day of five hours and a whole one of eight: three hours less are given."""
    programme, _ = read_programme(programme_file(tmp_path, "days: 2, hours: [13:00-18:00, 09:00-17:00]"))
    context = Context(programme, programme.training("one"))
    whole = planned(tmp_path, "days: 2, hours: [13:00-18:00, 09:00-17:00]").agenda
    day = whole.days[0].items[-1]
    stretched = whole.days[0].model_copy(
        update={"items": (*whole.days[0].items[:-1], day.model_copy(update={"end": 18 * 60}))}
    )
    last = whole.days[1].items[-1]
    longer = whole.days[1].model_copy(
        update={"items": (*whole.days[1].items[:-1], last.model_copy(update={"end": 17 * 60}))}
    )
    even = rule("even days", {"within": "0"})
    assert even.check(whole.model_copy(update={"days": (stretched, longer)}), context).kept
    assert not even.check(whole.model_copy(update={"days": (whole.days[0], longer)}), context).kept


def test_the_sum_of_minutes_counts_each_day_by_its_hours(tmp_path: Path) -> None:
    programme, _ = read_programme(programme_file(tmp_path, "days: 2, hours: [16:00-17:00, 09:00-11:00]"))
    context = Context(programme, programme.training("one"))
    said = plainly_impossible(context, [rule(name) for name in ("within hours", "session length", "coverage")])
    assert "days 1 to 2 have 180 for sessions" in said[0].message
    assert [one.message for one in said[2:]] == [
        "day 1: 16:00-17:00 is 60 minutes.",
        "day 2: 09:00-11:00 is 120 minutes.",
    ]


def test_more_time_is_told_as_the_file_writes_it(tmp_path: Path) -> None:
    with pytest.raises(UnsatisfiableError) as caught:
        planned(tmp_path, "days: 2, hours: {day 1: 16:00-17:00, otherwise: 09:00-11:30}")
    from ecpat_training.agenda.explain.case import Case
    from ecpat_training.agenda.explain.facts import list_other_facts
    from ecpat_training.agenda.explain.remedies import remedies

    programme, _ = read_programme(tmp_path / "programme.yaml")
    context = Context(programme, programme.training("one"))
    facts = [one for one in list_other_facts(context) if one.kind == "hours"]
    says = [step.says for one in remedies(Case.of(context, []), facts) for step in one.steps]
    assert facts[0].says == "one lasts 2 days, day 1: 16:00-17:00, otherwise: 09:00-11:30."
    assert "end each day 30 minutes later (`hours: {day 1: 16:00-17:30, otherwise: 09:00-12:00}`)" in says
    assert caught.value.findings


@pytest.mark.parametrize(
    ("training", "said"),
    [
        ("days: 2, hours: {day 3: 09:00-12:00, otherwise: 09:00-17:00}", "the training has no day 3: it lasts 2"),
        ("days: 2, hours: {day 1: 09:00-12:00}", "the hours of day 2 are missing"),
        ("days: 2, hours: [09:00-12:00]", "the hours of day 2 are missing"),
        ("days: 1, hours: [09:00-12:00, 09:00-12:00]", "the training has no day 2: it lasts 1"),
        ("days: 1, hours: {monday: 09:00-12:00}", "write `day 1`, `day 2` and so on"),
        ("days: 1, hours: {day 1: 12:00-09:00}", "it ends (09:00) before it starts (12:00)"),
        ("days: 1, hours: morning", "write a start and an end such as `09:00-17:30`"),
        ("days: 1, hours: []", "write hours such as `09:00-17:30`"),
        ("days: 3, dates: [2026-03-06, 2026-03-13]", "the training has 3 days here, and 2 under `dates`"),
        ("start: 2026-03-07, dates: [2026-03-06, 2026-03-13]", "starts on 2026-03-07 here, and on 2026-03-06"),
        ("dates: [2026-03-13, 2026-03-06]", "2026-03-06 is before the date of the day before, 2026-03-13"),
        ("dates: [2026-03-06, 2026-03-06]", "2026-03-06 is the date of the day before as well"),
        ("dates: [6/3/2026, 2026-03-13]", "can be read in two ways: write `2026-03-06` or `2026-06-03`"),
        ("dates: []", "`days` is missing"),
        ("days: 11", "at most 10 is expected"),
    ],
)
def test_what_contradicts_itself_is_told_with_its_place(tmp_path: Path, training: str, said: str) -> None:
    path = programme_file(tmp_path, training)
    with pytest.raises(ContentError) as caught:
        read_programme(path)
    found = [one for one in caught.value.findings if said in one.message]
    assert found
    assert found[0].where is not None
    assert found[0].where.line == 4


def test_two_fridays_are_two_days_with_a_week_between(tmp_path: Path) -> None:
    result = planned(tmp_path, "dates: [2026-03-06, 2026-03-13]")
    assert [day.date for day in result.agenda.days] == [date(2026, 3, 6), date(2026, 3, 13)]
    first, second = lines(result.agenda)
    assert "Feedback" in first[-1]
    assert "Looking back" in second[0]
    calendar = render(PlannedTraining(result.programme, result.training, result.agenda)).decode()
    assert "DTSTART;TZID=Europe/Sofia:20260306T090000" in calendar
    assert "DTSTART;TZID=Europe/Sofia:20260313T090000" in calendar


def test_a_day_with_another_date_than_the_list_says_is_told(tmp_path: Path) -> None:
    programme_file(tmp_path, "dates: [2026-03-06, 2026-03-13]")
    text = "training: one\ndays:\n  - {date: 2026-03-06, items: []}\n  - {date: 2026-03-07, items: []}\n"
    assert "day 2 has the date 2026-03-07; of one it is 2026-03-13." in broken(checked(tmp_path, text))


def test_a_training_may_last_ten_days(tmp_path: Path) -> None:
    programme, _ = read_programme(programme_file(tmp_path, "days: 10, start: 2026-03-02, hours: 09:00-11:00"))
    assert len(Context(programme, programme.training("one")).dates) == 10
