"""Rows that were moved with their times: new ones are offered, and taken only where that is asked for."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.reading.retiming import order_findings, retimed
from ecpat_training.cli.main import app
from ecpat_training.values.fixed_time import FixedTime
from tests.agenda import edits
from tests.agenda.agenda_files import listed, read, workbook
from tests.agenda.cases import agenda, programme
from tests.agenda.edits import EXERCISE, TALK, Edit
from tests.draws import draws

MORNING = ["09:00-09:30 opening", "09:30-10:10 talk", "10:10-10:25 break", "10:25-11:25 exercise"]


def new_times(*items: Any) -> list[str]:
    made, _ = retimed(agenda([list(items)]))
    return [line.removeprefix("1 ") for line in listed(made)]


def test_rows_follow_one_another_with_the_minutes_that_they_have() -> None:
    opening, talk, pause, exercise = MORNING
    assert new_times(opening, exercise, talk, pause) == [
        "09:00-09:30 opening", "09:30-10:30 exercise", "10:30-11:10 talk", "11:10-11:25 (break) Break",
    ]  # fmt: skip


def test_a_row_whose_time_was_not_changed_is_pushed_on() -> None:
    assert new_times("09:00-09:45 opening", *MORNING[1:]) == [
        "09:00-09:45 opening", "09:45-10:25 talk", "10:25-10:40 (break) Break", "10:40-11:40 exercise",
    ]  # fmt: skip


def test_what_stands_apart_stays_apart() -> None:
    """Nobody moves the dinner to the afternoon because two rows of the morning changed places."""
    opening, talk, pause, exercise = MORNING
    dinner = {"at": "19:00-21:00", "title": "Dinner", "kind": "break"}
    assert new_times(talk, opening, pause, exercise, dinner)[-2:] == [
        "10:25-11:25 exercise",
        "19:00-21:00 (break) Dinner",
    ]


def test_where_no_time_would_change_only_what_overlaps_is_said() -> None:
    """The talk is fixed at its time; the opening above it lasts five minutes too long."""
    made = agenda([["09:00-09:35 opening", *MORNING[1:]]])
    opening, talk, *rest = made.days[0].items
    assert talk.session
    at = FixedTime(minute=talk.start)
    talk = talk.model_copy(update={"session": talk.session.model_copy(update={"at": at})})
    day = made.days[0].model_copy(update={"items": (opening, talk, *rest)})
    (said,) = order_findings(made.model_copy(update={"days": (day,)}))
    assert "would change so" not in said.message
    assert "stays at 09:30, where the programme fixes it" in said.message


def test_what_is_pinned_stays_where_it_can() -> None:
    opening, talk, _, exercise = MORNING
    assert new_times(exercise, opening, talk, "12:00-12:30 lunch (pinned)")[-1] == "12:00-12:30 (lunch) Lunch"


def test_tracks_that_are_listed_one_below_the_other_are_meant() -> None:
    days = agenda([["09:00-09:20 care-talk", "09:20-09:40 care-break", "09:00-09:40 police-talk", "09:40-10:00 recap"]])
    assert not list(order_findings(days))
    assert retimed(days) == (days, [])


def test_rooms_at_one_time_are_meant_and_moved_together() -> None:
    own = (
        {"title": "Group A", "at": "09:30-10:00", "room": "Blue"},
        {"title": "Group B", "at": "09:30-10:00", "room": "Red"},
    )
    assert not list(order_findings(agenda([["09:00-09:30 opening", *own]])))
    assert new_times(*own, "09:00-09:30 opening") == [
        "09:00-09:30 Group A", "09:00-09:30 Group B", "09:30-10:00 opening",
    ]  # fmt: skip


@settings(max_examples=draws(40, 10))
@given(st.permutations(range(4)), st.lists(st.integers(1, 12), min_size=4, max_size=4))
def test_new_times_ascend_and_keep_minutes_order_and_beginning(order: list[int], steps: list[int]) -> None:
    at, rows = 540, []
    for step in steps:
        rows.append(
            {"at": f"{at // 60}:{at % 60:02}-{(at + 5 * step) // 60}:{(at + 5 * step) % 60:02}", "title": f"{at}"}
        )
        at += 5 * step
    was = agenda([[rows[one] for one in order]])
    now, _ = retimed(was)
    assert not list(order_findings(now))
    assert [(one.title, one.minutes) for one in _items(now)] == [(one.title, one.minutes) for one in _items(was)]
    assert [_items(now)[0].start, _items(now)[-1].end] == [540, at]
    assert retimed(now) == (now, [])


def _items(one: Agenda) -> list[Any]:
    return [item for day in one.days for item in day.items]


def test_rows_with_only_a_start_keep_the_minutes_that_they_had(tmp_path: Path) -> None:
    starts = [("09:00", "Opening"), ("10:15", "An exercise"), ("09:30", "A talk"), ("11:00", "Lunch"), ("12:00", "End")]
    made, said = read(workbook(tmp_path / "a.xlsx", {"Day 1": [("Time", "Session"), *starts]}))
    assert listed(made) == [
        "1 09:00-09:30 opening", "1 10:15-11:00 exercise", "1 09:30-10:15 talk", "1 11:00-12:00 (lunch) Lunch",
    ]  # fmt: skip
    assert listed(retimed(made)[0])[1:3] == ["1 09:30-10:15 exercise", "1 10:15-11:00 talk"]
    assert not [one for one in said if "error" in one]


@pytest.fixture
def moved(tmp_path: Path) -> tuple[Path, Path]:
    """A programme, and its agenda with a row that was cut and pasted."""
    programme = tmp_path / "programme.yaml"
    programme.write_text(edits.PROGRAMME, encoding="utf-8")
    return programme, edits.edited(tmp_path / "moved.xlsx", Edit(edits.move_row(EXERCISE, TALK)))


def test_check_offers_them_and_takes_them_only_when_asked(moved: tuple[Path, Path]) -> None:
    programme, path = map(str, moved)
    offered = CliRunner().invoke(app, ["plan", "check", path, "--programme", programme])
    said = " ".join(offered.output.split())
    assert "09:45-10:45 An exercise, 10:45-11:25 A talk and 11:25-11:40 Break" in said
    assert "add --retime" in said
    assert offered.exit_code == 1
    taken = CliRunner().invoke(app, ["plan", "check", path, "--programme", programme, "--retime"])
    assert "day 1 was re-timed in the order of its rows" in " ".join(taken.output.split())


def test_planned_again_with_them_the_order_of_the_rows_is_the_agendas(moved: tuple[Path, Path], tmp_path: Path) -> None:
    programme, _ = moved
    path = edits.edited(tmp_path / "swapped.xlsx", Edit(edits.swap_rows(TALK, EXERCISE)))
    out = tmp_path / "new.yaml"
    line = ["plan", str(programme), "--keep", str(path), "--retime", "--out", str(out), "--quiet"]
    assert CliRunner().invoke(app, line).exit_code == 0
    text = out.read_text(encoding="utf-8")
    assert text.index("09:45-10:45 exercise") < text.index("10:45-11:00 break") < text.index("11:00-11:40 talk")
    alone = CliRunner().invoke(app, ["plan", str(programme), "--retime", "--quiet"])
    assert "--retime is about the agenda that --keep names" in str(alone.exception)


# -- what the programme fixes --


SPEECH = "10:00-10:30 speech"  # `at: day 1 10:00`


def fixed_day(*items: Any) -> Agenda:
    return agenda([list(items)], training="fixed")


def test_what_the_programme_fixes_stays_and_the_others_go_around_it() -> None:
    made, said = retimed(
        fixed_day("09:00-09:30 opening", "09:30-10:00 exercise", "09:20-09:30 recap", SPEECH, "10:30-11:00 film")
    )
    assert listed(made)[3:] == ["1 10:00-10:30 speech", "1 10:30-11:00 film"]
    (finding,) = said
    assert 'stays at 10:00, where the programme fixes it, and "Looking back" overlaps with it' in finding.message
    made, said = retimed(fixed_day("09:00-09:30 opening", SPEECH, "09:30-10:00 film"))
    assert listed(made)[1:] == ["1 10:00-10:30 speech", "1 10:30-11:00 film"]
    assert "stays" not in said[0].message


def test_a_session_that_stands_off_its_fixed_time_is_moved_as_any_other() -> None:
    made, _ = retimed(fixed_day("09:00-09:40 opening", "09:30-10:00 speech"))
    assert listed(made)[1] == "1 09:40-10:10 speech"


def test_a_pinned_item_that_cannot_stay_is_said() -> None:
    _, said = retimed(fixed_day("09:00-12:30 opening", "12:00-12:30 lunch (pinned)"))
    assert said[0].message.endswith('"Lunch" is pinned at 12:00 and can\'t stay there.')


def test_a_lunch_that_the_training_fixes_stays_too() -> None:
    made = agenda(
        [["09:00-10:00 exercise", "11:00-12:45 hard", "10:00-11:00 workshop", "12:30-13:30 lunch"]], "published"
    )
    agenda_, said = retimed(made, programme().training("published"))
    assert listed(agenda_)[-1] == "1 12:30-13:30 (lunch) Lunch"
    assert '"Lunch" stays at 12:30, where the programme fixes it, and "A workshop" overlaps' in said[0].message
