"""Standardised changes of what papers print, with their variances: those of metafor 4.8 (`escalc`, correct=FALSE)."""

import math

import pytest

from ecpat_training.stats import change_by_sd_before, published_effect
from ecpat_training.stats.published_effect import Summary

BEFORE = Summary(54.7, 18.7, 424)
"""Lee and others (2021), DOI 10.1177/23821205211016523: knowledge in percent, before, a week and six months after."""
WEEK = Summary(84.5, 12.8, 237)
HALF_YEAR = Summary(50.0, 13.6, 47)
EXACT = 1e-11


def test_a_change_by_the_sd_before_is_metafors_smd1h() -> None:
    at_week = published_effect.by_sd_before(BEFORE, WEEK)
    later = published_effect.by_sd_before(BEFORE, HALF_YEAR)
    assert at_week == pytest.approx((1.593582887701, 0.007351140344), abs=EXACT)
    assert later == pytest.approx((-0.251336898396, 0.013937118544), abs=EXACT)


def test_a_change_by_the_average_sd_is_metafors_smdh() -> None:
    at_week = published_effect.by_average_sd(BEFORE, WEEK)
    later = published_effect.by_average_sd(BEFORE, HALF_YEAR)
    assert at_week == pytest.approx((1.859723384520, 0.008564955206), abs=EXACT)
    assert later == pytest.approx((-0.287460429538, 0.018282860678), abs=EXACT)


def test_variances_of_printed_ds_are_metafors_smd_and_smcr() -> None:
    assert published_effect.between_groups(0.71, 251, 335) == pytest.approx(0.007399257826, abs=EXACT)
    assert published_effect.one_group(0.8, 30, 0.6) == pytest.approx(0.037333333333, abs=EXACT)


def test_h_is_twice_metafors_difference_of_arcsines() -> None:
    h, variance = published_effect.shares(0.46, 312, 0.81, 195)
    assert h == pytest.approx(2 * 0.374414141618, abs=EXACT)
    assert variance == pytest.approx(4 * 0.002083333333, abs=EXACT)


def test_the_variance_behind_an_interval_gives_that_interval_again() -> None:
    """Kalra and others (2021): 0.71, 95 % interval 0.39 to 1.03."""
    error = math.sqrt(published_effect.of_interval(0.39, 1.03))
    assert 0.71 - 1.959963984540054 * error == pytest.approx(0.39, abs=1e-12)


def test_the_change_of_ones_own_people_by_the_sd_before_is_metafors_smcrh() -> None:
    found = change_by_sd_before.compute(10.0, 12.0, 9.0, 0.6, 30)
    half = 1.959963984540054 * math.sqrt(0.034818007663)
    assert [found.value, found.low, found.high] == pytest.approx([10 / 12, 10 / 12 - half, 10 / 12 + half], abs=1e-10)
    assert change_by_sd_before.compute(10.0, 12.0, 9.0, None, 30).low is None


def test_people_who_rise_together_are_measured_better_than_two_groups_of_others() -> None:
    """Taken as others, the variance from means and SDs is never below that of the same people with r above 0."""
    others = published_effect.by_sd_before(Summary(50, 10, 40), Summary(57, 10, 40))[1]
    for r in (0.1, 0.5, 0.9):
        assert published_effect.one_group(0.7, 40, r) < others
