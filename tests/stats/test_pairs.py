"""Changes are what people mean by their decimals, not what binary arithmetic makes of them."""

import math

import pytest

from ecpat_training.stats.pairs import NOBODY, NOBODY_CHANGED, ONE_PERSON, SAME_CHANGE, TOO_EXTREME, Pairs


def test_decimals_that_gain_the_same_tie() -> None:
    pairs = Pairs.of([3.9, 1.1, 0.1, 4.2], [4.2, 1.4, 0.4, 4.5])
    assert pairs.changes.tolist() == [0.3, 0.3, 0.3, 0.3]
    assert pairs.sd_change == 0
    assert pairs.no_spread == SAME_CHANGE


def test_means_of_three_items_tie() -> None:
    before = [(4 + 4 + 5) / 3, (1 + 1 + 2) / 3, 7 / 3, 2.0]
    after = [(4 + 4 + 4) / 3, (1 + 1 + 1) / 3, 8 / 3, 2.0]
    changes = Pairs.of(before, after).changes
    assert changes[0] == changes[1] == -changes[2]
    assert changes[3] == 0


def test_a_constant_change_in_sevenths_has_no_spread() -> None:
    before = [k / 7 for k in range(7, 30)]
    assert Pairs.of(before, [k / 7 + 2 / 7 for k in range(7, 30)]).no_spread == SAME_CHANGE


def test_small_true_differences_stay() -> None:
    pairs = Pairs.of([1000000.123456, 1000000.123456], [1000000.123457, 1000000.123459])
    assert pairs.changes.tolist() == [1e-06, 3e-06]


def test_no_change_is_never_minus_zero() -> None:
    assert math.copysign(1.0, Pairs.of([2.0, 3.0], [2.0, 2.0]).changes[0]) == 1.0


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ([], [], NOBODY),
        ([3], [4], ONE_PERSON),
        ([1, 2, 3], [1, 2, 3], NOBODY_CHANGED),
        ([1, 2, 3], [3, 4, 5], SAME_CHANGE),
        ([1e200, 2e200], [3e200, -1e200], TOO_EXTREME),
        ([1e-200, 2e-200], [3e-200, 1e-200], TOO_EXTREME),
        ([1e308, -1e308], [-1e308, 1e308], TOO_EXTREME),
    ],
)
def test_what_has_no_spread_says_why(before: list[float], after: list[float], why: str) -> None:
    assert Pairs.of(before, after).no_spread == why


@pytest.mark.parametrize(("before", "after"), [([1, 2], [1]), ([1, float("nan")], [1, 2]), ([1, 2], [1, float("inf")])])
def test_only_complete_pairs_are_taken(before: list[float], after: list[float]) -> None:
    with pytest.raises(ValueError, match=r"pairs are needed|not finite"):
        Pairs.of(before, after)


def test_means_of_three_items_that_change_by_nothing_on_average_change_by_exactly_nothing() -> None:
    before = [3 + 1 / 3, 2 + 2 / 3, 3.0, 4 + 1 / 3]
    after = [3.0, 3.0, 3 + 1 / 3, 4.0]
    assert Pairs.of(before, after).mean_change == 0.0


def test_one_enormous_score_does_not_drown_the_changes_of_the_others() -> None:
    before = [12.25, 13.5, 11.75, 1_000_000_000_007.0]
    after = [12.75, 13.25, 11.75, 1_000_000_000_007.0]
    changes = Pairs.of(before, after).changes
    assert [round(float(change), 6) for change in changes] == [0.5, -0.25, 0.0, 0.0]


def test_one_huge_score_that_stays_drowns_nobody_else() -> None:
    pairs = Pairs.of([1e15, 1, 2, 3, 4], [1e15, 2, 3.5, 4, 5.25])
    assert pairs.changes.tolist() == [0, 1, 1.5, 1, 1.25]
    assert pairs.mean_change == pytest.approx(0.95)


@pytest.mark.parametrize(
    ("parts", "before", "after"),
    [(7, [7, 24, 32, 14, 20], [12, 28, 12, 17, 28]), (6, [8, 24, 25, 7, 30], [10, 23, 29, 21, 11])],
)
def test_changes_of_whole_parts_that_add_up_to_nothing_are_no_change(
    parts: int, before: list[int], after: list[int]
) -> None:
    """Sums of sevenths and sixths that are the same before and after; the changes as floats don't add up to 0."""
    assert sum(before) == sum(after)
    pairs = Pairs.of([score / parts for score in before], [score / parts for score in after])
    assert pairs.mean_change == 0.0


@pytest.mark.parametrize(
    ("parts", "big", "small", "gain"),
    [(7, 7020, 11, 2), (3, 3004, 9, 2), (3, 2100, 5, 2), (7, 7009, 11, 4), (7, 2110, 9, 3), (3, 901, 4, 1)],
)
def test_who_has_a_big_score_ties_with_who_has_a_small_one_and_gains_the_same(
    parts: int, big: int, small: int, gain: int
) -> None:
    before = [big / parts, small / parts]
    changes = Pairs.of(before, [(big + gain) / parts, (small + gain) / parts]).changes
    assert changes[0] == changes[1]
