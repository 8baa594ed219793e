"""One list of what is due in a programme: follow-ups, decisions of meetings and goals by date, each with its owner."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import Ran, run_here
from tests.event.meetings.material import DECISIONS, PROGRAMME, THERE, put_minutes

GOALS = """\
goals:
  - {id: pool, goal: A pool of trainers, owner: AL, by: 2026-06-20, evidence: [pool.xlsx]}
  - {id: law, goal: A law}
"""


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put_minutes(tmp_path, programme=PROGRAMME + GOALS)


def due(*more: str, on: str = "2026-07-01") -> Ran:
    return run_here(["follow-up", "due", "--on", on, *more])


def items(on: str = "2026-07-01") -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(due("--json", on=on).raw)["result"]["due"]
    return listed


def test_all_that_isnt_done_stands_in_one_list_by_date() -> None:
    assert [(one["kind"], one["id"], one["owner"], one["by"], one["state"]) for one in items()] == [
        ("decision", "experts-1/1", "La Strada", "2026-06-01", "late"),
        ("goal", "pool", "AL", "2026-06-20", "late"),
        ("decision", "experts-1/2", "Ministry of Interior", "2026-07-05", "due"),
        ("follow-up", "al-1/3", "Partner in Albania", "2026-09-29", "later"),
        ("follow-up", "al-1/6", "Partner in Albania", "2026-12-30", "later"),
        ("follow-up", "al-1/12", "Partner in Albania", "2027-06-30", "later"),
        ("goal", "law", "", None, "later"),
    ]


def test_what_is_late_ends_with_exit_code_1_until_it_is_done(tmp_path: Path) -> None:
    assert due().exit_code == 1
    (tmp_path / "pool.xlsx").write_bytes(b"x")
    assert due().exit_code == 1
    put_minutes(tmp_path, THERE, [(*row[:4], "done", row[5]) for row in DECISIONS], programme=PROGRAMME + GOALS)
    assert {one["kind"] for one in items()} == {"follow-up", "goal"}
    assert due().exit_code == 0


def test_people_read_the_list_first_and_who_sees_to_it() -> None:
    said = due().said
    assert "2 decisions not done: 1 late and 1 due. 2 goals not done: 1 late and 1 later." in said
    places = [said.index(part) for part in ("What is due, by date", "experts-1: decision 1", "A pool", "A law")]
    assert places == sorted(places)
    assert "nobody is named" in said


def test_what_people_wrote_in_minutes_stays_there(tmp_path: Path) -> None:
    said = due("--out", "due.html", "--out", "due.json", "--out", "due.ics").said + str(items())
    texts = [said, *((tmp_path / f"due.{ending}").read_text("utf-8") for ending in ("html", "json", "ics"))]
    assert [row[1] for row in DECISIONS for text in texts if row[1] in text] == []


def test_a_programme_of_trainings_alone_has_its_follow_ups_as_ever(tmp_path: Path) -> None:
    put_minutes(tmp_path).unlink()
    assert "What is due, by date" not in due().said


def test_minutes_that_cant_be_read_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "trainings" / "experts-1" / "decisions.xlsx").write_bytes(b"no workbook")
    ran = due()
    assert "trainings/experts-1/decisions.xlsx" in ran.said
    assert "A pool of trainers" in ran.said


def test_the_calendar_has_decisions_and_goals_on_their_days(tmp_path: Path) -> None:
    due("--quiet", "--out", "due.ics")
    text = (tmp_path / "due.ics").read_text("utf-8").replace("\r\n", "\n")
    events = text.split("BEGIN:VEVENT\n")[1:]
    days = {event.partition("SUMMARY:")[2].partition("\n")[0]: event for event in events}
    assert "DTSTART;VALUE=DATE:20260705\n" in days["experts-1: decision 2"]
    assert "Who sees to it: AL." in days["A pool of trainers"]
    assert "A law" not in days
    assert len(events) == 6


@pytest.mark.parametrize("place", [("programme.yaml",), ("-p", "programme.yaml"), ("--programme", "."), ()])
def test_the_programme_is_named_as_in_the_other_commands(place: tuple[str, ...]) -> None:
    assert due("--goals", *place).stdout == due("--goals").stdout
    assert "2 goals: 0 done, 1 open, 1 late." in due("--goals", *place).said


def test_a_programme_that_is_named_twice_is_refused() -> None:
    ran = due(".", "-p", "programme.yaml")
    assert (ran.exit_code, "[usage.twice]" in ran.stderr) == (2, True)


def test_goals_go_by_today_where_no_day_is_named() -> None:
    assert "2 goals" in run_here(["follow-up", "due", "--goals"]).said
