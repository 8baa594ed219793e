"""One answer: grades, labels, options, and what is never guessed."""

from datetime import date, datetime
from typing import Any

import pytest

from ecpat_training.files.table import CellValue
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.reading.answers import (
    BETWEEN,
    DECIMAL_COMMA,
    DONT_KNOW,
    NO_ANSWER_WORD,
    SurveyAnswer,
    reader_of,
)
from tests.survey.tables import CONFIDENCE, graded, questionnaire

FORM = questionnaire()


def answer(value: CellValue, item: str = "s1", form: Instrument = FORM) -> SurveyAnswer:
    """The answer to an item of a questionnaire."""
    scale, found = next((s, i) for s in form.scales for i in s.items if i.id == item)
    return reader_of(found, scale, form, frozenset())(value)


@pytest.mark.parametrize(
    "value",
    ["4", 4, 4.0, " 4 ", "Agree", "AGREE", "agree.", "D’accord", "4 - Agree", "4. Agree", "4 Agree", "4=Agree",
     "Agree (4)", "4 (Agree)", "Agree;", "4 - Съгласен", "4: D'accord"],
)  # fmt: skip
def test_a_grade_in_all_its_spellings(value: CellValue) -> None:
    assert answer(value) == SurveyAnswer(4.0)


@pytest.mark.parametrize("value", [None, "", "  ", "\xa0"])
@pytest.mark.parametrize("item", ["s1", "k1"])
def test_an_empty_cell_is_no_answer(value: CellValue, item: str) -> None:
    assert answer(value, item) == SurveyAnswer()


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (0, "survey.out-of-range"), ("6", "survey.out-of-range"), ("55", "survey.out-of-range"),
        ("-1", "survey.out-of-range"), ("4-May", "survey.unknown-answer"), ("4. Mai", "survey.unknown-answer"),
        ("4/5", "survey.not-a-number"), ("1,000", "survey.ambiguous-number"), ("a;b;c", "survey.unknown-answer"),
        ('["a","b"]', "survey.unknown-answer"), (True, "survey.unknown-answer"),
        (datetime(2026, 5, 4), "survey.date-for-number"), (date(2026, 5, 4), "survey.date-for-number"),
        ("4 - Disagree", "survey.answer-contradicts-itself"), ("Strongly", "survey.unknown-answer"),
        (float("inf"), "survey.unknown-answer"), ("4 times", "survey.unknown-answer"),
    ],
)  # fmt: skip
def test_an_unclear_grade_is_a_problem(value: CellValue, code: str) -> None:
    assert answer(value).code == code


def test_a_grade_between_two_is_kept_and_remarked() -> None:
    assert answer(3.5) == SurveyAnswer(3.5, (BETWEEN,))
    assert answer("3,5") == SurveyAnswer(3.5, (DECIMAL_COMMA, BETWEEN))


def test_a_label_that_means_two_grades_is_not_read() -> None:
    form = questionnaire(
        {
            "id": "scale",
            "title": "Scale",
            "kind": "likert",
            "answers": "1-5",
            "labels": {"Yes": 4, "yes!": 5},
            "items": [{"id": "q"}],
        }
    )
    assert answer("yes", "q", form).code == "survey.unknown-answer"


@pytest.mark.parametrize("value", ["don't know", "Don’t know", "weiß nicht", "Je ne sais pas", "не знам"])
def test_not_to_know_is_no_grade(value: str) -> None:
    assert answer(value) == SurveyAnswer(None, (DONT_KNOW,))


@pytest.mark.parametrize(
    ("value", "option"),
    [
        ("court", "court"), ("Court", "court"), ("the court or the authority for care", "court"),
        ("Le tribunal", "court"), ("La police;", "police"), ("police) The police", "police"),
        ("dk", "dk"), ("I don't know", "dk"), ("weiß nicht", "dk"),
    ],
)  # fmt: skip
def test_an_option_by_its_id_or_its_words_in_any_language(value: str, option: str) -> None:
    assert answer(value, "k1") == SurveyAnswer(option)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("The parents", "survey.unknown-answer"), ("police;court", "survey.several-answers"),
        ("police court", "survey.several-answers"), ("La police, Le tribunal", "survey.several-answers"),
        (datetime(2026, 5, 4), "survey.date-for-choice"), (3, "survey.unknown-answer"),
    ],
)  # fmt: skip
def test_an_unclear_choice_is_a_problem(value: CellValue, code: str) -> None:
    assert answer(value, "k1").code == code


def choice(options: dict[str, str], key: str) -> Instrument:
    scale: dict[str, Any] = {"id": "k", "title": "K", "kind": "multiple choice"}
    return questionnaire({**scale, "items": [{"id": "q", "options": options, "key": key}]})


def test_options_that_differ_in_signs_only_are_told_apart() -> None:
    form = choice({"a": "< 18", "b": "> 18"}, "a")
    assert answer("> 18", "q", form) == SurveyAnswer("b")
    assert answer("18", "q", form).code == "survey.unknown-answer"


def test_options_named_by_numbers_or_truth_values_are_read_from_cells_of_that_kind() -> None:
    assert answer(2.0, "q", choice({"1": "One", "2": "Two"}, "1")) == SurveyAnswer("2")
    assert answer(True, "q", choice({"a": "True", "b": "False"}, "a")) == SurveyAnswer("a")


def test_a_key_without_options_takes_any_text() -> None:
    scale = {"id": "k", "title": "K", "kind": "multiple choice", "items": [{"id": "q", "key": "C"}]}
    form = questionnaire(scale)
    assert [answer(text, "q", form).value for text in ("C", " c ", "B")] == ["C", "C", "B"]


def test_what_stands_for_no_answer_is_the_instruments_to_say() -> None:
    form = graded("q", missing=["NA", "99"])
    assert [answer(value, "q", form) for value in ("NA", "na", 99, "99")] == [SurveyAnswer()] * 4
    assert answer("99", "q", graded("q")).code == "survey.out-of-range"


@pytest.mark.parametrize(
    "written", ["n/a", "NA", "N/A", "-", "–", "k. A.", "keine Angabe", "sans réponse", "няма отговор"]
)
def test_words_for_no_answer_are_none_and_said(written: str) -> None:
    assert answer(written, "q", graded("q")) == SurveyAnswer(remarks=(NO_ANSWER_WORD,))
    assert answer(written, "k1", questionnaire()) == SurveyAnswer(remarks=(NO_ANSWER_WORD,))


def test_a_label_that_says_so_is_the_scale_s() -> None:
    form = questionnaire({**CONFIDENCE, "labels": {"Not applicable": 3}})
    assert answer("Not applicable", "s1", form) == SurveyAnswer(3.0)


def test_what_is_no_word_for_it_is_still_asked() -> None:
    assert answer("nah", "q", graded("q")).code == "survey.not-a-number"
