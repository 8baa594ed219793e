"""Means over many trainings agree with metafor and clubSandwich to 1e-8, and with what they become in plain cases."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.stats import (
    cluster_robust,
    gains_icc,
    intraclass,
    prediction_interval,
    q_profile,
    random_effects,
    sign_flip,
    site_means,
    three_level,
)
from ecpat_training.stats.pairs import Pairs

TABLE: dict[str, Any] = json.loads((Path(__file__).parent / "tables" / "many_trainings.json").read_text("utf-8"))
DRAWN: dict[str, Any] = json.loads((Path(__file__).parent / "tables" / "drawn_programmes.json").read_text("utf-8"))
TWO_LEVELS = ["bcg", "expectancy", "odds ratios"]
EXACT = 1e-8


def _whole(case: dict[str, Any], *, at_least_1: bool) -> random_effects.RandomEffects:
    found = random_effects.compute(case["yi"], case["vi"], keeps_factor_above_1=at_least_1)
    assert found is not None
    return found


@pytest.mark.parametrize("name", TWO_LEVELS)
def test_the_mean_of_random_effects_is_that_of_metafor(name: str) -> None:
    case = TABLE[name]
    plain, adhoc = _whole(case, at_least_1=False), _whole(case, at_least_1=True)
    assert [plain.mu, plain.tau2] == pytest.approx([case["mu"], case["tau2"]], abs=EXACT)
    assert [plain.low, plain.high] == pytest.approx(case["knha"], abs=EXACT)
    assert [adhoc.low, adhoc.high] == pytest.approx(case["adhoc"], abs=EXACT)
    found = prediction_interval.compute(adhoc.mu, adhoc.tau2, adhoc.se_knapp, adhoc.df)
    assert found == pytest.approx(case["prediction"], abs=EXACT)
    if "se" in case:
        assert [plain.se, plain.q, plain.p] == pytest.approx([case["se"], case["q"], case["p_knha"]], abs=EXACT)
        assert q_profile.compute(case["yi"], case["vi"]) == pytest.approx(case["tau2_interval"], abs=EXACT)


@pytest.mark.parametrize("name", ["bcg", "expectancy"])
def test_leaving_each_out_agrees_too(name: str) -> None:
    case = TABLE[name]
    for at, expected in enumerate(case["leave_one_out"]):
        others = [[one for place, one in enumerate(case[of]) if place != at] for of in ("yi", "vi")]
        found = random_effects.compute(*others)
        assert found is not None
        assert found.mu == pytest.approx(expected, abs=EXACT)


def test_three_levels_are_those_of_metafor_and_the_robust_error_that_of_clubsandwich() -> None:
    case = TABLE["districts"]
    found = three_level.compute(case["yi"], case["vi"], case["cluster"])
    assert found is not None
    assert [found.mu, found.se] == pytest.approx([case["mu"], case["se"]], abs=EXACT)
    assert [found.between_countries, found.within_countries] == pytest.approx(case["sigma2"], abs=EXACT)
    assert [found.p, found.low, found.high] == pytest.approx([case["p"], *case["interval"]], abs=EXACT)
    robust = cluster_robust.compute(case["yi"], found.covariance, case["cluster"])
    assert robust is not None
    assert [robust.se, robust.df, robust.p, robust.low, robust.high] == pytest.approx(case["cr2"], abs=EXACT)


@pytest.mark.parametrize("name", DRAWN["programmes"])
def test_the_robust_error_of_drawn_programmes_is_that_of_clubsandwich(name: str) -> None:
    """As near as R's optimiser comes to the variances, also where one country has most trainings."""
    case = DRAWN["programmes"][name]
    found = three_level.compute(case["yi"], case["vi"], case["country"])
    assert found is not None
    assert found.mu == pytest.approx(case["mu"], abs=1e-6)
    assert [found.between_countries, found.within_countries] == pytest.approx(case["sigma2"], rel=1e-5)
    robust = cluster_robust.compute(case["yi"], found.covariance, case["country"])
    assert robust is not None
    assert [robust.se, robust.df, robust.p, robust.low, robust.high] == pytest.approx(case["cr2"], abs=2e-7)


