"""A mean or a total below the answers is no person: it would change every figure, and lift a group over a gate."""

import pytest

from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.files.cell import as_text
from ecpat_training.survey.exports import response_rows
from ecpat_training.survey.exports.raw_survey import ColumnKind, SurveyColumn
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import graded, sheet

FORM = graded("q1", "q2")


@pytest.mark.parametrize("word", ["Average", "Mean:", "TOTAL", "Mittelwert", "Moyenne", "Средно", "Standard deviation"])
def test_a_row_that_sums_up_is_set_aside_and_told(word: str) -> None:
    table = sheet(["code", "q1", "q2"], ["A1", 2, 3], ["B2", 4, 5], [word, 3.0, 4.0])
    (responses,), findings = survey_of(table, FORM, "pre")
    assert (responses.rows, len(responses.places)) == (3, 2)
    assert [one.message for one in findings if one.code == "survey.row-not-used"] == [
        "1 row not used (it is a total or a mean, not an answer): row 4."
    ]


@pytest.mark.parametrize(
    "word",
    ["Maximum points", "Max.", "Points possible", "Maximale Punktzahl", "Punctaj maxim", "Максимальный балл",
     "Maksimum", "Pikët maksimale", "Maksimalan broj bodova", "Note maximale", "Pass mark"],
)  # fmt: skip
def test_the_points_that_could_be_had_are_nobody_s_wherever_they_stand(word: str) -> None:
    table = sheet(["code", "q1", "q2"], [word, 5, 5], ["A1", 2, 3], ["B2", 4, 5])
    (responses,), findings = survey_of(table, FORM, "pre")
    assert len(responses.places) == 2
    assert "survey.row-not-used" in [one.code for one in findings]


def test_a_header_that_stands_above_each_group_is_nobody_s() -> None:
    table = sheet(
        ["code", "q1", "q2"], ["A1", 2, 3], ["B2", 4, 5], ["", "", ""], ["Group 2", "", ""], ["code", "q1", "q2"],
        ["C3", 1, 2], ["code", 1, 2],
    )  # fmt: skip
    (responses,), findings = survey_of(table, FORM, "pre")
    assert list(responses.codes) == ["A1", "B2", "C3", "code"]
    assert "1 row not used (it says the header again): row 6." in [one.message for one in findings]


def test_the_report_says_of_the_row_why_it_is_not_used() -> None:
    table = sheet(["code", "q1", "q2"], ["A1", 2, 3], ["B2", 4, 5], ["", "", ""], ["Average", 3.0, 4.0], ["C3", "", ""])
    (responses,), _ = survey_of(table, FORM, "pre")
    (summary,) = evaluate_waves(FORM, [responses]).waves
    assert [(one.location.row, one.reason) for one in summary.not_used] == [
        (5, "it is a total or a mean, not an answer"),
        (6, "answered none of the questions"),
    ]


def test_the_word_may_stand_in_the_first_cell_before_an_empty_code() -> None:
    table = sheet(["No", "code", "q1", "q2"], [1, "A1", 2, 3], [2, "B2", 4, 5], ["Mean", None, 3.0, 4.0])
    (responses,), _ = survey_of(table, FORM, "pre")
    assert len(responses.places) == 2


def test_a_person_may_have_a_code_that_means_something_else() -> None:
    table = sheet(["code", "team", "q1", "q2"], ["MAX", "Tirana", 2, 3], ["B2", "Durrës", 4, 5])
    (responses,), _ = survey_of(table, FORM, "pre")
    assert len(responses.places) == 2


def test_most_rows_are_told_by_two_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    people = [[f"A{number}", *[number % 5 + 1] * 40] for number in range(20)]
    table = sheet(["code", *(f"q{number}" for number in range(1, 41))], *people, ["Average", *[3.0] * 40])
    looked_at: list[object] = []
    monkeypatch.setattr(response_rows, "as_text", lambda cell: looked_at.append(cell) or as_text(cell))
    assert list(response_rows.summary_rows(table, range(1, 22), (SurveyColumn(0, "code", ColumnKind.QUESTION),))) == [
        21
    ]
    assert len(looked_at) < 21 * 8
