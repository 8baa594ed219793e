"""Sessions that are fixed for a day or a time, and what there is in the evening, past midnight too."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from ecpat_training.agenda.calendars.ics import render
from ecpat_training.agenda.explain.case import Case
from ecpat_training.agenda.explain.facts import list_other_facts
from ecpat_training.agenda.explain.remedies import remedies
from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.model.plan import PlanResult
from ecpat_training.agenda.report.agenda_yaml import agenda_yaml
from ecpat_training.agenda.report.lines import half_days
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.timetable.frab import schedule
from ecpat_training.agenda.timetable.timetable import cancelled_since
from ecpat_training.agenda.workflows.plan import plan_training
from ecpat_training.agenda.workflows.plan_keep import replan_training
from ecpat_training.core.errors import ContentError, UnsatisfiableError
from ecpat_training.documents.wording import wording
from ecpat_training.programme.reading.programme import read_programme
from tests.agenda.agenda_files import read, workbook
from tests.agenda.programmes_in_time import broken, checked, lines, planned, programme_file
from tests.agenda.test_agenda_yaml import bare
from tests.agenda.test_round_trip import read_back

TWO_DAYS = "days: 2, start: 2026-03-05, hours: 09:00-16:00"
DINNER = f"{TWO_DAYS}, evening: [day 1 20:00-00:30 Dinner by the lake]"


def starts(result: PlanResult) -> dict[str, tuple[int, int]]:
    return {item.title: (day.number, item.start) for day in result.agenda.days for item in day.items}


@pytest.mark.parametrize(
    ("at", "days", "times"),
    [("day 2 10:00", {2}, {600}), ("10:00", {1, 2}, {600}), ("day 1", {1}, set()), ("day 2, 9:15", {2}, {555})],
)
def test_a_fixed_session_stands_where_it_is_fixed(tmp_path: Path, at: str, days: set[int], times: set[int]) -> None:
    result = planned(tmp_path, TWO_DAYS, visit=f'at: "{at}"')
    day, start = starts(result)["A visit"]
    assert day in days
    assert start in (times or {start})
    assert result.check.holds


def test_two_fixed_sessions_are_both_kept_and_explained(tmp_path: Path) -> None:
    result = planned(tmp_path, TWO_DAYS, visit="at: day 1 10:30", roles="at: day 2 09:15")
    assert (starts(result)["A visit"], starts(result)["Roles"]) == ((1, 630), (2, 555))
    context = Context(result.programme, result.training)
    facts = [one for one in list_other_facts(context) if one.kind == "at"]
    assert [one.says for one in facts] == [
        '"Roles" is fixed on day 2 at 09:15.',
        '"A visit" is fixed on day 1 at 10:30.',
    ]
    says = [step.says for one in remedies(Case.of(context, []), facts) for step in one.steps]
    assert 'let "A visit" have any time, without `at: day 1 10:30`' in says


def test_an_agenda_made_by_hand_is_checked(tmp_path: Path) -> None:
    programme_file(tmp_path, TWO_DAYS, visit="at: day 2 10:00", case="at: day 1")
    text = """\
training: one
days:
  - items: [09:00-09:30 opening @ BG-1 + BG-2, 09:30-10:30 visit @ BG-1 + BG-2]
  - items: [09:00-09:15 recap @ BG-1 + BG-2, 09:15-10:15 case @ BG-1 + BG-2]
