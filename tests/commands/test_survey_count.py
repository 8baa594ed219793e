"""`ecpat survey count`, and `ecpat evaluate` of what it wrote."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from ecpat_training.core.errors import Exit
from ecpat_training.effect.counting.json_schema import counted_schema
from ecpat_training.effect.workflows import populations
from tests.commands.conftest import Ecpat
from tests.commands.running import EXAMPLE, NINE_CHAPTERS

PRE, POST, LATER = (EXAMPLE / name for name in ("pre-kobo.csv", "post-google-forms.csv", "follow-up.csv"))
FORM = ("--instrument", NINE_CHAPTERS)
COUNT = ("survey", "count", PRE, POST, *FORM)


@pytest.mark.parametrize("whole", [(), ("--whole",)], ids=["may leave", "whole"])
def test_the_file_keeps_its_schema_and_holds_no_code(ecpat: Ecpat, folder: Path, whole: tuple[str, ...]) -> None:
    ran = ecpat(*COUNT, "--follow-up", LATER, *whole, "--out", "counted.json")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    text = (folder / "counted.json").read_text("utf-8")
    jsonschema.validate(json.loads(text), counted_schema())
    assert len(json.loads(text)["counts"]) == (3 if whole else 1), "sums over nearly the same people tell of the few"
    codes = re.findall(r'"([A-Z]{2}[0-9]{2}[A-Z])"', PRE.read_text("utf-8-sig"))
    assert len(codes) > 15
    assert [code for code in codes if code in text] == []
    private = (folder / "counted.json").stat().st_mode & 0o077 == 0
    assert private == bool(whole), "cells of single people are for their owner alone"


def test_a_report_of_counts_says_what_the_report_of_answers_says(ecpat: Ecpat, folder: Path) -> None:
    assert ecpat(*COUNT, "--whole", "--out", "counted.json").exit_code == Exit.CLEAN
    ran = ecpat("evaluate", "counted.json", "--out", "report.html")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    assert "15 people linked" in ran.said
    page = (folder / "report.html").read_text("utf-8")
    assert "Knowledge rose by 22.8 percentage points on average" in page
    assert "14.7 to 30.9" in page


def test_figures_alone_give_the_effect_of_a_small_training(ecpat: Ecpat, folder: Path) -> None:
    assert ecpat(*COUNT, "--out", "counted.json").exit_code == Exit.CLEAN
    ran = ecpat("evaluate", "counted.json", "--out", "-")
    knowledge = json.loads(ran.raw)["comparisons"][0]["scales"][0]
    assert "Knowledge rose by 22.8 percentage points on average" in knowledge["sentence"]
    assert "changes can't be ranked" in knowledge["wilcoxon"]["undefined"]
    assert knowledge["improved"] is None


def test_an_outcome_that_was_declared_is_called_so_in_a_report_of_counts(ecpat: Ecpat, folder: Path) -> None:
    """Counts hold no days, so that nobody can say whether it was declared before the answers came."""
    planned = NINE_CHAPTERS.read_text("utf-8") + "\nplan: {primary: knowledge, declared: 2005-05-01}\n"
    (folder / "planned.yaml").write_text(planned, encoding="utf-8")
    ran = ecpat("survey", "count", PRE, POST, "-i", "planned.yaml", "--whole", "--out", "counted.json")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    said = ecpat("evaluate", "counted.json").said
    assert "Declared on 1 May 2005, but whether before the answers came isn't known" in said
    assert "no outcome was declared" not in said


def test_counts_and_answers_are_not_named_together(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat("evaluate", "counted.json", POST, *FORM)
    assert ran.exit_code == Exit.USAGE
    assert "files of counts and files of answers are named together" in ran.stderr


def test_large_files_are_counted_by_the_engine_with_the_same_figures(
    ecpat: Ecpat, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("duckdb")
    rows = [f"{chr(65 + n % 26) * 3}{n * 37:05d},{n % 20}" for n in range(400)]
    later = [f"{row.partition(',')[0]},{(n * 7) % 20 + n % 3}" for n, row in enumerate(rows[:380])]
    (folder / "quiz.yaml").write_text(
        "instrument: Quiz\nid: quiz\nscales:\n  - {id: points, title: Points, kind: number, items: [{id: points}]}\n"
    )
    (folder / "pre.csv").write_text("\n".join(["code,points", *rows]) + "\n")
    (folder / "post.csv").write_text("\n".join(["code,points", *later]) + "\n")
    line = ("evaluate", "pre.csv", "post.csv", "--instrument", "quiz.yaml", "--out", "-")
    small = json.loads(ecpat(*line, "--out", "-").raw)
    monkeypatch.setattr(populations, "MANY_ROWS", 100)
    ran = ecpat(*line)
    assert "counted by DuckDB" in ran.stderr
    large = json.loads(ran.raw)
    for key in ("n", "t_test", "wilcoxon", "d_av", "improved"):
        assert large["comparisons"][0]["scales"][0][key] == small["comparisons"][0]["scales"][0][key], key
