"""What of the single questions of a test is published: shares in steps, of all questions or of none."""

import random
from collections.abc import Sequence
from typing import Any

import pytest

from ecpat_training.documents.document import ReportTable
from ecpat_training.effect.analyses.items.result import ItemShares, ItemsResult
from ecpat_training.effect.analyses.items.section import analysis as section
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.workflows.waves import evaluate_waves
from tests.effect.disclosure.attacks import questions_recovered
from tests.effect.waves import instrument, wave
from tests.survey.drawn_surveys import MADE, survey


def a_test_of(
    people: int, *, blank: bool = False, items: int = 8, seed: int = 3, untaught: Sequence[int] = (7,)
) -> EffectReport:
    """A test of eight questions, the last of which nobody teaches; somebody may miss it altogether afterwards."""
    draw = random.Random(seed)
    codes = [f"{chr(65 + at % 26) * 3}{at:04d}" for at in range(people)]
    questions = [{"id": f"q{at}", "key": "a", "untaught": at in untaught} for at in range(items)]
    test = {"id": "test", "title": "Knowledge", "kind": "multiple choice", "items": questions}
    waves = []
    for name, right in (("pre", 0.45), ("post", 0.7)):
        given: dict[str, list[Any]] = {
            f"q{at}": [draw.choices("ab", [right, 1 - right])[0] for _ in codes] for at in range(items)
        }
        if blank and name == "post":
            for answers in given.values():
                answers[0] = None
        waves.append(wave(name, codes, given))
    return evaluate_waves(instrument(test), waves)


def test_shares_are_in_steps_and_every_question_is_there() -> None:
    public = publish(a_test_of(40))
    found = public.analyses["items"]
    assert isinstance(found, ItemShares)
    (test,) = found.scales
    assert [item.id for item in test.items] == [f"q{at}" for at in range(8)]
    assert {item.before.split()[0] for item in test.items} <= {"about", "10", "90"}
    for reader in ("coordinator", "evaluator"):
        tables = [block for block in effect_document(public, MADE, reader).blocks if isinstance(block, ReportTable)]  # type: ignore[arg-type]
        (shown,) = [table for table in tables if table.name == "questions test"]
        assert shown.rows[7][0] == "q7 (not taught)"
    assert effect_json(public, MADE)["analyses"]["items"] == section.data(found)


@pytest.mark.parametrize("seed", [3, 5])
def test_each_question_has_the_step_nearest_to_its_own_share(seed: int) -> None:
    """Of 40 people, in steps of 5 %; the question that nobody teaches has its own share too, and no other's."""
    inside = a_test_of(40, seed=seed)
    exact, found = inside.analyses["items"], publish(inside).analyses["items"]
    assert isinstance(exact, ItemsResult)
    assert isinstance(found, ItemShares)
    for item, told in zip(exact.scales[0].items, found.scales[0].items, strict=True):
        (moved,) = item.changes
        for people, said in ((moved.before, told.before), (moved.after, told.after)):
            percent = int(next(word for word in said.split() if word.isdigit()))
            assert abs(percent - 100 * (people or 0) / 40) <= 2.5, (item.id, said)


@pytest.mark.parametrize(("people", "blank"), [(19, False), (40, True)], ids=["few people", "somebody left it blank"])
def test_no_question_is_told_where_the_test_is_not_told_with_its_spread(people: int, blank: bool) -> None:
    assert "items" in a_test_of(people, blank=blank).analyses
    assert "items" not in publish(a_test_of(people, blank=blank)).analyses


def test_questions_of_a_test_of_which_nothing_is_taught_are_not_told() -> None:
    """Its mean is that of questions that make no score of what was taught: no sum guards the shares."""
    assert "items" in a_test_of(40, untaught=range(8)).analyses
    assert "items" not in publish(a_test_of(40, untaught=range(8))).analyses


@pytest.mark.parametrize("seed", [4, 7, 13, 21])
def test_whole_patterns_of_answers_leave_every_number_open(seed: int) -> None:
    read = effect_json(publish(survey(seed, 30 + seed).report()), MADE)
    assert read["analyses"]["items"]["scales"]
    assert not [one for one in questions_recovered(read, "test") if one.people]