"""
    said = [one for one in broken(checked(tmp_path, text)) if "fixed" in one]
    assert said == [
        'day 1, 09:30 "A visit" is fixed on day 2 at 10:00 by the programme.',
        'day 2, 09:15 "A case" is fixed on day 1 by the programme.',
    ]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"visit": "at: day 1 10:00", "case": "at: day 1 10:15"}, "they overlap."),
        ({"visit": "at: day 3"}, '"A visit" is fixed on day 3, and one has 2 days.'),
        ({"visit": "at: day 1 15:45"}, "and takes at least 30 minutes; day 1 lasts 09:00-16:00."),
        ({"visit": "at: 08:00"}, "the days last 09:00-16:00."),
    ],
)
def test_what_cannot_be_is_told_at_once_with_its_place(tmp_path: Path, keys: dict[str, str], said: str) -> None:
    with pytest.raises(UnsatisfiableError) as caught:
        planned(tmp_path, TWO_DAYS, **keys)
    found = [one for one in caught.value.findings if one.code == "plan.fixed"]
    assert len(found) == 1
    assert said in found[0].message
    assert found[0].where is not None
    assert found[0].where.line is not None


def test_a_rule_with_a_weight_lets_a_fixed_session_move(tmp_path: Path) -> None:
    path = programme_file(tmp_path, "days: 1, hours: 09:00-15:00", visit="at: 14:45")
    path.write_text(path.read_text("utf-8") + "    - fixed times: {weight: 2}\n", encoding="utf-8")
    result = plan_training(path, "one", seconds=10)
    assert [one.rule for one in result.gave_way if one.rule == "fixed times"] == ["fixed times"]


def test_a_programme_that_fixes_nothing_is_not_told_of_the_rule(tmp_path: Path) -> None:
    assert "fixed times" not in [one.rule for one in planned(tmp_path, TWO_DAYS).check.rules]
    assert "fixed times" in [one.rule for one in planned(tmp_path, DINNER).check.rules]


@pytest.mark.parametrize(
    ("training", "said"),
    [
        (f"{TWO_DAYS}, evening: [Dinner]", "write a line such as `day 1 19:30-22:00 Dinner`"),
        (f"{TWO_DAYS}, evening: [day 3 19:30-22:00 Dinner]", "the training has no day 3: it lasts 2"),
        (f"{TWO_DAYS}, evening: [day 1 15:30-17:00 Dinner]", "before the hours of day 1 end at 16:00"),
        (f"{TWO_DAYS}, evening: [day 1 19:00-21:00 Film, day 1 20:00-22:00 Dinner]", 'the same time as "Film"'),
        (f"{TWO_DAYS}, evening: [day 1 19:00-07:00 Film]", "it ends (07:00) before it starts (19:00)"),
    ],
)
def test_an_evening_that_cannot_be_is_told(tmp_path: Path, training: str, said: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_programme(programme_file(tmp_path, training))
    assert any(said in one.message for one in caught.value.findings)


@pytest.mark.parametrize(
    ("at", "said"),
    [("day 2 10:03", "steps of 5 minutes"), ("tomorrow", "write a day, a time or both"), ("''", "write a day, a time")],
)
def test_a_fixed_time_that_is_none_says_what_to_write(tmp_path: Path, at: str, said: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_programme(programme_file(tmp_path, TWO_DAYS, visit=f"at: {at}"))
    assert any(said in one.message for one in caught.value.findings)


def test_a_dinner_past_midnight_is_planned_written_and_read_again(tmp_path: Path) -> None:
    result = planned(tmp_path, DINNER)
    assert lines(result.agenda)[0][-1] == "20:00-00:30 Dinner by the lake"
    text = agenda_yaml(result.agenda, result.programme, programme_file="programme.yaml")
    again = checked(tmp_path, text)
    assert again.kept
    assert again.planned.agenda.days[0].items[-1].end == 24 * 60 + 30


def test_calendars_and_schedules_end_on_the_next_day(tmp_path: Path) -> None:
    result = planned(tmp_path, DINNER)
    of = PlannedTraining(result.programme, result.training, result.agenda)
    calendar = render(of).decode()
    (dinner,) = re.findall(r"DTSTART\S+\r\nDTEND\S+\r\nSUMMARY:Dinner", calendar)
    assert "20260305T200000" in dinner
    assert "DTEND;TZID=Europe/Sofia:20260306T003000" in dinner
    (_, second) = schedule(of).days
    assert second.start.isoformat() == "2026-03-06T09:00:00+02:00"
    assert schedule(of).days[0].breaks[-1].end.isoformat() == "2026-03-06T00:30:00+02:00"


def test_what_went_on_past_midnight_is_told_as_gone_at_its_moment(tmp_path: Path) -> None:
    result = planned(tmp_path, DINNER)
    of = PlannedTraining(result.programme, result.training, result.agenda)
    day = result.agenda.days[0]
    days = (day.model_copy(update={"items": day.items[:-1]}), *result.agenda.days[1:])
    (gone,) = cancelled_since(of, replace(of, agenda=of.agenda.model_copy(update={"days": days})))
    assert (str(gone.at), gone.date.isoformat()) == ("20:00-00:30", "2026-03-05")


def test_nobody_signs_for_the_dinner(tmp_path: Path) -> None:
    day = planned(tmp_path, DINNER).agenda.days[0]
    halves = half_days(day, wording())
    assert halves[-1].end == day.items[-2].end
    assert halves[-1].end < day.items[-1].start


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_excel_and_word_keep_the_dinner_past_midnight(tmp_path: Path, ending: str) -> None:
    result = planned(tmp_path, DINNER)
    again, said = read_back(tmp_path / f"agenda{ending}", result.agenda, result.programme)
    assert said == []
    assert bare(again) == bare(result.agenda)


def test_rows_with_times_of_their_own_end_past_midnight_too(tmp_path: Path) -> None:
    """What offices write: start and end in two columns, minutes in one, or only when things begin."""
    result = planned(tmp_path, DINNER)
    dinner = "Dinner by the lake"
    rows: dict[str, list[list[object]]] = {
        "columns": [["Start", "End", "Session"], ["09:00", "09:30", "Opening"], ["20:00", "00:30", dinner]],
        "minutes": [["Start", "Minutes", "Session"], ["09:00", "30", "Opening"], ["20:00", "270", dinner]],
        "starts": [["Time", "Session"], ["09:00-09:30", "Opening"], ["20:00", dinner], ["00:30", "End"]],
        "words": [["Time", "Session"], ["9.00-9.30", "Opening"], ["8:00 pm - 12:30 am", dinner]],
    }
    for name, table in rows.items():
        found, _ = read(workbook(tmp_path / f"{name}.xlsx", {"Day 1": table}), "one", result.programme)
        item = found.days[0].items[-1]
        assert (item.title, item.kind, item.start, item.end) == ("Dinner by the lake", "break", 1200, 1470), name


def test_what_follows_past_midnight_follows_on_the_same_day(tmp_path: Path) -> None:
    programme_file(tmp_path, DINNER)
    text = """\
