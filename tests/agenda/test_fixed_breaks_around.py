"""Fixed breaks at an end of a day's hours, or around few sessions: lunch with which a day ends, coffee on arrival."""

from pathlib import Path

import pytest

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.workflows.plan import plan_training
from ecpat_training.agenda.workflows.plan_explain import explain_item
from ecpat_training.agenda.workflows.plan_keep import replan_training
from ecpat_training.core.errors import UnsatisfiableError
from tests.agenda.programmes_in_time import broken, checked, lines, planned, programme_file

FEW = """\
programme: Few sessions
id: few
events:
  - {id: one, title: One, country: BG, participants: 20, TRAINING}
manual:
  - chapter: Content
    sessions:
SESSIONS
"""


def few(folder: Path, training: str, *sessions: str) -> Path:
    """A programme of a few sessions without trainers, each of 50 to 70 minutes unless it says otherwise."""
    written = [
        f"      - {{id: {one[0]}, title: {one[0].upper()}, method: exercise, minutes: {one[2:]}}}" for one in sessions
    ]
    path = folder / "programme.yaml"
    path.write_text(FEW.replace("TRAINING", training).replace("SESSIONS", "\n".join(written)), encoding="utf-8")
    return path


def pauses(agenda: Agenda) -> list[tuple[int, str]]:
    return [
        (day.number, line) for day, own in zip(agenda.days, lines(agenda), strict=True) for line in own if _is(line)
    ]


def _is(line: str) -> bool:
    return line.endswith(("Lunch", "Break"))


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("hours: 09:00-16:00, lunch: 15:00-16:00", {(1, "15:00-16:00 Lunch"), (2, "15:00-16:00 Lunch")}),
        ("hours: 09:00-16:00, lunch: day 2 15:00-16:00", {(2, "15:00-16:00 Lunch")}),
        ("hours: 09:00-16:00, coffee: 09:00-09:15", {(1, "09:00-09:15 Break"), (2, "09:00-09:15 Break")}),
        ("hours: {day 1: 09:00-17:00, day 2: 07:30-15:20}, coffee: 15:00-15:20",
         {(1, "15:00-15:20 Break"), (2, "15:00-15:20 Break")}),
    ],
)  # fmt: skip
def test_hours_may_begin_and_end_with_a_fixed_break(tmp_path: Path, written: str, there: set[tuple[int, str]]) -> None:
    result = planned(tmp_path, f"days: 2, {written}")
    assert result.check.holds
    assert there <= set(pauses(result.agenda))


def test_coffee_on_arrival_delays_nobody(tmp_path: Path) -> None:
    result = planned(tmp_path, "days: 2, hours: 09:00-16:00, coffee: 09:00-09:15")
    assert not [one for one in result.gave_way if one.rule == "start on time"]
    assert all(day.sessions()[0].start == 9 * 60 + 15 for day in result.agenda.days)


def test_an_agenda_without_the_lunch_at_the_end_is_told(tmp_path: Path) -> None:
    path = few(tmp_path, "days: 1, hours: 09:00-12:00, lunch: 11:00-12:00", "a 50-70")
    text = "training: one\ndays:\n  - items: [09:00-10:00 a, 11:00-12:00 lunch]\n"
    assert not broken(checked(tmp_path, text))
    assert broken(checked(tmp_path, text.replace(", 11:00-12:00 lunch", ""))) == [
        "day 1 has no lunch at 11:00-12:00, where the programme fixes it."
    ]
    assert plan_training(path, "one", seconds=20).check.holds


@pytest.mark.parametrize(
    ("training", "sessions"),
    [
        ("days: 2, hours: [13:00-18:00, 09:00-15:00], lunch: 12:30-13:45", ["a 125", "b 125-155"]),
        ("days: 1, hours: 09:00-13:00, coffee: 10:15-10:35", ["a 60, at: 10:45", "b 60"]),
        ("days: 1, hours: 09:00-16:00, lunch: 12:30-13:30", ["a 60"]),
        ("days: 2, hours: 09:00-16:00, lunch: 12:30-13:30, coffee: [10:30-10:45, 15:00-15:15]",
         ["a 50-70", "b 50-70", "c 50-70"]),
    ],
)  # fmt: skip
def test_fixed_breaks_need_no_sessions_on_both_sides(tmp_path: Path, training: str, sessions: list[str]) -> None:
    path = few(tmp_path, training, *sessions)
    result = plan_training(path, "one", seconds=20)
    assert result.check.holds


