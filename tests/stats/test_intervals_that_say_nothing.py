"""What can't be told from chance, or lies beyond a scale, is not given as a finding."""

import math
from itertools import product

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import stdtrit

from ecpat_training.stats import alpha, fewest, mean_interval, ratio, sign_test
from ecpat_training.stats.pairs import Pairs

GAIN = [2.0, 3, 1, 2, 4, 2, 3, 2]
LEFT = [1.0, 2, 1, 1, 2, 2, 2, 1]


def test_the_ends_of_fieller_are_those_ratios_that_the_t_test_just_rejects() -> None:
    found = ratio.compute([*GAIN, math.nan, 5], [*LEFT, 3, math.nan], name="left")
    assert (found.name, found.n, found.level) == ("left", 8, 0.95)
    assert found.value == pytest.approx(sum(LEFT) / sum(GAIN))
    for level, crit in ((0.95, 2.364624251592784), (0.8, 1.414923927650870)):
        at = ratio.compute(GAIN, LEFT, level)
        assert at.level == level
        assert at.low is not None
        assert at.high is not None
        assert at.low < found.value < at.high  # type: ignore[operator]
        for end, side in ((at.low, 1), (at.high, -1)):
            rest = numpy.array(LEFT) - end * numpy.array(GAIN)
            assert rest.mean() / (rest.std(ddof=1) / math.sqrt(8)) == pytest.approx(side * crit)


def test_a_share_whose_interval_is_wider_than_all_of_it_is_not_known() -> None:
    """57 % left (-205 % to 125 %) is no finding, and neither is one whose interval has no end."""
    found = ratio.compute([2, 5, 1, 4, 3], [4, -1, 3, -2, 2])
    assert (found.value, found.low, found.undefined) == (None, None, ratio.TOO_WIDE)
    assert ratio.compute([2, -5, 1, 4, -3], [1, 0, 1, 2, 2]).undefined == ratio.TOO_NEAR_0
    assert ratio.compute([1], [2]).undefined


def test_just_so_wide_as_from_nothing_to_all_is_known() -> None:
    before, after = numpy.ones(4), numpy.array([1.0, -1, 1, -1]) / math.sqrt(4 / 3)
    half = float(stdtrit(3, 0.975)) / 2
    wide = ratio.compute(before, after * 0.999 * 0.5 / half)
    assert wide.high - wide.low == pytest.approx(0.999)  # type: ignore[operator]
    assert ratio.compute(before, after * 1.001 * 0.5 / half).undefined == ratio.TOO_WIDE


@pytest.mark.parametrize(("level", "t"), [(0.95, 2.776445105197793), (0.9, 2.131846786326649)])
def test_the_interval_of_a_mean(level: float, t: float) -> None:
    """t by R's qt; five people."""
    half = t * 1.5 / math.sqrt(5)
    found = mean_interval.compute(3.0, 1.5, 5, level)
    assert (found.value, found.level, found.n) == (3.0, level, 5)
    assert [found.low, found.high] == pytest.approx([3 - half, 3 + half])


def test_its_level_is_95_percent_if_none_is_said() -> None:
    assert mean_interval.compute(3.0, 1.5, 5) == mean_interval.compute(3.0, 1.5, 5, 0.95)


def test_the_interval_of_a_mean_stays_on_its_scale() -> None:
    found = mean_interval.compute(90.0, 30.0, 4, scale_bounds=(0.0, 100.0))
    assert (found.low, found.high) == (pytest.approx(90 - 3.182446305284263 * 15), 100.0)
    low = mean_interval.compute(10.0, 30.0, 4, scale_bounds=(0.0, None))
    assert (low.low, low.high) == (0.0, pytest.approx(10 + 3.182446305284263 * 15))
    assert mean_interval.compute(0.0, 3.0, 4, scale_bounds=(None, None)).low == pytest.approx(-4.7736694579)


@given(st.lists(st.integers(0, 100), min_size=2, max_size=30))
@settings(deadline=None)
def test_a_cut_interval_holds_its_mean(scores: list[int]) -> None:
    found = mean_interval.compute(
        float(numpy.mean(scores)), float(numpy.std(scores, ddof=1)), len(scores), scale_bounds=(0, 100)
    )
    if found.low is None or found.high is None:
        assert len(set(scores)) == 1
    else:
        assert 0 <= found.low <= numpy.mean(scores) <= found.high <= 100


@pytest.mark.parametrize(("n", "sd", "why"), [(1, 1.0, mean_interval.ONE_PERSON), (2, 0.0, mean_interval.NO_SPREAD)])
def test_no_interval_of_a_mean_for_a_reason(n: int, sd: float, why: str) -> None:
    found = mean_interval.compute(3.0, sd, n)
    assert (found.value, found.low, found.no_interval) == (3.0, None, why)
    assert mean_interval.compute(3.0, 1.0, 2).low is not None


def test_from_six_people_on_all_going_one_way_is_more_than_chance() -> None:
    assert [n for n in range(12) if fewest.enough(n)] == [6, 7, 8, 9, 10, 11]
    for n in range(2, 10):
        p = sign_test.compute(Pairs.of(range(n), range(1, n + 1))).p
        assert p is not None
        assert fewest.enough(n) == (p < 0.05)
    assert fewest.enough(10**9)
    assert not fewest.enough(6, 0.01)


def test_of_two_groups_the_smaller_one_needs_as_many_people_as_one_alone() -> None:
    """Two people of those who waited, who changed alike by chance, are no measure for twenty trained."""
    for one, other in product(range(9), repeat=2):
        assert fewest.enough_between(one, other) == (min(one, other) >= 6)
        if fewest.enough_between(one, other):  # all of the one above all of the other is then more than chance
            assert 2 / math.comb(one + other, one) < 0.05
    assert not fewest.enough_between(40, 5)
    assert not fewest.enough_between(6, 6, 0.01)


def test_a_question_whose_others_together_never_vary_has_no_correlation_with_them() -> None:
    """The others speak against each other exactly, so that what their sum still varies by is rounding."""
    own = [2, 5, 1, 2, 2, 4, 1, 3, 1, 5, 2, 5, 5]
    view = [5, 4, 1, 5, 2, 1, 3, 1, 2, 2, 2, 1, 4]
    found = alpha.compute(numpy.array([own, view, [6 - one for one in view]], dtype=float).T / 7)
    assert found.items[0].item_rest is None
    assert found.items[0].alpha_dropped is None
    assert found.items[1].item_rest is not None


def test_one_question_that_varies_alone_has_no_alpha() -> None:
    """0.0 would be a figure; there is nothing that it could hang together with."""
    found = alpha.compute([[1, 2, 3], [2, 2, 3], [3, 2, 3], [1, 2, 3.0]])
    assert (found.raw.value, found.raw.undefined) == (None, alpha.ONE_VARIES)
    two = alpha.compute([[1, 2, 3], [2, 3, 3], [3, 2, 3], [1, 4, 3.0]])
    assert two.raw.value is not None
    assert [item.alpha_dropped for item in two.items][:2] == [None, None]
    assert two.items[2].alpha_dropped is not None
