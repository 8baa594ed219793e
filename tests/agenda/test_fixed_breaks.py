"""Lunches and coffee breaks that a training fixes, since they are published or the kitchen's."""

from pathlib import Path

import pytest

from ecpat_training.agenda.explain.facts import list_other_facts
from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.workflows.plan import plan_training
from ecpat_training.agenda.workflows.plan_keep import replan_training
from ecpat_training.core.errors import ContentError, UnsatisfiableError
from ecpat_training.programme.reading.programme import read_programme
from tests.agenda.programmes_in_time import broken, checked, planned, programme_file

TWO_DAYS = "days: 2, hours: 09:00-16:00"


def breaks(agenda: Agenda) -> list[tuple[int, str, int, int]]:
    items = [(day.number, item) for day in agenda.days for item in day.items if item.kind != "session"]
    return [(day, item.kind, item.start, item.end) for day, item in items]


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("lunch: 12:05-13:05", {(1, "lunch", 725, 785), (2, "lunch", 725, 785)}),
        ("lunch: [12:05-13:05, day 2 12:30-13:30]", {(1, "lunch", 725, 785), (2, "lunch", 750, 810)}),
        ("coffee: 10:10-10:30", {(1, "break", 610, 630), (2, "break", 610, 630)}),
        ("lunch: 12:00-13:00, coffee: [10:20-10:35, day 2 11:00-11:15]",
         {(1, "break", 620, 635), (1, "lunch", 720, 780), (2, "break", 660, 675), (2, "lunch", 720, 780)}),
    ],
)  # fmt: skip
def test_fixed_breaks_stand_at_their_time(tmp_path: Path, written: str, there: set[tuple[int, str, int, int]]) -> None:
    result = planned(tmp_path, f"{TWO_DAYS}, {written}")
    assert result.check.holds
    assert there <= set(breaks(result.agenda))


def test_a_half_day_has_no_lunch_of_the_whole_days(tmp_path: Path) -> None:
    result = planned(tmp_path, "days: 2, hours: {day 1: 09:00-16:00, day 2: 09:00-12:00}, lunch: 12:10-13:10")
    assert [one for one in breaks(result.agenda) if one[1] == "lunch"] == [(1, "lunch", 730, 790)]


def test_an_agenda_made_by_hand_is_checked(tmp_path: Path) -> None:
    programme_file(tmp_path, "days: 1, hours: 09:00-16:00, lunch: 12:30-13:30, coffee: 10:30-10:45")
    text = """\
training: one
days:
  - items: [09:00-09:30 opening @ BG-1 + BG-2, 09:30-11:00 visit @ BG-1 + BG-2, 11:00-11:15 break,
            11:15-12:00 case @ BG-1 + BG-2, 12:00-13:00 lunch, 13:00-13:30 closing @ BG-1 + BG-2]
"""
    assert [one for one in broken(checked(tmp_path, text)) if "fixe" in one] == [
        "day 1 has no coffee break at 10:30-10:45, where the programme fixes it.",
        'day 1, 12:00 "Lunch" is fixed at 12:30-13:30 by the programme.',
    ]
    right = text.replace("11:00-11:15", "10:30-10:45").replace("09:30-11:00", "09:30-10:30")
    right = right.replace("11:15-12:00", "10:45-12:30").replace("12:00-13:00", "12:30-13:30")
    right = right.replace("13:00-13:30", "13:30-14:00")
    assert not [one for one in broken(checked(tmp_path, right)) if "fixe" in one]


def test_planned_again_a_fixed_lunch_comes_to_its_time(tmp_path: Path) -> None:
    path = programme_file(tmp_path, TWO_DAYS)
    planned(tmp_path, TWO_DAYS)
    programme_file(tmp_path, f"{TWO_DAYS}, lunch: 12:25-13:25")
    result = replan_training(path, tmp_path / "agenda.yaml", seconds=20)
    assert [one[2] for one in breaks(result.agenda) if one[1] == "lunch"] == [745, 745]


def test_breaks_last_as_long_as_they_are_fixed_unless_a_rule_says_otherwise(tmp_path: Path) -> None:
    path = programme_file(tmp_path, f"{TWO_DAYS}, lunch: 12:00-12:45")
    with pytest.raises(UnsatisfiableError) as caught:
        planned(tmp_path, f"{TWO_DAYS}, lunch: 12:00-12:45")
    (found,) = [one for one in caught.value.findings if one.code == "plan.fixed"]
    assert found.message == (
        "the lunch of day 1 is fixed at 12:00-12:45, 45 minutes, and the rule `breaks` asks for 60."
    )
    text = path.read_text("utf-8").replace("    - breaks: {coffee: 15-30, lunch: 60}\n", "")
    path.write_text(text, encoding="utf-8")
    (tmp_path / "agenda.yaml").unlink(missing_ok=True)
    assert {one for one in breaks(plan_training(path, "one", seconds=20).agenda) if one[1] == "lunch"} == {
        (1, "lunch", 720, 765), (2, "lunch", 720, 765),
    }  # fmt: skip


