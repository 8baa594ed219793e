"""Scores by the rules of their scale; too few answers give no score, never a wrong one."""

from typing import Any

import pandas
import pytest

from ecpat_training.effect.scoring.scoring import score, untaught_score
from tests.effect.waves import instrument, wave

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


UNTAUGHT: dict[str, Any] = {
    **KEYED,
    "items": [
        *KEYED["items"][:2],
        {"id": "u1", "key": "a", "untaught": True},
        {"id": "u2", "key": "a", "untaught": "yes"},
    ],
}
FORMS: dict[str, Any] = {
    **KEYED,
    "items": [
        {"id": "both", "key": "a"},
        *({"id": f"a{n}", "key": "a", "form": "A"} for n in (1, 2, 3)),
        *({"id": f"b{n}", "key": "a", "form": "B"} for n in (1, 2)),
    ],
}


def test_what_nobody_teaches_has_a_score_of_its_own() -> None:
    answers: dict[str, list[Any]] = {"m1": ["a", "a"], "m2": ["c", None], "u1": ["b", None], "u2": ["a", None]}
    assert scored(UNTAUGHT, **answers) == [100.0, 50.0]
    found = untaught_score(instrument(UNTAUGHT).scales[0], wave("pre", ["x", "y"], answers).answers)
    assert found is not None
    assert found.tolist()[0] == 50.0
    assert found.isna().tolist() == [False, True]
    assert untaught_score(instrument(KEYED).scales[0], wave("pre", ["x"], {"m1": ["a"]}).answers) is None


def test_a_scale_of_untaught_items_only_is_scored_as_any_other() -> None:
    scale = {**KEYED, "items": [{"id": "u1", "key": "a", "untaught": True}]}
    assert scored(scale, u1=["a", "b"]) == [100.0, 0.0]
    assert untaught_score(instrument(scale).scales[0], wave("pre", ["x"], {"u1": ["a"]}).answers) is None


def test_items_of_a_form_count_for_those_who_got_it() -> None:
    answers: dict[str, list[Any]] = {
        "both": ["a", "a", "a", None],
        "a1": ["a", None, None, None],
        "a2": ["c", None, None, None],
        "a3": [None, None, None, None],
        "b1": [None, "a", None, None],
        "b2": [None, "c", None, None],
    }
    assert scored(FORMS, **answers) == [50.0, 100 * 2 / 3, 100.0, None]


def test_the_form_is_what_the_file_says_or_the_only_one_there() -> None:
    scale = instrument(FORMS).scales[0]
    assert scale.steps is None  # four items or three
    only = wave("pre", ["x", "y"], {"both": ["a", "a"], "a1": ["a", None], "a2": ["a", None], "a3": ["a", None]})
    assert score(scale, only.answers).tolist() == [100.0, 25.0]
    said = wave("pre", ["x"], {"both": ["a"], "a1": [None], "b1": [None]}).answers
    assert score(scale, said, pandas.Series(["B"])).tolist() == [100 / 3]


def test_a_rating_of_parallel_forms_needs_all_answers_of_one() -> None:
    items = [{"id": "a1", "form": "A"}, {"id": "a2", "form": "A", "reversed": True}, {"id": "b1", "form": "B"}]
    answers: dict[str, list[Any]] = {"a1": [4, 4, None], "a2": [2, None, None], "b1": [None, None, 3]}
    assert scored({**LIKERT, "items": items}, **answers) == [4.0, None, 3.0]
