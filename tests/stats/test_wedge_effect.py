"""The effect in a stepped wedge: values of R (lme4 1.1, then by hand), and agreement with what was planned."""

import itertools
import math

import numpy
import pytest

from ecpat_training.stats import orders_permuted, stepped_wedge, wedge_effect
from ecpat_training.stats.stepped_wedge import AnswerCorrelations

MEANS = numpy.array(
    [
        [31.0, 33, 37, 42, 44], [28, 29, 35, 36, 41], [35, 34, 36, 43, 45],
        [30, 33, 31, 37, 42], [27, 31, 30, 32, 39], [33, 32, 36, 35, 41],
    ]
)  # fmt: skip
STARTS = (1, 1, 2, 3, 3, 4)
BEGUN = numpy.arange(5)[None, :] >= numpy.array(STARTS)[:, None]


def test_effect_model_error_and_correlation_are_those_of_lme4() -> None:
    """`lmer(y ~ 0 + factor(t) + x + (1 | cluster))`; the robust error from its correlation by hand."""
    found = wedge_effect.compute(MEANS, BEGUN)
    assert found is not None
    assert found.effect == pytest.approx(0.841300677566, rel=1e-5)
    assert found.model_se == pytest.approx(1.2016462053, rel=1e-5)
    assert found.correlation == pytest.approx(0.602793071782, rel=1e-4)
    assert (found.se, found.df) == (pytest.approx(0.714739485061, rel=1e-4), 4)
    assert found.p == pytest.approx(0.304424555274, rel=1e-4)
    half = 2.7764451051977987 * found.se
    assert (found.low, found.high) == pytest.approx((found.effect - half, found.effect + half))


EVERY = sorted(set(itertools.permutations(STARTS)))


def test_effect_test_and_interval_over_the_orders_are_those_that_r_counts() -> None:
    """R 4.5, base: `solve` with a correlation of 0.5 for each of the 180 orders of waves of 2, 1, 2 and 1, then again
    with an amount taken from what had begun."""
    found = orders_permuted.compute(MEANS, STARTS, EVERY)
    assert (found.orders, found.lines) == (180, 180)
    assert [found.effect, found.se, found.low, found.high] == pytest.approx(
        [0.909090909091, 0.670826120467, -0.679617276413, 3.757793188178], abs=1e-8
    )
    assert found.p == pytest.approx(50 / 180)


@pytest.mark.parametrize("level", [0.95, 0.75])
def test_the_interval_ends_where_the_same_test_would_reject(level: float) -> None:
    """Once an amount is taken from what had begun, p is above 0.05 inside the interval and not outside. At a level of
    75 % one of the ends lies where p is 45 / 180, just as much as is rejected."""
    found = orders_permuted.compute(MEANS, STARTS, EVERY, level)
    assert found.low is not None
    assert found.high is not None
    for end, inwards in ((found.low, 1e-6), (found.high, -1e-6)):
        ps = [orders_permuted.compute(MEANS - (end + by) * BEGUN, STARTS, EVERY).p or 0.0 for by in (inwards, -inwards)]
        assert ps[0] > 1.0 - level >= ps[1]


def test_an_effect_everywhere_moves_the_interval_by_itself() -> None:
    found = orders_permuted.compute(MEANS, STARTS, EVERY)
    moved = orders_permuted.compute(MEANS + 2.5 * BEGUN + numpy.array([0.0, 5, -3, 8, 1]), STARTS, EVERY)
    ends = [found.effect, found.low, found.high]
    assert [moved.effect, moved.low, moved.high] == pytest.approx([(one or 0.0) + 2.5 for one in ends], abs=1e-8)


def test_every_drawn_order_is_as_likely_to_be_the_furthest_where_there_is_no_effect() -> None:
    """Exact: over all orders that could have been drawn, the shares of p up to 0.05 and 0.2 are these."""
    ps = [orders_permuted.compute(MEANS, one, EVERY).p or 0.0 for one in EVERY]
    for alpha in (0.05, 0.2):
        assert sum(p <= alpha for p in ps) / len(ps) == pytest.approx(alpha, abs=1 / 180)


def test_fewer_than_20_orders_give_neither_p_nor_interval() -> None:
    few = [STARTS, *[one for one in EVERY if one != STARTS][:18]]
    found = orders_permuted.compute(MEANS, STARTS, few)
    assert (found.p, found.low, found.high, found.orders) == (None, None, None, 19)
    assert found.effect == pytest.approx(10 / 11)
    assert orders_permuted.compute(MEANS, STARTS, [*few, EVERY[-1]]).p is not None
    with pytest.raises(ValueError, match="not among"):
        orders_permuted.compute(MEANS, STARTS, EVERY[-3:])