def test_what_is_fixed_is_among_the_facts(tmp_path: Path) -> None:
    path = programme_file(tmp_path, f"{TWO_DAYS}, lunch: [12:00-13:00, day 2 12:30-13:30], coffee: 10:30-10:45")
    programme = read_programme(path)[0]
    facts = list_other_facts(Context(programme, programme.training("one")))
    assert [one.says for one in facts if one.kind in ("lunch", "coffee")] == [
        "lunch is fixed at 12:00-13:00 and day 2 12:30-13:30.",
        "coffee is fixed at 10:30-10:45.",
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("lunch: noon", "write the end as well, such as `12:00-13:00`"),
        ("lunch: 12:32-13:32", "agendas are planned in steps of 5 minutes"),
        ("lunch: day 3 12:00-13:00", "the training has no day 3: it lasts 2"),
        ("lunch: day 2 15:30-16:30", "15:30-16:30 is not within the hours of day 2, 09:00-16:00"),
        ("lunch: 18:00-19:00", "18:00-19:00 is not within the hours of any day"),
        ("lunch: [12:00-13:00, 13:30-14:00]", "day 1 has two lunches"),
        ("lunch: 12:00-13:00, coffee: 12:30-12:45", "12:30-12:45 on day 1 is at the same time as 12:00-13:00"),
        ("coffee: [10:30-10:45, 10:45-11:00]", "is at the same time as 10:30-10:45, or follows it at once"),
    ],
)  # fmt: skip
def test_breaks_that_cannot_be_are_refused_with_their_place(tmp_path: Path, written: str, said: str) -> None:
    with pytest.raises(ContentError, match=r"programme\.yaml:4") as caught:
        read_programme(programme_file(tmp_path, f"{TWO_DAYS}, {written}"))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("written", "keys", "said"),
    [
        ("days: 1, hours: 09:00-17:00, lunch: 12:30-13:30", {"visit": "at: 12:15"},
         '"A visit" is fixed at 12:15 and takes at least 30 minutes, and the lunch is fixed at 12:30-13:30: they'),
        ("days: 1, hours: 09:00-17:00, coffee: [10:30-10:45, 15:00-15:15]", {"case": "at: 10:35"},
         '"A case" is fixed at 10:35, and the coffee break is fixed at 10:30-10:45: they overlap.'),
        (f"{TWO_DAYS}, lunch: [12:00-13:00, day 2 12:30-13:30]", {"case": "at: day 2 12:15"},
         '"A case" is fixed on day 2 at 12:15 and takes at least 30 minutes, and the lunch is fixed at 12:30-13:30'),
        (f"{TWO_DAYS}, lunch: 12:30-13:30", {"case": "at: 13:00, may be split: yes"}, '"A case" is fixed at 13:00'),
    ],
)  # fmt: skip
def test_a_session_fixed_over_a_fixed_break_is_named_with_it(
    tmp_path: Path, written: str, keys: dict[str, str], said: str
) -> None:
    """The two of them, and not only the break; each of them can give way."""
    with pytest.raises(UnsatisfiableError) as caught:
        planned(tmp_path, written, **keys)
    (found,) = [one for one in caught.value.findings if one.code == "plan.fixed"]
    assert found.message.startswith(said)
    offered = [one.message for one in caught.value.ways_out]
    assert any("have any time, without `at: " in one for one in offered)
    assert any("have any time, without `lunch" in one or "without `coffee" in one for one in offered)


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("days: 1, hours: 09:00-17:00, lunch: 12:30-13:30", {"visit": "at: 12:00"}),
        ("days: 1, hours: 09:00-17:00, lunch: 12:30-13:30", {"visit": "at: 13:30"}),
        ("days: 1, hours: 09:00-17:00, lunch: 12:30-13:30", {"visit": "at: 12:15, may be split: yes"}),
        (f"{TWO_DAYS}, lunch: [day 1 12:00-13:00, day 2 13:00-14:00]", {"case": "at: 12:15"}),
    ],
)
def test_a_session_that_ends_by_a_break_goes_on_after_it_or_has_another_day_is_no_clash(
    tmp_path: Path, written: str, keys: dict[str, str]
) -> None:
    path = programme_file(tmp_path, written, **keys)
    assert plan_training(path, "one", seconds=20).check.holds


def test_a_fixed_lunch_may_come_after_the_session_that_is_fixed_over_it(tmp_path: Path) -> None:
    """What is offered is said as it is to be written, and a plan has it so."""
    with pytest.raises(UnsatisfiableError) as caught:
        planned(tmp_path, "days: 1, hours: 09:00-17:00, lunch: 12:30-13:30", visit="at: 12:30")
    (later,) = [one.message for one in caught.value.ways_out if "Have the lunch" in one.message]
    assert later.endswith("Have the lunch at 13:00-14:00 (`lunch: 13:00-14:00`).")
    path = programme_file(tmp_path, "days: 1, hours: 09:00-17:00, lunch: 13:00-14:00", visit="at: 12:30")
    assert (1, "lunch", 780, 840) in breaks(plan_training(path, "one", seconds=20).agenda)


def test_coffee_that_is_fixed_more_often_than_there_are_sessions_may_be_had_at_any_time(tmp_path: Path) -> None:
    coffees = ", ".join(
        f"{hour:02d}:{minute}-{hour:02d}:{minute + 15}" for hour in range(10, 16) for minute in (10, 40)
    )
    with pytest.raises(UnsatisfiableError) as caught:
        planned(tmp_path, f"days: 1, hours: 09:00-16:00, coffee: [{coffees}]")
    assert any("coffee breaks have any time" in one.message for one in caught.value.ways_out)


def test_a_fixed_break_of_other_minutes_is_told_at_the_rule_that_asks_for_them(tmp_path: Path) -> None:
    """There it is mended: at the line of `breaks`, not where fixed times are asked for."""
    training = f"{TWO_DAYS}, lunch: 12:00-12:45"
    path = programme_file(tmp_path, training)
    text = path.read_text("utf-8").replace("    - breaks:", "    - fixed times: {}\n    - breaks:")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnsatisfiableError) as caught:
        plan_training(path, "one", seconds=20)
    (found,) = [one for one in caught.value.findings if one.code == "plan.fixed"]
    assert found.where is not None
    assert found.where.line is not None
    assert text.splitlines()[found.where.line - 1].strip().startswith("- breaks:")
