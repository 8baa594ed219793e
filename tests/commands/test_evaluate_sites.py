"""`ecpat evaluate` with several files of one wave: sites, parts of one training, or forms of a test."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import Ecpat

QUIZ = """instrument: Quiz
id: quiz
scales:
  - {id: points, title: Points, kind: number, answers: 0-20, items: [{id: points}]}
"""
FORMS = """instrument: Test
id: test
scales:
  - id: test
    title: Knowledge
    kind: multiple choice
    asked: [pre, post]
    forms: {pre: [A, B], post: [B, A]}
    items:
      - {id: a1, key: x, form: A}
      - {id: b1, key: x, form: B}
"""
TOWNS = ("tirana", "skopje", "tbilisi", "chisinau", "kyiv")


def file(path: Path, header: str, rows: list[list[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([header.split(), *rows])
    return path


def at_towns(folder: Path, towns: int) -> list[str | Path]:
    """The options for a file before and after from each town."""
    options: list[str | Path] = []
    for number, town in enumerate(TOWNS[:towns]):
        codes = [f"{chr(65 + number * 5 + at % 5) * 3}{number}{at:03d}" for at in range(8)]
        for wave, more in (("pre", 0), ("post", number)):
            rows: list[list[object]] = [[code, 5 + at % 4 + more + at % 2, town] for at, code in enumerate(codes)]
            options += [f"--{wave}", file(folder / f"{town}-{wave}.csv", "code points town", rows)]
    return options


@pytest.fixture
def quiz(tmp_path: Path) -> Path:
    path = tmp_path / "quiz.yaml"
    path.write_text(QUIZ, encoding="utf-8")
    return path


def scale(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))["comparisons"][0]["scales"][0]


def test_a_file_of_each_of_five_sites_is_five_sites_and_it_is_asked(ecpat: Ecpat, quiz: Path, tmp_path: Path) -> None:
    ran = ecpat("evaluate", *at_towns(tmp_path, 5), "-i", quiz, "-o", tmp_path / "a.json")
    assert "wave `pre` has 5 files, each of which is taken for a site of its own" in ran.stderr
    assert "--sites one" in ran.stderr
    found = scale(tmp_path / "a.json")
    assert (found["clusters"], found["n"], found["raw_change"]["n"]) == (5, 40, 5)
    assert [one["site"] for one in found["sites"]] == sorted(f"{town}-pre.csv" for town in TOWNS)
    assert found["raw_change"]["value"] == pytest.approx(2)


def test_files_that_are_said_to_be_sites_are_not_asked(ecpat: Ecpat, quiz: Path, tmp_path: Path) -> None:
    ran = ecpat("evaluate", *at_towns(tmp_path, 4), "-i", quiz, "--sites", "files", "-o", tmp_path / "a.json")
    assert "taken for a site" not in ran.stderr
    assert scale(tmp_path / "a.json")["clusters"] == 4


def test_paper_and_online_are_one_training_where_somebody_says_so(ecpat: Ecpat, quiz: Path, tmp_path: Path) -> None:
    ran = ecpat("evaluate", *at_towns(tmp_path, 2), "-i", quiz, "--sites", "one", "-o", tmp_path / "a.json")
    assert "taken for a site" not in ran.stderr
    found = scale(tmp_path / "a.json")
    assert (found["clusters"], found["raw_change"]["n"], found["sites"]) == (0, 16, [])


@pytest.mark.parametrize("planned", [False, True])
def test_a_column_says_the_site(ecpat: Ecpat, quiz: Path, tmp_path: Path, planned: bool) -> None:
    if planned:
        quiz.write_text(f"{QUIZ}plan: {{primary: points, sites: town}}\n", encoding="utf-8")
    asked = () if planned else ("--sites", "town")
    ran = ecpat("evaluate", *at_towns(tmp_path, 4), "-i", quiz, *asked, "-o", tmp_path / "a.json")
    assert "taken for a site" not in ran.stderr
    assert [one["site"] for one in scale(tmp_path / "a.json")["sites"]] == sorted(TOWNS[:4])


@pytest.mark.parametrize("planned", [False, True])
def test_a_column_that_is_in_no_file_says_no_site(ecpat: Ecpat, quiz: Path, tmp_path: Path, planned: bool) -> None:
    """Else a slip would make of four sites 32 people who each stand alone."""
    if planned:
        quiz.write_text(f"{QUIZ}plan: {{primary: points, sites: twon}}\n", encoding="utf-8")
    asked = () if planned else ("--sites", "twon")
    ran = ecpat("evaluate", *at_towns(tmp_path, 4), "-i", quiz, *asked, "-o", tmp_path / "a.json")
    assert ran.exit_code == 1
    assert "no file has the column `twon`" in ran.stderr
    assert not (tmp_path / "a.json").exists()


def test_a_file_for_each_form_of_a_test_is_no_site(ecpat: Ecpat, tmp_path: Path) -> None:
    test = tmp_path / "test.yaml"
    test.write_text(FORMS, encoding="utf-8")
    options: list[str | Path] = []
    for wave, first, second in (("pre", "a1", "b1"), ("post", "b1", "a1")):
        for half, item in enumerate((first, second)):
            rows: list[list[object]] = [
                [f"{chr(65 + half * 12 + at) * 3}{at:03d}", "xy"[at % 2 if wave == "pre" else at % 3 // 2]]
                for at in range(10)
            ]
            options += [f"--{wave}", file(tmp_path / f"{wave}{half}.csv", f"code {item}", rows)]
    ran = ecpat("evaluate", *options, "-i", test, "-o", tmp_path / "a.json")
    assert (tmp_path / "a.json").exists(), ran.stderr
    assert "taken for a site" not in ran.stderr
    assert scale(tmp_path / "a.json")["clusters"] == 0
