"""Weighted kappa agrees with SAS's printout, with R's psych, and with its own definition."""

import random
from fractions import Fraction
from itertools import product

import pytest

from ecpat_training.stats.weighted_kappa import NO_SPREAD, NOBODY, weighted_kappa


def raters(table: list[list[int]]) -> tuple[list[int], list[int]]:
    """Two columns of levels from a table of counts, the first rater's in rows."""
    cells = [(i, j) for i, row in enumerate(table, 1) for j, times in enumerate(row, 1) for _ in range(times)]
    return [i for i, _ in cells], [j for _, j in cells]


def test_the_example_of_sas() -> None:
    """PROC FREQ, AGREE, with linear weights: 0.4701, as statsmodels' own test quotes it; R 4 gives the other digits."""
    found = weighted_kappa(*raters([[0, 4, 1], [0, 8, 0], [0, 1, 5]]), 3)
    assert found.value == pytest.approx(0.470119521912351, rel=1e-12)
    assert found.n == 19
    quadratic = weighted_kappa(*raters([[0, 4, 1], [0, 8, 0], [0, 1, 5]]), 3, "quadratic")
    assert quadratic.value == pytest.approx(0.45016077170418, rel=1e-12)


def test_two_assessors_of_fifteen_people() -> None:
    """psych 2.4 in R, cohen.kappa with w = 1 - |i - j| / 3 and its square."""
    one = [1, 2, 2, 3, 3, 3, 4, 4, 2, 3, 1, 4, 3, 2, 3]
    other = [1, 2, 3, 3, 3, 4, 4, 3, 2, 3, 2, 4, 1, 2, 3]
    assert weighted_kappa(one, other, 4).value == pytest.approx(0.612068965517241, rel=1e-12)
    assert weighted_kappa(one, other, 4, "quadratic").value == pytest.approx(0.7, rel=1e-12)


@pytest.mark.parametrize("seed", range(20))
def test_it_is_its_definition_over_the_cells_of_the_table(seed: int) -> None:
    chance = random.Random(seed)
    one, other = ([chance.randint(1, 4) for _ in range(12)] for _ in range(2))
    seen = {(i, j): Fraction(sum((a, b) == (i, j) for a, b in zip(one, other, strict=True)), 12)
            for i, j in product(range(1, 5), repeat=2)}  # fmt: skip
    rows = {i: sum(seen[i, j] for j in range(1, 5)) for i in range(1, 5)}
    columns = {j: sum(seen[i, j] for i in range(1, 5)) for j in range(1, 5)}
    weight = {(i, j): Fraction(abs(i - j), 3) for i, j in seen}
    expected = 1 - sum(weight[c] * seen[c] for c in seen) / sum(weight[i, j] * rows[i] * columns[j] for i, j in seen)
    assert weighted_kappa(one, other, 4).value == pytest.approx(float(expected), rel=1e-12)


def test_no_figure_where_there_is_none() -> None:
    assert weighted_kappa([], [], 4).undefined == NOBODY
    assert weighted_kappa([3, 3], [3, 3], 4).undefined == NO_SPREAD


def test_levels_that_are_not_there() -> None:
    with pytest.raises(ValueError, match="from 1 to 4"):
        weighted_kappa([5], [1], 4)
    with pytest.raises(ValueError, match="from 1 to 4"):
        weighted_kappa([0], [1], 4)
    with pytest.raises(ValueError, match="each person"):
        weighted_kappa([1], [], 4)
