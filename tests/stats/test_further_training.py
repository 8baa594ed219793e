"""The range for a further training: what it becomes in plain cases, SciPy's own integrals, and that it holds."""

import numpy
import pytest

from ecpat_training.stats import further_training

COUNTRIES = ["AL", "BE", "BG", "CZ", "DK"]
EFFECTS = [5.0, 7.0, 9.0, 2.0, 4.0]


def test_without_errors_it_is_students_range_for_one_more() -> None:
    # 5.4 +- qt(.975, 4) * sd(c(5, 7, 9, 2, 4)) * sqrt(1 + 1 / 5)
    found = further_training.compute(5.4, EFFECTS, [1e-14] * 5, COUNTRIES)
    assert found == pytest.approx((-2.817527086556, 13.617527086556), abs=1e-8)


def test_with_errors_it_is_the_integral_over_what_the_spread_may_be() -> None:
    # scipy.integrate.quad over chi2(4), the end by brentq
    found = further_training.compute(0.0, EFFECTS, [4.0] * 5, COUNTRIES)
    assert found == pytest.approx((-7.426345289306, 7.426345289306), abs=1e-8)


def test_two_trainings_a_country_are_taken_apart() -> None:
    # The same integral over chi2(4) and chi2(5), 300 and 200 points of Gauss and Legendre
    effects = [5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 2.0, 3.0, 4.0, 5.0]
    found = further_training.compute(6.0, effects, [4.0] * 10, [country for country in COUNTRIES for _ in range(2)])
    assert found == pytest.approx((6.0 - 7.5105867, 6.0 + 7.5105867), abs=2e-6)


@pytest.mark.parametrize("countries", [5, 10])
def test_with_one_training_a_country_it_holds_the_further_training(countries: int) -> None:
    names = [str(number) for number in range(countries)]
    holding = further_training.holding([4.0] * countries, names)
    assert 0.93 <= holding.least <= 0.95
    assert 0.96 <= holding.most <= 0.985
    assert further_training.holding([4.0] * countries, names[::-1]) == holding


def test_what_can_not_tell_a_spread_gives_no_range() -> None:
    assert further_training.compute(1.0, [1.0, 2.0], [0.1, 0.1], ["AL", "AL"]) is None
    assert further_training.compute(1.0, [1.0] * 5, [0.1] * 5, COUNTRIES) is None


def test_the_unit_of_effects_does_not_matter() -> None:
    plain = numpy.array(further_training.compute(5.4, EFFECTS, [4.0] * 5, COUNTRIES))
    large = further_training.compute(5.4e6, [1e6 * y for y in EFFECTS], [4e12] * 5, COUNTRIES)
    assert large == pytest.approx(1e6 * plain)
