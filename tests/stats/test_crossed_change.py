"""The change of crossed forms: Welch's figures of R's `t.test`, halved, and a difference of forms that cancels."""

import pytest

from ecpat_training.stats.crossed_change import crossed_change

A_FIRST, B_FIRST = [2.0, 3.5, 1.0, 2.5, 4.0], [0.5, 2.0, 1.5, -1.0]


def test_figures_of_r() -> None:
    """`t.test(a, -b)` and `t.test(b, a)` in R 4.5, means and intervals divided by two."""
    found = crossed_change(A_FIRST, B_FIRST)
    assert found.change.value == pytest.approx(1.675)
    assert (found.change.low, found.change.high) == pytest.approx((0.643386793286719, 2.70661320671328), rel=1e-9)
    assert (found.test.statistic, found.test.df, found.test.p) == pytest.approx(
        (3.94117647058824, 6.20635589022094, 0.00711660952219553), rel=1e-9
    )
    assert found.harder.value == pytest.approx(-0.925)
    assert (found.harder.low, found.harder.high) == pytest.approx((-1.95661320671328, 0.106613206713281), rel=1e-9)


def test_a_harder_form_moves_both_halves_apart_and_not_the_change() -> None:
    plain = crossed_change(A_FIRST, B_FIRST)
    harder = crossed_change([one - 3 for one in A_FIRST], [one + 3 for one in B_FIRST])
    assert harder.change.value == pytest.approx(plain.change.value)
    assert harder.change.low == pytest.approx(plain.change.low)
    assert harder.harder.value == pytest.approx((plain.harder.value or 0) + 3)


def test_halves_count_alike_whatever_their_sizes() -> None:
    found = crossed_change([3.0, 3.2, 2.8, 3.0, 3.0, 3.0], [1.0, 1.2])
    assert found.change.value == pytest.approx(2.05)


@pytest.mark.parametrize(("first", "second"), [([1.0], [2.0, 3.0]), ([], [1.0, 2.0]), ([], [])])
def test_a_half_of_one_says_nothing(first: list[float], second: list[float]) -> None:
    found = crossed_change(first, second)
    assert (found.change.value, found.harder.value, found.test.p) == (None, None, None)
    assert found.change.undefined == "each half needs two people with a score before and after"


def test_without_any_spread_there_is_a_change_and_no_interval() -> None:
    found = crossed_change([2.0, 2.0], [1.0, 1.0])
    assert (found.change.value, found.change.low, found.test.p) == (1.5, None, None)
    assert found.change.no_interval
