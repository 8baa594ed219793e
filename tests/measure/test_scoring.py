"""Scores by the rules of their scale; too few answers give no score, never a wrong one."""

from typing import Any

import pytest

from ecpat_training.measure.scoring import score
from tests.waves import instrument, wave

LIKERT: dict[str, Any] = {
    "id": "confidence",
    "title": "Confidence",
    "kind": "likert",
    "answers": "1-5",
    "items": [{"id": "q1"}, {"id": "q2", "reversed": True}, {"id": "q3"}],
}
KEYED: dict[str, Any] = {
    "id": "knowledge",
    "title": "Knowledge",
    "kind": "multiple choice",
    "items": [{"id": "m1", "key": "a"}, {"id": "m2", "key": "c"}, {"id": "m3", "key": "b"}, {"id": "m4", "key": "a"}],
}


def scored(scale: dict[str, Any], **answers: list[Any]) -> list[float | None]:
    people = len(next(iter(answers.values())))
    table = wave("pre", ["x"] * people, answers).answers
    found = score(instrument(scale).scales[0], table)
    return [None if value != value else value for value in found]


def test_reversed_items_are_turned_round() -> None:
    assert scored(LIKERT, q1=[5, 1], q2=[1, 5], q3=[5, 1]) == [5.0, 1.0]


def test_a_likert_scale_needs_all_answers_unless_it_says_how_many() -> None:
    answers: dict[str, list[Any]] = {"q1": [4, 4, None], "q2": [2, None, None], "q3": [None, None, None]}
    assert scored(LIKERT, **answers) == [None, None, None]
    assert scored({**LIKERT, "answered": 2}, **answers) == [4.0, None, None]


def test_multiple_choice_counts_no_answer_as_wrong() -> None:
    answers: dict[str, list[Any]] = {
        "m1": ["a", "a", None],
        "m2": ["c", "b", None],
        "m3": ["b", None, None],
        "m4": ["a", "dk", None],
    }
    assert scored(KEYED, **answers) == [100.0, 25.0, None]


def test_multiple_choice_may_ask_for_more_answers() -> None:
    answers: dict[str, list[Any]] = {"m1": ["a", "a"], "m2": ["c", None], "m3": ["b", None], "m4": [None, "a"]}
    assert scored({**KEYED, "answered": 3}, **answers) == [75.0, None]


def test_numbers_are_averaged() -> None:
    scale = {"id": "s", "title": "S", "kind": "number", "items": [{"id": "one"}, {"id": "two"}]}
    assert scored(scale, one=[1.5, 2, None], two=[2.5, None, None]) == [2.0, None, None]


def test_a_question_that_the_form_did_not_have_is_an_answer_of_nobody() -> None:
    assert scored(LIKERT, q1=[4], q2=[2]) == [None]
    assert scored({**LIKERT, "answered": 2}, q1=[4], q2=[2]) == [4.0]


def test_a_wave_of_nobody_has_no_scores() -> None:
    assert scored(LIKERT, q1=[], q2=[], q3=[]) == []


@pytest.mark.parametrize("scale", [LIKERT, KEYED])
def test_scores_keep_the_rows_of_the_answers(scale: dict[str, Any]) -> None:
    table = wave("pre", ["x", "y"], {"q1": [1, 2], "m1": ["a", "b"]}).answers
    assert score(instrument(scale).scales[0], table).index.tolist() == [0, 1]