training: one
days:
  - items:
      - 09:00-09:30 opening @ BG-1 + BG-2
      - {at: "20:00-00:30", title: "Dinner by the lake", kind: break}
      - {at: "00:30-01:30", title: "Walk home", kind: break}
"""
    check = checked(tmp_path, text)
    walk = check.planned.agenda.days[0].items[-1]
    assert (walk.start, walk.end) == (1470, 1530)
    assert not [said for said in broken(check) if "Walk" in said or "Dinner" in said]
    written = agenda_yaml(check.planned.agenda, check.planned.programme)
    assert checked(tmp_path, written).planned.agenda.days[0].items[-1].end == 1530


@pytest.mark.parametrize("times", ["14:00-13:00", "20:00-19:00", "16:00-00:30", "20:00-07:00"])
def test_what_ends_before_it_starts_is_still_told(tmp_path: Path, times: str) -> None:
    programme_file(tmp_path, DINNER)
    with pytest.raises(ContentError) as caught:
        checked(tmp_path, f"training: one\ndays:\n  - items:\n      - {times} opening @ BG-1 + BG-2\n")
    assert any("before it starts" in one.message for one in caught.value.findings)


def test_an_evening_that_is_missing_or_moved_is_told(tmp_path: Path) -> None:
    programme_file(tmp_path, DINNER)
    text = """\
training: one
days:
  - items:
      - 09:00-09:30 opening @ BG-1 + BG-2
      - {at: "19:00-22:00", title: "Dinner by the Lake", kind: break}
  - items: [09:00-09:15 recap @ BG-1 + BG-2]
"""
    said = [one for one in broken(checked(tmp_path, text)) if "fix" in one]
    assert said == ['day 1, 19:00 "Dinner by the Lake" is fixed at 20:00-00:30 by the programme.']
    text = text.replace('      - {at: "19:00-22:00", title: "Dinner by the Lake", kind: break}\n', "")
    said = [one for one in broken(checked(tmp_path, text)) if "fix" in one]
    assert said == ['day 1 lacks "Dinner by the lake", which the programme fixes at 20:00-00:30 in the evening.']


def test_planning_again_keeps_the_dinner_once(tmp_path: Path) -> None:
    result = planned(tmp_path, DINNER)
    text = agenda_yaml(result.agenda, result.programme, programme_file="programme.yaml")
    (tmp_path / "agenda.yaml").write_text(text, encoding="utf-8")
    again = replan_training(tmp_path / "programme.yaml", tmp_path / "agenda.yaml", "one", seconds=10)
    assert lines(again.agenda) == lines(result.agenda)
    programme_file(tmp_path, DINNER.replace("20:00-00:30", "19:30-23:00"))
    moved = replan_training(tmp_path / "programme.yaml", tmp_path / "agenda.yaml", "one", seconds=10)
    assert lines(moved.agenda)[0] == [*lines(result.agenda)[0][:-1], "19:30-23:00 Dinner by the lake"]
    assert moved.check.holds
