"""How many come: against SciPy's binomial, exact fractions, and every way in which a few people may come."""

from fractions import Fraction
from itertools import product
from math import comb, prod

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import bdtr, bdtrc

from ecpat_training.stats import poisson_binomial, share
from tests.draws import draws


@pytest.mark.parametrize("people", [1, 11, 60, 400])
@pytest.mark.parametrize("comes", [0.1, 0.85, 0.97])
def test_equal_chances_are_the_binomial(people: int, comes: float) -> None:
    come = poisson_binomial.distribution([comes] * people)
    below = [float(bdtr(k, people, comes)) for k in range(people + 1)]
    assert numpy.allclose(numpy.cumsum(come), below, rtol=0, atol=1e-12)


def test_a_small_tail_keeps_its_digits() -> None:
    come = poisson_binomial.distribution([0.1] * 60)
    assert float(come[40:].sum()) == pytest.approx(float(bdtrc(39, 60, 0.1)), rel=1e-12)


def test_whole_fractions() -> None:
    """8 to 11 of 11 who come with 85 %, in exact arithmetic."""
    exact = [comb(11, k) * Fraction(85, 100) ** k * Fraction(15, 100) ** (11 - k) for k in range(8, 12)]
    come = poisson_binomial.distribution([0.85] * 11)
    assert come[8:].tolist() == pytest.approx([float(one) for one in exact], rel=1e-14)


@settings(max_examples=draws(30, 10))
@given(st.lists(st.floats(0, 1), max_size=7))
def test_different_chances_add_up_every_way_of_coming(chances: list[float]) -> None:
    counted = [0.0] * (len(chances) + 1)
    for way in product([False, True], repeat=len(chances)):
        counted[sum(way)] += prod(p if here else 1 - p for here, p in zip(way, chances, strict=True))
    assert poisson_binomial.distribution(chances).tolist() == pytest.approx(counted, abs=1e-12)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_of_a_share_is_wilsons(hits: int, n: int, low: float, high: float) -> None:
    """Newcombe (1998), DOI 10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E, table I, method 3."""
    found = share.compute(hits / n, n)
    assert (found.low, found.high) == (pytest.approx(low, abs=6e-5), pytest.approx(high, abs=6e-5))


def test_the_standard_error_of_a_share() -> None:
    assert share.standard_error(0.9, 10_000) == pytest.approx(0.003)
    assert share.standard_error(1.0, 10_000) == 0
