"""Mean and SD are withheld where they leave one number of people of a score."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations_with_replacement

import pytest

from ecpat_training.effect.disclosure.spread_tells import _EXCHANGES, spread_tells
from tests.effect.waves import change

SCORES = [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]
ONE = replace(change(SCORES * 4, SCORES * 4, answers="0-100"), steps=5)


def tells(scores: Sequence[float]) -> bool:
    """Whether the scores of a wave, of a test of five questions with 20 points each, are told by its SD."""
    return spread_tells(replace(ONE, pairs=tuple((score, score) for score in scores)))


@pytest.mark.parametrize(("given", "taken"), _EXCHANGES)
def test_an_exchange_changes_neither_number_nor_sum_nor_squares(given: tuple[int, ...], taken: tuple[int, ...]) -> None:
    for power in (0, 1, 2):
        assert sum(score**power for score in given) == sum(score**power for score in taken)
    assert sorted(given) != sorted(taken)


def test_nearly_everybody_at_the_best_score_is_told() -> None:
    assert tells([60.0] * 2 + [80.0] * 7 + [100.0] * 42)


def test_what_is_not_withheld_has_another_set_of_the_same_sums() -> None:
    """Of all sets of the scores of eight people: where the rule lets the SD be printed, each number can differ."""
    alike: dict[tuple[float, float], list[Counter[float]]] = {}
    for scores in combinations_with_replacement(SCORES, 8):
        alike.setdefault((sum(scores), sum(score**2 for score in scores)), []).append(Counter(scores))
    printed = 0
    for group in alike.values():
        for counts in group:
            if not tells(list(counts.elements())):
                printed += 1
                assert all(any(other[score] != counts[score] for other in group) for score in counts)
    assert printed > 50