def test_the_t_of_country_means_and_the_signs_flipped_are_those_of_r() -> None:
    case = TABLE["districts"]
    means = []
    for name in sorted(set(case["cluster"])):
        own = [y for y, cluster in zip(case["yi"], case["cluster"], strict=True) if cluster == name]
        means.append(math.fsum(own) / len(own))
    found, test = site_means.compute(means), site_means.t_test(means)
    assert [found.value, found.low, found.high] == pytest.approx(
        [case["means"]["mean"], *case["means"]["ci"]], abs=EXACT
    )
    assert test.p == pytest.approx(case["means"]["p"], abs=EXACT)
    assert sign_flip.compute(Pairs.of([0.0] * len(means), means)).p == case["sign_flip_p"]


MADE = [12.1, 8.4, 3.3, 15.0, 6.2, -2.5, 9.9, 4.1, 11.7, 7.0]
MADE_V = [4.2, 3.1, 6.0, 5.5, 2.2, 7.3, 3.9, 4.4, 2.8, 5.1]
IN = ["AL", "AL", "BG", "BG", "MD", "MD", "RO", "UA", "UA", "UA"]


def test_an_unlike_programme_whose_countries_have_nothing_in_common() -> None:
    """metafor puts the variance between countries at 0: rma.mv(y, v, random = ~ 1 | k/i, rel.tol = 1e-12)."""
    found = three_level.compute(MADE, MADE_V, IN)
    plain = random_effects.compute(MADE, MADE_V)
    assert found is not None
    assert plain is not None
    assert found.between_countries == 0.0
    assert [found.mu, found.se, found.within_countries] == pytest.approx([plain.mu, plain.se, plain.tau2], abs=EXACT)


def test_countries_of_one_training_each_with_one_error_have_the_robust_error_of_the_plain_t() -> None:
    """Where all weigh alike and stand alone, CR2 is s / sqrt(k) with k - 1 degrees of freedom."""
    import numpy

    found = cluster_robust.compute(MADE, numpy.eye(10) * 3.0, [str(at) for at in range(10)])
    test = site_means.t_test(MADE)
    assert found is not None
    assert [found.df, found.p] == pytest.approx([9.0, test.p], abs=1e-12)


def test_effects_that_agree_have_no_spread_and_an_interval_no_shorter_than_their_errors_allow() -> None:
    found = random_effects.compute([5.0, 5.0, 5.0, 5.0], [4.0] * 4)
    assert found is not None
    assert found.tau2 == 0.0
    assert found.se_knapp == found.se == pytest.approx(1.0)
    assert found.high - found.mu == pytest.approx(3.182446305284263)
    assert q_profile.compute([5.0, 5.0, 5.0, 5.0], [4.0] * 4) == (0.0, 0.0)


@pytest.mark.parametrize(("y", "v"), [([1.0], [1.0]), ([], []), ([1.0, 2.0], [1.0, 0.0])])
def test_what_can_not_be_pooled_is_none(y: list[float], v: list[float]) -> None:
    assert random_effects.compute(y, v) is None
    assert q_profile.compute(y, v) is None
    assert three_level.compute(y, v, ["AL"] * len(y)) is None


def test_trainings_of_one_size_have_the_correlation_of_shrout_and_fleiss() -> None:
    table = [[3.0, 5.0, 2.0], [7.0, 9.0, 6.5], [1.0, 2.0, 0.0], [5.0, 4.0, 6.0]]
    found, first = gains_icc.compute(table), intraclass.compute(table).single
    assert found is not None
    assert first is not None
    assert [found.value, found.low, found.high] == pytest.approx(
        [first[0].value, first[0].low, first[0].high], abs=1e-12
    )


def test_trainings_of_unlike_sizes_have_the_correlation_of_an_analysis_of_variance() -> None:
    """R: anova(lm(x ~ f)), n0 = (N - sum(n^2) / N) / 3, limits by qf."""
    found = gains_icc.compute([[3, 5, 2, 6, 4], [7, 9, 6], [1, 2, 0, 3, 2, 4], [5, 4, 6, 8]])
    assert found is not None
    assert [found.value, found.low, found.high] == pytest.approx(
        [0.659154869216154, 0.220284039568452, 0.968376537066584], abs=1e-12
    )
    assert (found.trainings, found.people) == (4, 18)


@pytest.mark.parametrize("gains", [[[1.0, 2.0]], [[1.0], [2.0]], [[1.0, 1.0], [2.0, 2.0]], []])
def test_people_who_share_no_training_or_do_not_differ_have_no_correlation(gains: list[list[float]]) -> None:
    assert gains_icc.compute(gains) is None
