"""Frames, findings and reports of a notebook carry codes and places, never names."""

from pathlib import Path

import pandas
import pytest

import ecpat_training as ecpat
from ecpat_training.notebook.result import NotebookResult
from tests.commands.running import EXAMPLE

NAMES = ("Carla", "Kowalczyk", "Ana-Maria", "Popescu", "Zvezdana")
QUIZ = """\
instrument: Quiz
id: quiz
groups: [role]
scales:
  - {id: score, title: Score, kind: number, items: [{id: points}]}
"""
ROWS = [("AN07E", "Carla Kowalczyk"), ("Ana-Maria Popescu", "Ana-Maria Popescu"), ("GJ01G", "Zvezdana"), ("Carla", "x")]


def everything(result: NotebookResult, folder: Path) -> str:
    """All that a result shows, tells or writes, as one text."""
    parts = [result.to_frame().to_csv(), repr(result), result._repr_html_(), *map(str, result.findings)]
    parts += [f"{figure.title} {figure.alt} {figure.svg}" for figure in result.figures]
    parts += [result.save(folder / f"all{ending}").read_text("utf-8") for ending in (".html", ".json", ".txt")]
    return " ".join(parts)


def test_answers(tmp_path: Path) -> None:
    """A column of names is left out, and so are codes that are names."""
    (tmp_path / "quiz.yaml").write_text(QUIZ, "utf-8")
    for wave, more in (("pre", 0), ("post", 2)):
        lines = [f"{code},{name},care,{3 + at + more * (at % 2)}" for at, (code, name) in enumerate(ROWS)]
        (tmp_path / f"{wave}.csv").write_text("\n".join(["code,Name,role,points", *lines, ""]), "utf-8")
    survey = ecpat.read_survey(tmp_path / "pre.csv", tmp_path / "quiz.yaml", wave="pre")
    assert [None if code != code else code for code in survey.to_frame()["code"]] == ["AN07E", None, "GJ01G", None]
    assert list(survey.to_frame().columns) == ["wave", "place", "code", "role", "points"]
    effect = ecpat.evaluate(tmp_path / "pre.csv", tmp_path / "post.csv", instrument=tmp_path / "quiz.yaml")
    for result in (survey, effect):
        shown = everything(result, tmp_path / type(result).__name__)
        assert [name for name in NAMES if name in shown] == []


def test_a_list(tmp_path: Path) -> None:
    lines = [
        "Name,Organisation,Role,Gender",
        "Carla Kowalczyk,Police,Police officer,f",
        "Ana-Maria Popescu,Caritas,Social worker,Zvezdana",
        "Ana-Maria Popescu,Caritas,Social worker,f",
    ]
    (tmp_path / "list.csv").write_text("\n".join([*lines, ""]), "utf-8")
    shown = everything(ecpat.check_roster(tmp_path / "list.csv", EXAMPLE), tmp_path / "out")
    assert [name for name in NAMES if name in shown] == []


def test_names_in_an_index_are_told_by_nobody(tmp_path: Path) -> None:
    """People do put names into an index: they link two columns and stand in no output and in no error."""
    before = pandas.Series([3.0, 4, 5, 6], index=["Carla", "Kowalczyk", "Ana-Maria", "Popescu"])
    after = pandas.Series([4.0, 6, 5, 9], index=["Carla", "Kowalczyk", "Ana-Maria", "Zvezdana"])
    shown = everything(ecpat.compare(before, after), tmp_path)
    assert [name for name in NAMES if name in shown] == []
    with pytest.raises(ValueError, match="same code") as raised:
        ecpat.compare(with_one_twice(before), after)
    assert [name for name in NAMES if name in str(raised.value)] == []


def with_one_twice(scores: "pandas.Series[float]") -> "pandas.Series[float]":
    """The column with its first row once more."""
    return pandas.concat([scores, scores.iloc[:1]])
