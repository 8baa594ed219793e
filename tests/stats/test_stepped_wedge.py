"""The stepped wedge's standard error: published examples, and generalised least squares written out."""

import math
from collections.abc import Sequence

import numpy
import pytest

from ecpat_training.stats.stepped_wedge import AnswerCorrelations, standard_error, variance, waves


@pytest.mark.parametrize(
    ("between", "expected"),
    [(0.025, 4.065847e-05), (0.015, 3.725537e-05)],
)
def test_hussey_and_hughes_example_of_24_clinics(between: float, expected: float) -> None:
    """Hussey and Hughes (2007), section 4: 24 clinics, four steps, 100 women each, 5 % against 3.2 %."""
    whole = 0.041 * 0.959 + between**2
    found = whole * variance(waves([6] * 4), 100, AnswerCorrelations.of(between**2 / whole, 1.0, None))
    assert found == pytest.approx(expected, rel=1e-6)


def test_five_clusters_in_five_steps() -> None:
    whole = 4 + 0.33**2
    found = math.sqrt(whole) * standard_error(waves([1] * 5), 10, AnswerCorrelations.of(0.33**2 / whole, 1.0, None))
    assert found == pytest.approx(0.3672, abs=5e-5)


@pytest.mark.parametrize(
    ("sizes", "icc", "others", "cohort"),
    [
        ([2] * 5, 0.05, 0.1041, 0.0827),
        ([2] * 5, 0.20, 0.1275, 0.1113),
        ([5] * 2, 0.05, 0.1723, 0.1372),
    ],
)
def test_ten_countries(sizes: Sequence[int], icc: float, others: float, cohort: float) -> None:
    """20 people a country, of which 0.8 of the correlation is left, and half of what is a person's own."""
    assert standard_error(waves(sizes), 20, AnswerCorrelations.of(icc, 0.8, None)) == pytest.approx(others, abs=5e-5)
    assert standard_error(waves(sizes), 20, AnswerCorrelations.of(icc, 0.8, 0.5)) == pytest.approx(cohort, abs=5e-5)


@pytest.mark.parametrize("before", [1, 2])
@pytest.mark.parametrize("sizes", [[1, 1, 1], [3, 1, 2], [5, 5]])
@pytest.mark.parametrize("individual", [None, 0.0, 0.4, 0.9])
def test_equals_least_squares_over_all_period_means(
    sizes: Sequence[int], before: int, individual: float | None
) -> None:
    people, alike = 14, AnswerCorrelations.of(0.07, 0.6, individual)
    begun = numpy.array(waves(sizes, before), dtype=float)
    periods = begun.shape[1]
    same = alike.within + (1 - alike.within) / people
    other = alike.between + (alike.person - alike.between) / people
    covariance = numpy.full((periods, periods), other) + numpy.eye(periods) * (same - other)
    information = sum(
        design.T @ numpy.linalg.inv(covariance) @ design
        for row in begun
        for design in [numpy.column_stack([numpy.eye(periods), row])]
    )
    assert variance(begun.astype(bool).tolist(), people, alike) == pytest.approx(
        numpy.linalg.inv(information)[-1, -1], rel=1e-10
    )


def test_without_anybody_who_waits_there_is_no_effect() -> None:
    with pytest.raises(ValueError, match="no cluster waits"):
        variance([[False, True], [False, True]], 20, AnswerCorrelations.of(0.05, 0.8, None))
