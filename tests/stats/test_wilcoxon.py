"""The exact signed-rank tests count every way to give the observed ranks a sign."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.stats import wilcoxon
from ecpat_training.stats.pairs import Pairs

changes = st.lists(st.integers(-4, 4), min_size=2, max_size=9).filter(any)


def mid_ranks(sizes: list[int]) -> list[float]:
    return [sum(other < size for other in sizes) + (sizes.count(size) + 1) / 2 for size in sizes]


def counted(values: list[int], *, pratt: bool) -> tuple[float, float]:
    """V and p by writing down all 2^m signs."""
    ranked = values if pratt else [value for value in values if value]
    ranks = [rank for rank, value in zip(mid_ranks([abs(value) for value in ranked]), ranked, strict=True) if value]
    signs = [value > 0 for value in ranked if value]
    observed, middle = sum(rank for rank, up in zip(ranks, signs, strict=True) if up), sum(ranks) / 2
    ways = list(product((0, 1), repeat=len(ranks)))
    extreme = sum(
        abs(sum(r * s for r, s in zip(ranks, way, strict=True)) - middle) >= abs(observed - middle) for way in ways
    )
    return observed, extreme / len(ways)


@given(changes)
def test_zeros_dropped_equals_the_full_count(values: list[int]) -> None:
    result = wilcoxon.compute(Pairs.of([0] * len(values), values))
    assert (result.statistic, result.p) == pytest.approx(counted(values, pratt=False))


@given(changes)
def test_zeros_ranked_equals_the_full_count(values: list[int]) -> None:
    result = wilcoxon.pratt(Pairs.of([0] * len(values), values))
    assert (result.statistic, result.p) == pytest.approx(counted(values, pratt=True))


def test_people_who_did_not_change_matter_to_pratt_only() -> None:
    with_zeros = Pairs.of([0] * 8, [0, 0, 0, 1, -4, 2, 3, 5])
    without = Pairs.of([0] * 5, [1, -4, 2, 3, 5])
    assert wilcoxon.compute(with_zeros).p == wilcoxon.compute(without).p
    assert wilcoxon.pratt(with_zeros).p != wilcoxon.pratt(without).p


def test_beyond_500_changes_the_method_names_the_approximation_and_is_near_the_exact_one() -> None:
    import numpy

    values = numpy.random.default_rng(7).normal(0.08, 1.0, wilcoxon.EXACT_UP_TO + 1)
    approximate = wilcoxon.compute(Pairs.of(numpy.zeros(values.size), values))
    exact = wilcoxon.compute(Pairs.of(numpy.zeros(values.size - 1), values[:-1]))
    assert "normal approximation" in approximate.method
    assert "exact" in exact.method
    assert approximate.p == pytest.approx(exact.p, rel=0.15)
