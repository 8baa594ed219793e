"""Answers to single questions, ready to be counted: right and wrong, options, forms, what is turned round."""

import json
from pathlib import Path
from typing import Any

import pandas
import pytest

from ecpat_training.effect.scoring import item_answers as answers_of
from ecpat_training.effect.scoring.item_answers import MISSING_ANSWER, ItemAnswers, item_answers
from ecpat_training.stats import item_moments
from ecpat_training.survey.instrument.instrument import Scale
from tests.effect.waves import instrument
from tests.shared import SHARED

BESIDE = [SHARED / "data" / "cases" / "item_analysis_hci.json"] if SHARED else []


def scale(*items: dict[str, Any], **keys: Any) -> Scale:
    return instrument({"id": "one", "title": "One", "items": list(items), **keys}).scales[0]


def keyed(*items: dict[str, Any]) -> Scale:
    return scale(*items, kind="multiple choice")


def got(of: Scale, table: dict[str, list[Any]]) -> ItemAnswers:
    found = item_answers(of, pandas.DataFrame(table))
    assert found is not None
    return found


def test_what_is_missing_is_called_the_same_by_the_statistics() -> None:
    assert item_moments.MISSING == MISSING_ANSWER


def test_open_answers_and_dont_know_are_wrong_where_anything_was_answered() -> None:
    options = {"a": "No", "b": "Yes", "dk": "I don't know"}
    of = keyed({"id": "q1", "key": "b", "options": options}, {"id": "q2", "key": "a", "options": options})
    found = got(of, {"q1": ["b", "dk", None, None], "q2": ["a", "b", "a", None]})
    assert found.table.tolist() == [[1, 1], [0, 0], [0, 1], [MISSING_ANSWER, MISSING_ANSWER]]
    assert found.counts == ({"a": 0, "b": 1, "dk": 1}, {"a": 2, "b": 1, "dk": 0})
    assert found.is_answered(0).tolist() == [True, True, True, False]


def test_an_answer_that_is_no_option_is_counted_after_the_options() -> None:
    found = got(keyed({"id": "q1", "key": "b", "options": {"a": "", "b": ""}}), {"q1": ["z", "b", "z"]})
    assert list(found.counts[0].items()) == [("a", 0), ("b", 1), ("z", 2)]


def test_a_form_that_somebody_did_not_get_is_missing_and_not_wrong() -> None:
    of = keyed({"id": "q1", "key": "b", "form": "A"}, {"id": "q2", "key": "b", "form": "B"}, {"id": "q3", "key": "b"})
    found = got(of, {"q1": ["b", None], "q2": [None, "a"], "q3": ["b", "b"]})
    assert found.table.tolist() == [[1, MISSING_ANSWER, 1], [MISSING_ANSWER, 0, 1]]
    assert found.forms() == ["A", "B"]
    assert [found.of_form("A"), found.of_form("B"), found.of_form(None)] == [[0, 2], [1, 2], [2]]


def test_what_no_training_teaches_stands_apart() -> None:
    found = got(keyed({"id": "q1", "key": "b"}, {"id": "q2", "key": "b", "untaught": True}), {"q1": ["b"], "q2": ["b"]})
    assert (found.of_form(None), found.of_form(None, is_untaught=True)) == ([0], [1])


def test_graded_answers_are_turned_round_for_figures_and_counted_as_given() -> None:
    of = scale({"id": "s1"}, {"id": "s2", "reversed": True}, kind="likert", answers="1-5")
    found = got(of, {"s1": [1, 5, None], "s2": [1, 2, 2]})
    assert found.table.tolist() == [[1, 5], [5, 4], [MISSING_ANSWER, 4]]
    assert found.counts == ({"1": 1, "5": 1}, {"1": 1, "2": 2})


def test_numbers_with_decimals_and_many_different_ones() -> None:
    of = scale({"id": "n1"}, {"id": "n2"}, kind="number")
    found = got(of, {"n1": [0.5, 1.5, None], "n2": [1.0, 2.0, 3.0]})
    assert found.table[0].tolist() == [0.5, 1.0]
    assert found.is_answered(0).tolist() == [True, True, False]
    many = got(of, {"n1": list(range(200)), "n2": [1.0] * 200})
    assert (many.counts[0], many.counts[1]) == ({}, {"1": 200})
    assert many.table[199, 0] == 199


def test_nobody_answered_or_nobody_was_asked() -> None:
    of = keyed({"id": "q1", "key": "b"})
    assert item_answers(of, pandas.DataFrame({"q1": [None, None]})) is None
    assert item_answers(of, pandas.DataFrame({"other": ["b"]})) is None
    assert item_answers(scale({"id": "s1"}, kind="likert", answers="1-5"), pandas.DataFrame({"s1": []})) is None
    assert answers_of.MOST_ANSWERS < 127


@pytest.mark.parametrize("path", BESIDE, ids=lambda path: path.stem)
def test_options_chosen_in_a_real_test_beside_the_repository(path: Path) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))["truth"]
    table = pandas.read_csv(path.parent / "HCI_mcq_answers.csv").rename(columns={"Item 1": "i1"})[["i1"]]
    options = dict.fromkeys("ABCD", "")
    assert got(keyed({"id": "i1", "key": "D", "options": options}), table.to_dict("list")).counts == (
        truth["distractors_item1"],
    )
