"""The written rules about single questions, at their edges."""

import math
from typing import Any

import pytest

from ecpat_training.effect.analyses.items.result import ItemResult, ItemWave, QuestionChange, ScaleItems
from ecpat_training.effect.analyses.items.rules import questions_to_review
from ecpat_training.effect.disclosure.population import allowed, differ_enough
from ecpat_training.stats.estimate import TestResult

MIXED = (("1", 3), ("2", 4), ("3", 5))


def one_wave(rest: float | None = 0.3, complete: int = 12, counts: Any = MIXED) -> ItemWave:
    n = sum(times for _, times in counts)
    return ItemWave("pre", n, counts, 0, None, 2.0, rest, None, complete)


def question(name: str, *waves: ItemWave, adjusted: float | None = None) -> ItemResult:
    test = TestResult("sign", None, adjusted)
    change = QuestionChange("pre", "post", 12, 9, 2, 1, 2.0, 3.0, None, None, test, test, None, adjusted)
    return ItemResult(name, name, False, False, None, None, None, (), waves or (one_wave(),), (change,))


def scale(*items: ItemResult) -> ScaleItems:
    return ScaleItems("view", "View", "likert", "higher", 1, 5, (), items, ())


def test_a_question_needs_a_look_for_any_one_of_three_reasons() -> None:
    moved = question("moved", adjusted=0.04)
    against = question("against", one_wave(-0.6))
    alike = question("alike", one_wave(None, counts=(("3", 12),)))
    plain = question("plain", adjusted=0.05)
    named = questions_to_review(scale(moved, against, alike, plain), "pre", "post")
    assert [item.id for item in named] == ["moved", "against", "alike"]


@pytest.mark.parametrize(
    ("rest", "complete", "named"),
    [
        # Fisher's z of r times the root of n - 3 is beyond 1.96 from the first of each two on
        (-math.tanh(1.97 / math.sqrt(13 - 3)), 13, True),
        (-math.tanh(1.95 / math.sqrt(13 - 3)), 13, False),
        (-math.tanh(1.97 / math.sqrt(10 - 3)), 10, True),
        (-0.9, 9, False),
        (-1.0, 12, True),
        (1.0, 12, False),
        (None, 12, False),
    ],
)
def test_item_rest_correlations_below_0_by_more_than_chance_are_named(
    rest: float | None, complete: int, named: bool
) -> None:
    assert bool(questions_to_review(scale(question("q", one_wave(rest, complete))), "pre", "post")) == named


def test_waves_are_taken_together_by_their_people() -> None:
    """Neither wave alone is beyond chance; both together are, and a perfect one doesn't drown the other for ever."""
    small = one_wave(-math.tanh(1.6 / math.sqrt(9)), 12)
    assert not questions_to_review(scale(question("q", small)), "pre", "post")
    assert questions_to_review(scale(question("q", small, small)), "pre", "post")
    assert questions_to_review(scale(question("q", one_wave(-1.0, 30), one_wave(0.5, 30))), "pre", "post")
    # 0.999 is as far as a correlation counts: z of 3.8 against one of 3.8
    even = questions_to_review(scale(question("q", one_wave(-1.0, 12), one_wave(0.9999, 12))), "pre", "post")
    assert not even


@pytest.mark.parametrize(
    ("people", "what"),
    [(None, "nothing"), (0, "nothing"), (9, "nothing"), (10, "means"), (19, "means"), (20, "spread"), (21, "spread")],
)
def test_what_may_be_said_of_so_many_people(people: int | None, what: str) -> None:
    assert allowed(people) == what


def test_sets_of_people_that_differ_by_a_few_are_not_far_apart() -> None:
    ten = set(range(10))
    assert differ_enough(ten, ten)
    assert not differ_enough(ten, ten - {0})
    assert not differ_enough(ten - {0}, ten)
    assert not differ_enough(set(range(19)), ten)
    assert differ_enough(set(range(20)), ten)
    assert differ_enough({1, 2, 3}, {1}, k=2)
    assert not differ_enough({1, 2, 3}, {1}, k=3)
