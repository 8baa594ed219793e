"""The goals that a programme follows up: done with all their evidence, late when their day is over."""

import json
from datetime import date
from pathlib import Path

import pytest

from ecpat_training.files.yaml.file import Source
from ecpat_training.followup.model.goals import GoalBoard, GoalStatus
from ecpat_training.followup.reading.goals import goal_board
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.reading.programme import read_programme
from tests.commands.running import PROGRAMMES, run_here

GOALS = """\
goals:
  - {id: manual, goal: The manual, owner: BG, by: 2006-12-31, evidence: [manual.pdf, 'https://example.org/manual']}
  - {id: pool, goal: A pool, owner: AL, by: 2006-06-30, evidence: [pool.xlsx]}
  - {id: law, goal: A law, by: 2006-06-30}
  - {id: later, goal: Later}
"""


def read(folder: Path) -> tuple[Programme, Source]:
    text = (PROGRAMMES / "multi-stakeholder-2005.yaml").read_text("utf-8")
    before, _, after = text.partition("goals:\n")
    rest = after[after.index("\n\n") :]
    (folder / "programme.yaml").write_text(before + GOALS + rest, encoding="utf-8")
    return read_programme(folder / "programme.yaml")


def board(folder: Path, on: date) -> GoalBoard:
    programme, source = read(folder)
    return goal_board(programme, source, folder, on)


@pytest.mark.parametrize(
    ("on", "files", "states"),
    [
        (date(2006, 6, 30), [], ["open", "open", "open", "open"]),
        (date(2006, 7, 1), [], ["open", "late", "late", "open"]),
        (date(2006, 7, 1), ["pool.xlsx"], ["open", "done", "late", "open"]),
        (date(2030, 1, 1), ["manual.pdf", "pool.xlsx"], ["done", "done", "late", "open"]),
    ],
)
def test_a_goal_is_done_by_its_evidence_and_late_by_its_day(
    tmp_path: Path, on: date, files: list[str], states: list[str]
) -> None:
    for name in files:
        (tmp_path / name).write_bytes(b"x")
    assert [str(one.status) for one in board(tmp_path, on).goals] == states


def test_missing_evidence_owners_and_dates_are_named(tmp_path: Path) -> None:
    (tmp_path / "pool.xlsx").mkdir()  # a folder is no evidence
    found = board(tmp_path, date(2006, 1, 1))
    assert [one.code for one in found.findings] == ["goals.evidence", "goals.evidence", "goals.owner", "goals.date"]
    assert found.goals[0].missing == ("manual.pdf",)
    assert "law and later" in found.findings[2].message
    assert "later" in found.findings[3].message
    assert "law" not in found.findings[3].message


def test_the_command_says_how_many_are_how_far(tmp_path: Path) -> None:
    read(tmp_path)
    line = ["follow-up", "due", "--goals", "-p", str(tmp_path / "programme.yaml"), "--on", "2006-07-01"]
    assert "4 goals: 0 done, 2 open, 2 late." in run_here(line).said
    result = json.loads(run_here([*line, "--json"]).raw)["result"]
    assert result["counts"] == {"done": 0, "open": 2, "late": 2}
    assert run_here([*line[:-1], "soon"]).exit_code == 2


def test_goals_of_the_shipped_programme_are_open(tmp_path: Path) -> None:
    programme, source = read_programme(PROGRAMMES / "multi-stakeholder-2005.yaml")
    found = goal_board(programme, source, tmp_path, date(2026, 1, 1))
    assert {one.status for one in found.goals} == {GoalStatus.OPEN}
