"""No question that asks of the time before the training is reported as an answer of after; what one form asked of both
times stands on every first page, with what such a change is."""

import json
from pathlib import Path

import pytest

from ecpat_training.files.table_file import read_table
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.reading.table import survey_of
from tests.commands.conftest import Ecpat
from tests.survey.drafting import completed, drafted, table

INSTRUMENT = """\
instrument: One form
id: one-form
code: {columns: [Code]}
scales:
  - {id: sure, title: How sure, kind: likert, answers: 1-5, items: [{id: q1, text: "HEADER"ALSO}]}
  - {id: useful, title: Useful, kind: likert, answers: 1-5, items: [{id: q2, text: "The day was useful"}]}
"""
BEFORE = ["How sure were you BEFORE the training?", "Wie sicher waren Sie (vor der Schulung)?", "sure_before"]
CAVEAT = "This is a change as people remember it, no change that was measured"


def written(folder: Path, header: str, also: str = "") -> None:
    """An instrument that scores a question, and answers to it in `form.csv`, called `also` if that is given."""
    text = INSTRUMENT.replace("HEADER", header).replace("ALSO", f', also: {{"{also}": same}}' if also else "")
    (folder / "instrument.yaml").write_text(text, encoding="utf-8")
    rows = [[f"AB{n:02d}", 1 + n % 3, 3 + n % 3] for n in range(12)]
    table(folder, "form.csv", ["Code", also or header, "The day was useful"], *rows)


@pytest.mark.parametrize("header", BEFORE)
def test_one_wave_tells_a_question_of_before_last_and_says_so(header: str, ecpat: Ecpat, folder: Path) -> None:
    written(folder, header)
    said = ecpat("evaluate", "--post", "form.csv", "-i", "instrument.yaml").said
    assert "[evaluate.asks-of-before]" in said
    assert said.index("Useful 4.00 on a scale") < said.index("How sure: 2.00 on average")
    assert "Asked afterwards of the time before the training" in said
    assert said.count("2.00") == 1  # in no picture, and no figure that a reader takes away


@pytest.mark.parametrize("header", BEFORE)
def test_a_scale_of_before_is_not_compared_with_what_people_said_before(
    header: str, ecpat: Ecpat, folder: Path
) -> None:
    written(folder, "How sure are you?", header)
    pre = [[f"AB{n:02d}", 2, 3] for n in range(12)]
    table(folder, "pre.csv", ["Code", "How sure are you?", "The day was useful"], *pre)
    ran = ecpat("evaluate", "pre.csv", "form.csv", "-i", "instrument.yaml", "-o", "report.json")
    assert "[evaluate.asks-of-before]" in ran.stderr
    (comparison,) = json.loads((folder / "report.json").read_text("utf-8"))["comparisons"]
    assert [change["n"] for change in comparison["scales"]] == [0, 12]
    assert header in ran.stderr


def test_the_same_words_in_both_waves_are_about_something_else(ecpat: Ecpat, folder: Path) -> None:
    written(folder, "Before a session with a child I ask for help")
    (folder / "pre.csv").write_text((folder / "form.csv").read_text("utf-8").replace(",5\n", ",4\n"), encoding="utf-8")
    ran = ecpat("evaluate", "pre.csv", "form.csv", "-i", "instrument.yaml", "-o", "report.json")
    assert "asks-of-before" not in ran.stderr
    (comparison,) = json.loads((folder / "report.json").read_text("utf-8"))["comparisons"]
    assert {change["scale"] for change in comparison["scales"]} == {"sure", "useful"}


def test_words_of_other_things_and_what_a_person_has_confirmed_are_left_alone(ecpat: Ecpat, folder: Path) -> None:
    written(folder, "Before an interview I ask for a guardian")
    (wave,), _ = survey_of(read_table(folder / "form.csv"), read_instrument(folder / "instrument.yaml")[0], "post")
    assert not wave.of_before
    written(folder, BEFORE[0])
    (folder / "map.yaml").write_text(f'columns:\n  "{BEFORE[0]}": q1\n', encoding="utf-8")
    ran = ecpat("evaluate", "--post", "form.csv", "-i", "instrument.yaml", "-m", "map.yaml")
    assert "asks-of-before" not in ran.stderr
    assert "How sure 2.00 on a scale" in ran.said


