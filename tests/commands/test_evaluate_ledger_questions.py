"""The same people scored by other questions: the difference of two published means is the answers to one question."""

import csv
import re
from pathlib import Path

import pytest

from ecpat_training.core.errors import Exit
from tests.commands.conftest import Ecpat

QUIZ = """\
instrument: A quiz
id: quiz
scales:
  - id: quiz
    title: Quiz
    kind: multiple choice
    items:
"""


def quiz(questions: int, key_of_the_last: str = "a") -> str:
    """A test of so many questions, the last with this key."""
    keys = ["a"] * (questions - 1) + [key_of_the_last]
    return QUIZ + "".join(f"      - {{id: q{at}, key: {key}}}\n" for at, key in enumerate(keys))


def answered(folder: Path, name: str, blank: int | None = None) -> str:
    """A file in which forty people answer eight questions; after the training all know the last."""
    questions = range(8)
    with (folder / name).open("w", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream)
        lines.writerow(["code", *(f"q{at}" for at in questions)])
        for person in range(40):
            right = [(person * 7 + at * at * 3) % 8 < (3 if name == "pre.csv" else 5) for at in questions]
            right[7] |= name == "post.csv"
            given = ["" if at == blank else "ab"[not good] for at, good in enumerate(right)]
            lines.writerow([f"{chr(65 + person % 26) * 3}-{person:03d}", *given])
    return name


@pytest.mark.parametrize("other", ["a question fewer", "another key", "a question blanked", "a question that is back"])
def test_the_same_people_scored_by_other_questions_are_refused(ecpat: Ecpat, folder: Path, other: str) -> None:
    """The mean of eight questions less that of seven is the eighth's: here everybody's answer."""
    first, second = (8, quiz(7)) if other == "a question fewer" else (8, quiz(8))
    if other == "a question that is back":
        first = 7
    files = [answered(folder, "pre.csv"), answered(folder, "post.csv")]
    run = ("evaluate", *files, "-i", "instrument.yaml", "--publish", "--force", "-q")
    (folder / "instrument.yaml").write_text(quiz(first), "utf-8")
    assert ecpat(*run, "-o", "first.html").exit_code == Exit.CLEAN
    if other == "another key":
        second = quiz(8, "b")
    if other == "a question blanked":
        answered(folder, "post.csv", blank=7)
    (folder / "instrument.yaml").write_text(second, "utf-8")
    ran = ecpat(*run, "-o", "second.html")
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert "`Quiz` has other questions or another key in the report published as release 1" in ran.stderr
    assert not (folder / "second.html").exists()
    assert ecpat(*run, "-o", "second.html", "--although", "Nobody has the first.").exit_code == Exit.CLEAN


@pytest.mark.parametrize("words", ["", "Which papers does a child need at a border?"])
def test_questions_by_new_names_are_the_same_questions(ecpat: Ecpat, folder: Path, words: str) -> None:
    """Ids made anew and one question dropped: known by what the same people answered, or by their words."""
    files = [answered(folder, "pre.csv"), answered(folder, "post.csv")]
    run = ("evaluate", *files, "-i", "instrument.yaml", "--publish", "--force", "-q")
    worded = quiz(8).replace("key: a}", f'key: a, text: "{words}"}}', 1) if words else quiz(8)
    (folder / "instrument.yaml").write_text(worded, "utf-8")
    assert ecpat(*run, "-o", "first.html").exit_code == Exit.CLEAN
    for name in files:
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(re.sub(r"\bq(\d)\b", r"new\1", text), "utf-8")
    renamed = re.sub(r"\bq(\d)\b", r"new\1", worded)
    (folder / "instrument.yaml").write_text(renamed, "utf-8")
    assert ecpat(*run, "-o", "again.html").exit_code == Exit.CLEAN, "new names alone score nobody otherwise"
    fewer = "".join(renamed.splitlines(keepends=True)[:-1])
    (folder / "instrument.yaml").write_text(fewer, "utf-8")
    ran = ecpat(*run, "-o", "second.html")
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert "`Quiz` has other questions or another key in the report published as release 1" in ran.stderr


def test_another_title_and_another_order_of_questions_score_nobody_otherwise(ecpat: Ecpat, folder: Path) -> None:
    run = ("evaluate", answered(folder, "pre.csv"), answered(folder, "post.csv"), "-i", "instrument.yaml", "--publish")
    head, *items = quiz(8).split("      - ")
    for text in (quiz(8), head.replace("Quiz", "Knowledge") + "".join(f"      - {one}" for one in reversed(items))):
        (folder / "instrument.yaml").write_text(text, "utf-8")
        assert ecpat(*run, "-o", "again.html", "--force", "-q").exit_code == Exit.CLEAN
