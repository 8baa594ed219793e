"""Over sites each site's mean change is one figure, and Student's t test and interval are of these."""

import pytest

from ecpat_training.stats import site_means

SLEEP = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]
"""Hours of sleep gained by each of ten patients: Student (1908), The probable error of a mean, Biometrika 6, 1-25."""


def test_students_sleep_data_have_the_published_t_and_interval() -> None:
    """Mean 1.58, t 4.0621 of 9 df, p 0.002833, 95 % interval 0.7001142 to 2.4598858, as R's help prints them."""
    found, test = site_means.compute(SLEEP), site_means.t_test(SLEEP)
    assert found.value == pytest.approx(1.58)
    assert [found.low, found.high] == pytest.approx([0.7001142, 2.4598858], abs=5e-8)
    assert (found.n, test.n, test.df) == (10, 10, 9)
    assert test.statistic == pytest.approx(4.0621, abs=5e-5)
    assert test.p == pytest.approx(0.002833, abs=5e-7)
    at_90 = site_means.compute(SLEEP, 0.9)
    assert ((at_90.high or 0) - 1.58) / ((found.high or 0) - 1.58) == pytest.approx(1.833113 / 2.262157, abs=1e-6)


def test_a_fall_is_the_rise_turned_round() -> None:
    fall = [-hours for hours in SLEEP]
    found, test = site_means.compute(fall), site_means.t_test(fall)
    assert [found.low, found.high] == pytest.approx([-2.4598858, -0.7001142], abs=5e-8)
    assert test.statistic == pytest.approx(-4.0621, abs=5e-5)
    assert test.p == pytest.approx(0.002833, abs=5e-7)


@pytest.mark.parametrize("alike", [0.0, 2.5, 1e9 / 3])
def test_sites_that_all_changed_alike_have_no_interval_and_no_test(alike: float) -> None:
    means = [alike] * 4
    assert site_means.compute(means).no_interval == site_means.t_test(means).undefined == site_means.ALIKE
    assert site_means.compute(means).value == alike


def test_four_sites_have_an_interval_and_three_a_mean_alone() -> None:
    enough, fewer = SLEEP[:4], SLEEP[:3]
    assert site_means.compute(enough).low is not None
    found = site_means.compute(fewer)
    assert found.value == pytest.approx(sum(fewer) / len(fewer))
    assert found.low is found.high is site_means.t_test(fewer).p is None
    assert found.no_interval == f"{len(fewer)} sites are too few to say"