@pytest.mark.parametrize("reader", ["coordinator", "evaluator", "donor"])
def test_every_first_page_has_what_one_form_asked_of_both_times_with_its_caveat(
    reader: str, ecpat: Ecpat, folder: Path
) -> None:
    rows = [[1 + n % 3, 3 + n // 3 % 3] for n in range(18)]
    path = table(folder, "form.csv", ["Sure before the training", "Sure after the training"], *rows)
    completed(drafted([path], folder), folder)
    ran = ecpat("evaluate", "--post", "form.csv", "-i", "completed.yaml", "--for", reader, "-o", "report.txt")
    shown = ecpat("evaluate", "--post", "form.csv", "-i", "completed.yaml", "--for", reader).said
    file = " ".join((folder / "report.txt").read_text("utf-8").split())
    for text in (shown, file):
        assert "looking back, people put themselves at 2.00 before and at 4.00 now" in text
        assert text.count(CAVEAT) == 1
    assert ran.exit_code == 0


ONE_SCALE = """\
instrument: Both
id: both
code: {columns: [Code]}
scales:
  - id: ratings
    title: Ratings
    kind: likert
    answers: 1-5
    THEN
    items: [{id: q1, text: "KNOW"}, {id: q2, text: "STRESS"REVERSED}]
"""
APART = "its questions changed in opposite directions"


@pytest.mark.parametrize("reader", ["coordinator", "evaluator", "donor"])
def test_a_scale_whose_questions_changed_in_opposite_directions_says_so(
    reader: str, ecpat: Ecpat, folder: Path
) -> None:
    """The mean of knowledge and stress stands still while both change."""
    rows = {
        "pre": [[1 + n % 3, 3 + n // 3 % 3] for n in range(18)],
        "post": [[3 + n % 2, 1 + n // 3 % 2] for n in range(18)],
    }
    for wave, answers in rows.items():
        table(folder, f"{wave}.csv", ["Code", "KNOW", "STRESS"],
              *([f"AB{n:02d}", *answer] for n, answer in enumerate(answers)))  # fmt: skip
    text = ONE_SCALE.replace("    THEN\n", "")
    (folder / "apart.yaml").write_text(text.replace("REVERSED", ""), encoding="utf-8")
    (folder / "turned.yaml").write_text(text.replace("REVERSED", ", reversed: true"), encoding="utf-8")
    said = ecpat("evaluate", "pre.csv", "post.csv", "-i", "apart.yaml", "--for", reader, "-o", "report.json").said
    page = ecpat("evaluate", "pre.csv", "post.csv", "-i", "apart.yaml", "--for", reader).said
    assert f"Ratings: {APART}, “KNOW” (+1.50) up and “STRESS” (-2.50) down." in page, said
    (row,) = json.loads((folder / "report.json").read_text("utf-8"))["analyses"]["opposite_items"]
    assert [question["change"]["value"] for question in row["questions"]] == [1.5, -2.5]
    assert APART not in ecpat("evaluate", "pre.csv", "post.csv", "-i", "turned.yaml", "--for", reader).said


def test_so_does_one_form_that_asked_of_both_times(ecpat: Ecpat, folder: Path) -> None:
    head = ["Code", "then_q1", "q1", "then_q2", "q2"]
    table(folder, "form.csv", head,
          *([f"AB{n:02d}", 1 + n % 3, 3 + n % 2, 3 + n // 3 % 3, 1 + n // 3 % 2] for n in range(18)))  # fmt: skip
    text = ONE_SCALE.replace("THEN", "then: {asked: post}").replace("REVERSED", "")
    (folder / "instrument.yaml").write_text(text, encoding="utf-8")
    page = ecpat("evaluate", "--post", "form.csv", "-i", "instrument.yaml").said
    assert f"Ratings: {APART}, “KNOW” (+1.50) up and “STRESS” (-2.50) down." in page
    assert "looking back, people put themselves at" in page
