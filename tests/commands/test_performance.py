"""`ecpat performance` on the command line: what is written where, who may read it, and how evaluating goes on."""

from pathlib import Path

import pytest

from tests.commands.conftest import Ecpat
from tests.commands.material import RATER_1, RATER_2, RATING_KEY, RUBRIC, written
from tests.documents.drawn_once import PICTURES

CHECK = ("performance", "check", "rater-2.csv", "rater-1.csv", "-r", "rubric.yaml", "--key", "key.csv")


@pytest.fixture(autouse=True)
def _files(folder: Path) -> None:
    written(folder, rubric=RUBRIC, key_csv=RATING_KEY)
    (folder / "rater-1.csv").write_text(RATER_1, encoding="utf-8")
    (folder / "rater-2.csv").write_text(RATER_2, encoding="utf-8")
    people = "".join(f"AL-{at:02},care\n" for at in range(1, 10))
    (folder / "people.csv").write_text(f"Code,Side\n{people}", encoding="utf-8")


def test_a_draw_writes_sheets_for_two_and_a_key_for_one(ecpat: Ecpat, folder: Path) -> None:
    line = ("performance", "sheets", "people.csv", "-r", "rubric.yaml", "--seed", "617")
    ran = ecpat(*line)
    assert ran.exit_code == 0, ran.stderr
    assert "9 people and 18 answers to come, seed 617" in ran.said
    names = sorted(path.name for path in (folder / "raters").iterdir())
    assert names == ["rater-1.docx", "rater-1.xlsx", "rater-2.docx", "rater-2.xlsx", "settled.xlsx"]
    assert (folder / "performance-key.xlsx").stat().st_mode & 0o077 == 0
    assert "AL-01" not in ran.stdout
    again = ecpat(*line)
    assert again.exit_code == 5
    assert "performance-key.xlsx" in again.said


def test_evaluating_goes_on_from_the_pooled_scores_without_a_question(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat(*CHECK, "--scores", "scores.csv", "--write-instrument", "scored.yaml", "--out", "found.json")
    assert ran.exit_code == 0, ran.stderr
    assert "Scores are pooled: the ICC(2,1) is 0.98" in ran.said
    assert (folder / "scores.csv").stat().st_mode & 0o077 == 0
    on = ecpat("evaluate", "scores.csv", "-i", "scored.yaml")
    assert on.exit_code == 0, on.stderr
    assert "7 people compared" in on.said
    assert "warning" not in on.stderr


def test_raters_who_agree_too_little_leave_no_scores_behind(ecpat: Ecpat, folder: Path) -> None:
    turned = RATER_2.replace(",0,0\n", ",2,3\n")
    (folder / "rater-2.csv").write_text(turned, encoding="utf-8")
    ran = ecpat(*CHECK, "--scores", "scores.csv", "--out", "found.txt")
    assert ran.exit_code == 1
    assert "Scores are not pooled" in ran.said
    assert "What changed" not in ran.said
    assert (folder / "found.txt").exists()
    assert not (folder / "scores.csv").exists()


def test_the_same_files_give_the_same_bytes(ecpat: Ecpat, folder: Path) -> None:
    for name in ("one", "two"):
        with PICTURES.anew():
            ecpat(*CHECK, "--out", f"{name}.html", "--out", f"{name}.xlsx", "--out", f"{name}.docx")
    for ending in ("html", "xlsx", "docx"):
        assert (folder / f"one.{ending}").read_bytes() == (folder / f"two.{ending}").read_bytes()
