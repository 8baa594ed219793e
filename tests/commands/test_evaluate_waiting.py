"""`ecpat evaluate` with people who waited: named by a column, or in files of their own."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.core.errors import Exit
from tests.commands.conftest import Ecpat

QUIZ = """instrument: Quiz
id: quiz
scales:
  - {id: points, title: Points, kind: number, answers: 0-20, items: [{id: points}]}
"""
PRE = [5, 6, 7, 8, 9, 10, 11, 12, 6, 8, 10, 7, 5, 6, 8, 9, 10, 12, 7, 9]
POST = [11, 11, 13, 12, 14, 16, 15, 18, 12, 12, 15, 13, 6, 7, 8, 10, 11, 12, 9, 9]
TRAINED = 12


def table(path: Path, points: Sequence[int], first: int = 0) -> Path:
    """A row per person: the code, whether trained, the points."""
    rows = [("code", "group", "points")]
    for at, one in enumerate(points, start=first):
        rows.append((f"{chr(65 + at) * 3}{at * 37:04d}", "trained" if at < TRAINED else "Waiting list", str(one)))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


@pytest.fixture
def quiz(tmp_path: Path) -> Path:
    path = tmp_path / "quiz.yaml"
    path.write_text(QUIZ, encoding="utf-8")
    return path


def adjusted(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))["analyses"]["control_group"]["scales"][0]["adjusted"]


def test_a_column_and_files_of_their_own_say_the_same(ecpat: Ecpat, quiz: Path, tmp_path: Path) -> None:
    both = table(tmp_path / "pre.csv", PRE), table(tmp_path / "post.csv", POST)
    ran = ecpat("evaluate", *both, "-i", quiz, "--comparison-group", "group=waiting list", "-o", tmp_path / "a.json")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    assert "Points: counted from where each started, the trained ended 4.50 points higher than those who" in ran.said
    apart = [
        table(tmp_path / f"{name}.csv", points, first)
        for name, points, first in (
            ("t1", PRE[:TRAINED], 0), ("t2", POST[:TRAINED], 0), ("w1", PRE[TRAINED:], 12), ("w2", POST[TRAINED:], 12),
        )
    ]  # fmt: skip
    waiting = ("--waiting-pre", apart[2], "--waiting-post", apart[3])
    own = ecpat("evaluate", *apart[:2], "-i", quiz, *waiting, "-o", tmp_path / "b.json")
    assert own.exit_code == Exit.CLEAN, own.stderr
    assert adjusted(tmp_path / "a.json") == adjusted(tmp_path / "b.json")
    published = ecpat("evaluate", *both, "-i", quiz, "--comparison-group", "group=waiting list", "--publish")
    assert "not trained" not in published.said


def test_a_waiting_group_asked_once_cannot_be_compared(ecpat: Ecpat, quiz: Path, tmp_path: Path) -> None:
    files = [table(tmp_path / f"{name}.csv", points) for name, points in (("a", PRE), ("b", POST), ("c", PRE))]
    ran = ecpat("evaluate", *files[:2], "-i", quiz, "--waiting-pre", files[2])
    assert "those who were not trained answered only wave `pre`" in ran.stderr


@pytest.mark.parametrize("written", ["waiting", "=waiting", "group="])
def test_a_comparison_group_needs_a_column_and_a_value(ecpat: Ecpat, quiz: Path, tmp_path: Path, written: str) -> None:
    file = table(tmp_path / "pre.csv", PRE)
    ran = ecpat("evaluate", file, file, "-i", quiz, "--comparison-group", written)
    assert ran.exit_code == Exit.USAGE
    assert "such as `group=waiting`" in ran.stderr


def test_a_comparison_group_is_given_once(ecpat: Ecpat, quiz: Path, tmp_path: Path) -> None:
    files = [table(tmp_path / f"{name}.csv", PRE) for name in "abc"]
    ran = ecpat("evaluate", *files[:2], "-i", quiz, "--comparison-group", "group=x", "--waiting-pre", files[2])
    assert ran.exit_code == Exit.USAGE
    assert "given twice" in ran.stderr


def test_one_file_for_both_groups_is_said(ecpat: Ecpat, quiz: Path, tmp_path: Path) -> None:
    files = [table(tmp_path / "a.csv", PRE), table(tmp_path / "b.csv", POST)]
    ran = ecpat("evaluate", *files, "-i", quiz, "--waiting-pre", files[0], "--waiting-post", files[1])
    assert ran.exit_code == Exit.USAGE


def test_nobody_trained_who_answered_twice(ecpat: Ecpat, quiz: Path, tmp_path: Path) -> None:
    """The one who was trained stayed away the second time; those who waited are then compared with nobody."""
    files = table(tmp_path / "pre.csv", PRE[:1]), table(tmp_path / "post.csv", [7], 1)
    waited = table(tmp_path / "w1.csv", PRE[12:], 12), table(tmp_path / "w2.csv", POST[12:], 12)
    waiting = ("--waiting-pre", waited[0], "--waiting-post", waited[1])
    ran = ecpat("evaluate", *files, "-i", quiz, *waiting, "-o", tmp_path / "a.json")
    assert ran.exit_code == Exit.FINDINGS, ran.said
    assert adjusted(tmp_path / "a.json")["undefined"]
