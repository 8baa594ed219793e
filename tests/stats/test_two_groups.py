"""Two groups of different people: Newcombe's interval, and the permuted share, agree with published values and R."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.stats import brunner_munzel, brunner_munzel_permuted, independent_shares, welch

BEFORE = [3.1, 3.4, 2.9, 3.1, 4.0, 3.3, 2.8, 3.6, 3.1, 3.9, 3.4, 3.0]
AFTER = [3.9, 4.4, 3.1, 4.9, 2.6, 4.1, 4.4, 3.9, 5.0, 3.4, 4.6, 3.1, 4.1, 4.4]


def close(value: float) -> Any:
    return pytest.approx(value, rel=1e-9, abs=1e-11)


NEWCOMBE = (  # first (right, of), second, as his table II prints them for method 10
    ((48, 80), (56, 70), 0.0524, 0.3339),
    ((3, 10), (9, 10), 0.1705, 0.8090),
    ((2, 7), (6, 7), 0.0582, 0.8062),
    ((0, 29), (5, 56), -0.0381, 0.1926),
    ((0, 20), (0, 10), -0.1611, 0.2775),
    ((0, 10), (0, 10), -0.2775, 0.2775),
    ((0, 20), (10, 10), 0.6791, 1.0),
    ((0, 10), (10, 10), 0.6075, 1.0),
)


@pytest.mark.parametrize(("first", "second", "low", "high"), NEWCOMBE)
def test_newcombe_agrees_with_his_examples(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    found = independent_shares.newcombe(first, second)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_newcombe_agrees_with_r() -> None:
    """Put together in R 4.5 from the intervals of `prop.test(x, n, correct = FALSE)`."""
    found = independent_shares.newcombe((31, 98), (29, 42))
    assert found.value == close(0.374149659864)
    assert (found.low, found.high) == (close(0.194622446962), close(0.519458955591))
    assert found.n == 140


def test_nobody_asked_has_no_share() -> None:
    found = independent_shares.newcombe((0, 0), (3, 4))
    assert (found.value, found.undefined) == (None, independent_shares.NOBODY)


counts = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts, counts)
def test_the_interval_holds_the_difference_and_turns_with_the_groups(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    found, turned = independent_shares.newcombe(first, second), independent_shares.newcombe(second, first)
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert -1 - 1e-9 <= found.low <= found.value + 1e-9
    assert found.value - 1e-9 <= found.high <= 1 + 1e-9
    assert (turned.low, turned.high) == (close(-found.high), close(-found.low))


def test_welch_agrees_with_r_on_waves_of_different_people() -> None:
    """R 4.5: t.test(after, before)."""
    found, test = welch.compute(AFTER, BEFORE), welch.t_test(AFTER, BEFORE)
    assert (found.value, found.low, found.high) == (
        close(0.692857142857), close(0.234478352525), close(1.151235933190)
    )  # fmt: skip
    assert (test.statistic, test.df, test.p) == (close(3.149534689345), close(20.350647921450), close(0.004968764609))


def test_brunner_munzel_agrees_with_scipy() -> None:
    from scipy.stats import brunnermunzel

    theirs = brunnermunzel(BEFORE, AFTER, distribution="t")
    ours = brunner_munzel.t_test(BEFORE, AFTER)
    assert (abs(ours.statistic or 0.0), ours.p) == (close(abs(theirs.statistic)), close(theirs.pvalue))


def test_the_permuted_share_agrees_with_all_assignments_in_r() -> None:
    """Base R 4.5 over all 1,716 assignments of combn(13, 6)."""
    share, test = brunner_munzel_permuted.compute([1, 2, 3, 4, 5, 5], [3, 4, 5, 6, 6, 2, 7])
    assert (share.value, test.statistic, test.p) == (
        close(0.726190476190), close(1.325171063454), close(0.141608391608)
    )  # fmt: skip
    assert (share.low, share.high) == (close(0.436098393236), close(0.900945198583))


def test_the_permuted_share_is_near_the_t_distribution_where_groups_are_not_tiny() -> None:
    drawn, plain = brunner_munzel_permuted.compute(BEFORE, AFTER), brunner_munzel.t_test(BEFORE, AFTER)
    assert drawn.test.p == pytest.approx(plain.p, abs=0.01)
    assert drawn.share.value == brunner_munzel.compute(BEFORE, AFTER).value


@pytest.mark.parametrize(
    ("first", "second", "applies"), [(29, 91, True), (91, 29, True), (30, 30, False), (29, 92, False), (5, 5, True)]
)
def test_groups_of_which_one_is_small_are_permuted_up_to_120_people(first: int, second: int, applies: bool) -> None:
    assert brunner_munzel_permuted.is_applicable(first, second) == applies


def test_groups_that_do_not_overlap_have_no_interval() -> None:
    share, test = brunner_munzel_permuted.compute([1, 2, 3], [4, 5, 6])
    assert (share.value, share.low, test.p) == (1.0, None, None)
    assert share.no_interval


scores = st.lists(st.integers(1, 5), min_size=3, max_size=6)


@given(scores, scores)
def test_interval_and_test_agree_and_turn_with_the_groups(first: list[int], second: list[int]) -> None:
    share, test = brunner_munzel_permuted.compute(first, second)
    turned, turned_test = brunner_munzel_permuted.compute(second, first)
    assert test.p == turned_test.p
    if share.low is None or share.high is None or test.p is None:
        return
    assert (share.low > 0.5 or share.high < 0.5) == (test.p < 0.05)
    assert (turned.low, turned.high) == (pytest.approx(1 - share.high), pytest.approx(1 - share.low))