def test_fixed_times_that_are_a_wish_are_kept_around_few_sessions(tmp_path: Path) -> None:
    path = few(tmp_path, "days: 1, hours: 09:05-17:00, lunch: 12:30-13:45, coffee: 10:30-10:45", "a 30-90")
    path.write_text(path.read_text("utf-8") + "rules: {agenda: [fixed times: {weight: 5}]}\n", encoding="utf-8")
    result = plan_training(path, "one", seconds=20)
    assert pauses(result.agenda) == [(1, "10:30-10:45 Break"), (1, "12:30-13:45 Lunch")]


def test_where_there_are_sessions_enough_breaks_stand_between_them(tmp_path: Path) -> None:
    result = planned(tmp_path, "days: 2, hours: 09:00-16:00, lunch: 12:05-13:05")
    for day in result.agenda.days:
        kinds = [item.kind for item in day.items]
        assert kinds[0] == kinds[-1] == "session"


def test_sessions_over_a_fixed_lunch_are_impossible_still(tmp_path: Path) -> None:
    path = few(tmp_path, "days: 1, hours: 09:00-16:00, lunch: 12:30-13:30", "a 60, at: 12:00")
    with pytest.raises(UnsatisfiableError):
        plan_training(path, "one", seconds=20)


def test_planned_again_the_lunch_at_the_end_stays_once(tmp_path: Path) -> None:
    written = "days: 2, hours: 09:00-16:00, lunch: 15:00-16:00"
    planned(tmp_path, written)
    result = replan_training(programme_file(tmp_path, written), tmp_path / "agenda.yaml", seconds=20)
    assert [one for one in pauses(result.agenda) if one[1].endswith("Lunch")] == [
        (1, "15:00-16:00 Lunch"),
        (2, "15:00-16:00 Lunch"),
    ]


@pytest.mark.parametrize(
    ("training", "sessions", "said"),
    [
        ("days: 1, hours: 09:02-16:00, lunch: 12:30-13:30", ["a 50-70", "b 50-70"], "lunch is fixed at 12:30-13:30"),
        ("days: 1, hours: 09:02-13:00", ["a 50-70", 'b 50-70, at: "10:00"'], '"B" is fixed at 10:00'),
    ],
)
def test_hours_beside_the_clock_are_not_called_impossible(
    tmp_path: Path, training: str, sessions: list[str], said: str
) -> None:
    """An agenda made by hand may have a session of 58 minutes from 09:02."""
    path = few(tmp_path, training, *sessions)
    with pytest.raises(UnsatisfiableError) as caught:
        plan_training(path, "one", seconds=20)
    (found,) = caught.value.findings
    assert found.message.startswith(f"the hours of day 1 begin at 09:02, and {said}: ")
    assert found.hint == "Please let the hours begin at 09:00 or 09:05."
    mended = few(tmp_path, training.replace("09:02", "09:05"), *sessions)
    assert plan_training(mended, "one", seconds=20).check.holds


def test_what_an_alternative_costs_is_over_the_price_of_an_agenda_of_the_same_form(tmp_path: Path) -> None:
    """Where breaks may stand around the sessions one cost less than what no agenda was to cost less than."""
    hours = "days: 2, hours: 09:00-17:00, lunch: 12:30-13:30"
    path = few(tmp_path, hours, "a 60-75", "b 60-75", "c 60-75", "d 60-75")
    explained = explain_item(path, "one", "b", seconds=600)
    assert all(one.extra_cost is None or one.extra_cost >= 0 for one in explained.places)
