"""Omega hierarchical and total: what was put in comes out, and psych says the same."""

import json
from pathlib import Path
from typing import Any

import numpy
import pytest

from ecpat_training.stats import general_factor
from ecpat_training.stats.item_moments import ItemMoments
from tests.shared import SHARED

BESIDE = [SHARED / "data" / "cases" / "omega_hierarchical_bfi25.json"] if SHARED else []
GENERAL = numpy.array([0.6, 0.5, 0.7, 0.5, 0.6, 0.4, 0.7, 0.6, 0.5])
SECOND = numpy.array([0.8, 0.7, 0.75])


def hierarchical(general: Any = GENERAL) -> Any:
    """Correlations of nine items on three factors that one general factor makes correlate."""
    pattern = numpy.zeros((9, 3))
    for at in range(9):
        pattern[at, at // 3] = general[at] / SECOND[at // 3]
    between = numpy.outer(SECOND, SECOND)
    numpy.fill_diagonal(between, 1.0)
    correlations = pattern @ between @ pattern.T
    unique = 1.0 - correlations.diagonal()
    numpy.fill_diagonal(correlations, 1.0)
    return correlations, unique


def moments(correlations: Any, n: int = 500) -> ItemMoments:
    return ItemMoments(n, numpy.zeros(len(correlations)), correlations)


def test_a_hierarchy_that_was_put_in_comes_out() -> None:
    correlations, unique = hierarchical()
    found = general_factor.of_moments(moments(correlations), 3)
    assert found.loadings == pytest.approx(GENERAL, abs=1e-6)
    assert found.hierarchical == pytest.approx(GENERAL.sum() ** 2 / correlations.sum(), rel=1e-6)
    assert found.total == pytest.approx(1 - unique.sum() / correlations.sum(), rel=1e-6)


def test_an_item_worded_the_other_way_is_turned_round() -> None:
    correlations, _ = hierarchical()
    signs = numpy.array([1, 1, -1, 1, 1, 1, 1, -1, 1.0])
    found = general_factor.of_moments(moments(correlations * numpy.outer(signs, signs)), 3)
    assert found.loadings == pytest.approx(GENERAL * signs, abs=1e-6)
    assert found.hierarchical == pytest.approx(GENERAL.sum() ** 2 / correlations.sum(), rel=1e-6)


def test_an_item_that_is_its_factor_itself_leaves_nothing_unique_and_has_a_figure() -> None:
    """A loading of 1 on its factor (a Heywood case): nothing is unique to the item, the least squares lie on the
    edge."""
    general = numpy.array([0.8, *GENERAL[1:]])
    correlations, unique = hierarchical(general)
    assert unique[0] == pytest.approx(0.0)
    found = general_factor.of_moments(moments(correlations), 3)
    assert found.loadings == pytest.approx(general, abs=1e-5)
    assert found.hierarchical == pytest.approx(general.sum() ** 2 / correlations.sum(), rel=1e-5)
    assert found.total == pytest.approx(1 - unique.sum() / correlations.sum(), rel=1e-5)


@pytest.mark.parametrize(
    ("scores", "factors", "why"),
    [
        (numpy.ones((20, 9)), 2, general_factor.TOO_FEW),
        (numpy.ones((20, 8)), 3, general_factor.TOO_FEW),
        (numpy.ones((9, 9)), 3, general_factor.FEW_PEOPLE),
        (numpy.ones((20, 9)), 3, general_factor.NO_SPREAD),
    ],
)
def test_none_for_a_reason(scores: Any, factors: int, why: str) -> None:
    found = general_factor.compute(scores, factors)
    assert (found.hierarchical, found.total, found.undefined) == (None, None, why)


def test_answers_by_chance_alone_give_a_figure_or_a_reason() -> None:
    for seed in range(5):
        found = general_factor.compute(numpy.random.default_rng(seed).normal(size=(60, 9)), 3)
        assert found.undefined or 0 <= (found.hierarchical or 0) <= 1


@pytest.mark.parametrize("path", BESIDE, ids=lambda path: path.stem)
def test_five_factors_beside_the_repository(path: Path) -> None:
    import pandas

    truth = json.loads(path.read_text(encoding="utf-8"))["truth"]
    scores = pandas.read_csv(path.parent / "bfi_25_complete.csv").iloc[:, -25:]
    found = general_factor.compute(scores, 5)
    assert found.total == pytest.approx(truth["omega_total"], rel=1e-7)
    assert found.hierarchical == pytest.approx(truth["omega_h"], rel=1e-5)