def test_a_step_that_a_country_missed_has_no_part_in_the_test() -> None:
    """The same as by an independent fit of each order to the 29 means that there are."""
    gap = MEANS.copy()
    gap[2, 3] = numpy.nan
    found = orders_permuted.compute(gap, STARTS, EVERY)
    assert found.effect == pytest.approx(wedge_effect.effect_at(gap, BEGUN, 0.5))
    assert found.low is not None
    assert found.high is not None
    assert found.low < (found.effect or 0.0) < found.high


def test_an_order_that_stands_twice_counts_twice() -> None:
    twice = orders_permuted.compute(MEANS, STARTS, [*EVERY, *EVERY])
    assert (twice.orders, twice.lines) == (180, 360)
    assert twice.p == pytest.approx(50 / 180)


def test_the_error_of_the_model_is_the_planned_one_where_the_model_holds() -> None:
    """At the planned correlation the error of least squares is the closed form of `ecpat design power`, also for people
    who answer at each step."""
    alike, people = AnswerCorrelations.of(0.05, 0.8, 0.5), 20.0
    begun = numpy.array(stepped_wedge.waves([2, 2, 2]))
    other = alike.between + (alike.person - alike.between) / people
    same = alike.within + (1.0 - alike.within) / people
    # Means whose residuals have the mean square that the model expects: any means, scaled.
    random = numpy.random.default_rng(3)
    means = random.normal(size=begun.shape)
    planned = stepped_wedge.standard_error(begun.tolist(), people, alike)
    error = _model_error(means, begun, other / same)
    assert error * math.sqrt(same) == pytest.approx(planned, rel=1e-9)


def _model_error(means: "numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.float64]]", begun: object, r: float) -> float:
    """The effect's error for means of variance 1 and correlation `r`: how its estimate answers each mean."""
    order = numpy.asarray(begun)
    k, periods = order.shape
    answers = numpy.empty(order.shape)
    base = wedge_effect.effect_at(means, order, r) or 0.0
    for cell in numpy.ndindex(k, periods):
        moved = means.copy()
        moved[cell] += 1.0
        answers[cell] = (wedge_effect.effect_at(moved, order, r) or 0.0) - base
    covariance = numpy.full((periods, periods), r) + (1.0 - r) * numpy.eye(periods)
    return math.sqrt(float(numpy.einsum("ct,ts,cs->", answers, covariance, answers)))


def test_what_all_share_at_a_step_is_no_effect() -> None:
    found = wedge_effect.compute(MEANS, BEGUN)
    moved = wedge_effect.compute(MEANS + numpy.array([0.0, 5, -3, 8, 1]), BEGUN)
    raised = wedge_effect.compute(MEANS + 2.5 * BEGUN, BEGUN)
    assert found is not None
    assert moved is not None
    assert raised is not None
    assert moved.effect == pytest.approx(found.effect, abs=1e-6)
    assert raised.effect == pytest.approx(found.effect + 2.5, abs=1e-6)


def test_a_step_that_a_country_missed_is_left_out() -> None:
    gap = MEANS.copy()
    gap[2, 3] = numpy.nan
    found = wedge_effect.compute(gap, BEGUN)
    assert found is not None
    assert found.effect != pytest.approx(0.8413, abs=1e-3)


def test_a_step_at_which_nobody_asked_changes_nothing() -> None:
    planned = wedge_effect.compute(MEANS, BEGUN)
    nobody = numpy.full((6, 1), numpy.nan)
    with_gap = wedge_effect.compute(numpy.hstack([MEANS, nobody]), numpy.hstack([BEGUN, numpy.ones((6, 1), bool)]))
    assert planned is not None
    assert with_gap is not None
    assert with_gap.effect == pytest.approx(planned.effect, rel=1e-9)
    assert (with_gap.low, with_gap.high) == pytest.approx((planned.low, planned.high), rel=1e-9)


def test_too_few_clusters_or_an_order_that_tells_nothing_give_none() -> None:
    assert wedge_effect.compute(MEANS[:3], BEGUN[:3]) is None
    together = numpy.tile(numpy.arange(5) >= 2, (6, 1))
    assert wedge_effect.compute(MEANS, together) is None
