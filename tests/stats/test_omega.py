"""Omega comes from the best one-factor model, found to the last digits, and from none where there is none."""

import json
from pathlib import Path
from typing import Any

import numpy
import pytest

from ecpat_training.stats import factor_model, omega
from ecpat_training.stats.item_moments import ItemMoments
from tests.shared import SHARED

CASE = json.loads((Path(__file__).parent / "cases" / "reliability" / "attitude.json").read_text(encoding="utf-8"))
BESIDE = SHARED / "data" / "cases" if SHARED else None


def holzinger(path: Path, first: int, last: int) -> Any:
    import pandas

    return pandas.read_csv(path.parent / "HolzingerSwineford1939.csv")[[f"x{at}" for at in range(first, last + 1)]]


def test_the_model_is_the_one_of_least_misfit() -> None:
    truth, found = CASE["truth"]["omega"], omega.compute(numpy.array(CASE["scores"], dtype=float))
    assert found.fit is not None
    assert (found.fit.statistic, found.fit.df) == pytest.approx((truth["chi_square"], truth["df"]), rel=1e-9)
    assert [found.value, found.observed] == pytest.approx([truth["value"], truth["observed"]], rel=1e-7)
    assert found.loadings == pytest.approx(truth["loadings"], rel=1e-6)
    assert found.residuals == pytest.approx(truth["residuals"], rel=1e-6)


def test_three_items_are_always_fitted_exactly() -> None:
    scores = numpy.array(CASE["scores"], dtype=float)[:, :3]
    found, moments = omega.compute(scores), ItemMoments.of(scores)
    a, b, c = (moments.covariance[pair] * (moments.n - 1) / moments.n for pair in ((0, 1), (0, 2), (1, 2)))
    assert found.loadings == pytest.approx([(a * b / c) ** 0.5, (a * c / b) ** 0.5, (b * c / a) ** 0.5], rel=1e-9)
    assert found.value == pytest.approx(found.observed, rel=1e-9)
    assert found.fit is not None
    assert (found.fit.df, found.fit.p, found.fit.undefined) == (0, None, factor_model.EXACT_FIT)


def test_units_change_loadings_and_nothing_else() -> None:
    scores = numpy.array(CASE["scores"], dtype=float)
    one, other = omega.compute(scores), omega.compute(scores * 1000.0)
    assert other.value == pytest.approx(one.value, rel=1e-9)
    assert other.loadings == pytest.approx([1000.0 * loading for loading in one.loadings], rel=1e-8)


def test_two_factors_that_were_put_in_come_out() -> None:
    loadings, between = numpy.array([0.8, 0.7, 0.6, 0.9, 0.5, 0.7]), 0.4
    factor = numpy.array([0, 0, 0, 1, 1, 1])
    correlations = numpy.array([[1.0, between], [between, 1.0]])
    covariance = numpy.outer(loadings, loadings) * correlations[numpy.ix_(factor, factor)]
    covariance[numpy.diag_indices(6)] = 1.0
    found = factor_model.fit(covariance * 200 / 199, 200, factor.tolist())
    assert not isinstance(found, str)
    assert found.loadings == pytest.approx(loadings)
    assert found.correlations[0, 1] == pytest.approx(between)
    assert found.fit.df == 8
    assert found.fit.statistic == pytest.approx(0, abs=1e-9)
    assert found.implied == pytest.approx(covariance)


@pytest.mark.parametrize(
    ("scores", "why"),
    [
        ([[1.0, 2.0], [2.0, 1.0], [3.0, 4.0]], omega.TOO_FEW_ITEMS),
        ([[1.0, 2.0, 1.0], [2.0, 1.0, 2.0], [3.0, 4.0, 4.0]], factor_model.SINGULAR),  # as many people as items
        ([[1, 2, 3], [2, 1, 3], [3, 4, 3], [5, 4, 3], [2, 2, 3.0]], factor_model.SINGULAR),  # a constant item
        ([[a, b, a + b] for a, b in ((1, 2), (2, 1), (3, 3), (5, 2), (1, 4))], factor_model.SINGULAR),
    ],
)
def test_no_omega_for_a_reason(scores: object, why: str) -> None:
    found = omega.compute(scores)
    assert (found.value, found.observed, found.undefined) == (None, None, why)


def test_a_model_with_a_negative_error_gives_no_omega() -> None:
    correlations = numpy.array([[1.0, 0.9, 0.9], [0.9, 1.0, 0.2], [0.9, 0.2, 1.0]])
    correlations += 0.35 * numpy.eye(3)
    found = omega.of_moments(ItemMoments(300, numpy.zeros(3), correlations))
    assert (found.value, found.undefined) == (None, omega.IMPROPER)


def test_three_items_of_which_two_correlate_the_other_way_have_no_common_factor() -> None:
    """One factor makes the product of three correlations a product of squares; here it is negative."""
    correlations = numpy.array([[1.0, 0.5, 0.4], [0.5, 1.0, -0.3], [0.4, -0.3, 1.0]])
    assert factor_model.fit(correlations, 50) == factor_model.NOT_FOUND
    assert omega.of_moments(ItemMoments(50, numpy.zeros(3), correlations)).undefined == factor_model.NOT_FOUND


def test_how_many_people_a_report_asks_for() -> None:
    assert [omega.enough(99, 4), omega.enough(100, 20), omega.enough(100, 21)] == [False, True, False]


@pytest.mark.parametrize("path", [BESIDE / "cfa_holzinger_lavaan.json"] if BESIDE else [], ids=lambda path: path.stem)
def test_a_published_model_of_three_factors_beside_the_repository(path: Path) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))["truth"]
    moments = ItemMoments.of(holzinger(path, 1, 9))
    found = factor_model.fit(moments.covariance, moments.n, [0, 0, 0, 1, 1, 1, 2, 2, 2])
    assert not isinstance(found, str)
    assert (found.fit.statistic, found.fit.df) == pytest.approx((truth["chisq"], truth["df"]), rel=1e-9)
    for at, name in enumerate(("visual", "textual", "speed")):
        said, one = truth[f"omega_{name}"], omega.compute(holzinger(path, 3 * at + 1, 3 * at + 3))
        assert [one.value, one.observed] == pytest.approx(
            [said["omega_u_cfa"], said["omega_observed_denominator"]], 1e-6
        )
        assert one.loadings == pytest.approx(said["loadings"], rel=1e-6)
        assert one.residuals == pytest.approx(said["resid_var"], rel=1e-6)


@pytest.mark.parametrize(
    "path", [BESIDE / "alpha_omega_bfi_agreeableness.json"] if BESIDE else [], ids=lambda path: path.stem
)
def test_the_misfit_is_no_larger_than_lavaans_who_stops_a_little_earlier(path: Path) -> None:
    import pandas

    truth = json.loads(path.read_text(encoding="utf-8"))["truth"]["omega_1factor_cfa_ml"]
    scores = pandas.read_csv(path.parent / "bfi_A1_A5.csv")[["A1", "A2", "A3", "A4", "A5"]]
    scores["A1"] = 7 - scores["A1"]
    found = omega.compute(scores)
    assert found.fit is not None
    assert found.fit.statistic == pytest.approx(truth["chisq"], rel=1e-9)
    assert (found.fit.statistic or 0.0) <= truth["chisq"]
    assert [found.value, found.observed] == pytest.approx(
        [truth["omega_u_cfa"], truth["omega_observed_denominator"]], rel=2e-6
    )
