"""Weighted kappa's interval is that of psych 2.4.12 (`cohen.kappa`), and there only with scores enough."""

import pytest

from ecpat_training.stats.kappa_interval import NO_ERROR, fewest, kappa_with_interval

COHEN = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
"""The 200 of Cohen (1968)."""


def ratings(table: list[list[int]]) -> tuple[list[int], list[int]]:
    cells = [(a, b) for a, row in enumerate(table, 1) for b, number in enumerate(row, 1) for _ in range(number)]
    return [a for a, _ in cells], [b for _, b in cells]


def test_the_published_table_with_quadratic_weights() -> None:
    found = kappa_with_interval(*ratings(COHEN), 3)
    assert (found.value, found.low, found.high) == pytest.approx((0.454545454545, 0.324298631987, 0.584792277104))


def test_of_two_levels_it_is_plain_kappa_of_fleiss_cohen_and_everitt() -> None:
    """With two levels all weights are the same."""
    found = kappa_with_interval(*ratings([[45, 15], [15, 25]]), 2, "linear")
    assert found.value == pytest.approx(0.375)
    assert (found.low, found.high) == pytest.approx((0.189981758345, 0.560018241655))


def test_the_published_table_with_linear_weights() -> None:
    """By the delta method, from numerical slopes of kappa by each of the nine shares."""
    agreement = kappa_with_interval(*ratings(COHEN), 3, "linear")
    limits = (agreement.value, agreement.low, agreement.high)
    assert limits == pytest.approx((0.473684210526, 0.366998844945, 0.580369576108), rel=1e-8)


def test_with_few_scores_there_is_a_value_alone() -> None:
    one, other = ratings([[5, 2, 0], [1, 4, 1], [0, 1, 3]])
    found = kappa_with_interval(one, other, 3)
    assert (len(one), fewest(3)) == (17, 18)
    assert found.value is not None
    assert found.low is None
    assert found.no_interval == "an interval needs 18 scores of 3 levels"
    assert kappa_with_interval([*one, 1], [*other, 1], 3).low is not None


def test_perfect_agreement_has_no_interval() -> None:
    found = kappa_with_interval(*ratings([[10, 0], [0, 10]]), 2)
    assert (found.value, found.low, found.no_interval) == (1.0, None, NO_ERROR)
