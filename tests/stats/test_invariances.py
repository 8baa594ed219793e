"""Laws that hold whatever people answer."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.stats import d_av, d_z, paired_change, wilcoxon
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.pairs import Pairs

score = st.integers(0, 40).map(lambda quarter: quarter / 4)
people = st.lists(st.tuples(score, score), min_size=3, max_size=30).filter(
    lambda pairs: len({after - before for before, after in pairs}) > 1
)


def pairs_of(rows: list[tuple[float, float]]) -> Pairs:
    return Pairs.of([before for before, _ in rows], [after for _, after in rows])


def figures(pairs: Pairs) -> list[float | None]:
    estimates = [paired_change.compute(pairs), d_av.compute(pairs), d_z.compute(pairs)]
    tests = [paired_change.t_test(pairs), wilcoxon.compute(pairs), wilcoxon.pratt(pairs)]
    return [number for one in estimates for number in (one.value, one.low, one.high)] + [
        number for one in tests for number in (one.statistic, one.p)
    ]


@given(people, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_bit(rows: list[tuple[float, float]], order: random.Random) -> None:
    shuffled = order.sample(rows, len(rows))
    assert figures(pairs_of(rows)) == figures(pairs_of(shuffled))


@given(people, st.integers(-1000, 1000))
def test_adding_a_constant_to_all_scores_changes_nothing(rows: list[tuple[float, float]], constant: int) -> None:
    moved = [(before + constant, after + constant) for before, after in rows]
    assert figures(pairs_of(moved)) == pytest.approx(figures(pairs_of(rows)), rel=1e-9, abs=1e-9)


@given(people)
def test_swapping_the_waves_turns_the_sign(rows: list[tuple[float, float]]) -> None:
    def turned(estimate: Estimate) -> tuple[float, ...]:
        assert estimate.value is not None
        assert estimate.low is not None
        assert estimate.high is not None
        return (-estimate.value, -estimate.high, -estimate.low)

    there, back = pairs_of(rows), pairs_of([(after, before) for before, after in rows])
    for statistic in (paired_change, d_av, d_z):
        one, other = statistic.compute(there), statistic.compute(back)
        assert (one.value, one.low, one.high) == pytest.approx(turned(other), rel=1e-9, abs=1e-12)
    assert paired_change.t_test(there).p == pytest.approx(paired_change.t_test(back).p)
    assert wilcoxon.compute(there).p == wilcoxon.compute(back).p
    assert wilcoxon.pratt(there).p == wilcoxon.pratt(back).p


@given(people, st.sampled_from([0.01, 0.1, 3.0, 100.0]))
def test_another_unit_scales_the_change_and_leaves_sizes_and_tests(
    rows: list[tuple[float, float]], unit: float
) -> None:
    scaled = pairs_of([(before * unit, after * unit) for before, after in rows])
    plain = pairs_of(rows)
    raw, raw_scaled = paired_change.compute(plain), paired_change.compute(scaled)
    assert raw.value is not None
    assert raw_scaled.value == pytest.approx(raw.value * unit, rel=1e-9, abs=1e-12)
    assert figures(scaled)[3:] == pytest.approx(figures(plain)[3:], rel=1e-8, abs=1e-9)


@given(people)
def test_interval_and_test_never_contradict_each_other(rows: list[tuple[float, float]]) -> None:
    pairs = pairs_of(rows)
    p = paired_change.t_test(pairs).p
    assert p is not None
    for estimate in (paired_change.compute(pairs), d_av.compute(pairs), d_z.compute(pairs)):
        assert estimate.low is not None
        assert estimate.high is not None
        if abs(p - 0.05) > 1e-9:
            assert (estimate.low > 0 or estimate.high < 0) == (p < 0.05)


def test_intervals_hold_the_true_change_about_as_often_as_they_say() -> None:
    """500 simulated trainings of 20 people: 95 % give or take three standard errors."""
    import numpy

    draw = numpy.random.default_rng(2005)
    held = 0
    for _ in range(500):
        before = draw.normal(3.0, 0.6, 20)
        after = 0.7 * (before - 3.0) + draw.normal(3.4, 0.4, 20)
        raw = paired_change.compute(Pairs.of(before, after))
        assert raw.low is not None
        assert raw.high is not None
        held += raw.low <= 0.4 <= raw.high
    assert 0.95 - 3 * 0.0097 < held / 500 < 0.95 + 3 * 0.0097
