"""Statistics agree with R, coin and published figures to nine digits."""

import json
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.stats import correlation, d_av, d_z, improvement, paired_change, wilcoxon
from ecpat_training.stats.pairs import Pairs
from tests.shared import SHARED

OWN = sorted((Path(__file__).parent / "cases").glob("*.json"))
BESIDE = sorted((SHARED / "data" / "cases").glob("paired_*.json")) if SHARED else []


def read(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return case


def close(value: object) -> Any:
    return pytest.approx(value, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_every_statistic_agrees_with_r(path: Path) -> None:
    case = read(path)
    truth, pairs = case["truth"], Pairs.of(case["before"], case["after"])
    raw, test, z, av = (
        paired_change.compute(pairs),
        paired_change.t_test(pairs),
        d_z.compute(pairs),
        d_av.compute(pairs),
    )
    assert raw.value == close(truth["mean_change"])
    assert [raw.low, raw.high] == close(truth["ci"])
    assert (test.statistic, test.df, test.p) == close((truth["t"], truth["df"], truth["p"]))
    assert z.value == close(truth["d_z"])
    assert av.value == close(truth["d_av"])
    assert [z.low, z.high] == close(truth["d_z_ci"])
    assert [av.low, av.high] == close(truth["d_av_ci"])
    assert (correlation.compute(pairs).value or 0.0) == close(truth["r"] or 0.0)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_rank_tests_are_exact_with_ties(path: Path) -> None:
    case = read(path)
    truth, pairs = case["truth"], Pairs.of(case["before"], case["after"])
    dropped, kept = wilcoxon.compute(pairs), wilcoxon.pratt(pairs)
    assert dropped.statistic == truth["v"]
    assert dropped.p == close(truth["p_wilcoxon"]) == close(truth["p_wilcoxon_coin"])
    assert kept.p == close(truth["p_pratt"])
    assert "exact" in dropped.method
    assert "exact" in kept.method
    counted = improvement.compute(pairs, "higher")
    assert (counted.improved, counted.same, counted.worsened) == (truth["risen"], truth["same"], truth["fallen"])


@pytest.mark.parametrize("path", BESIDE, ids=lambda path: path.stem)
def test_cases_beside_the_repository(path: Path) -> None:
    case = read(path)
    truth, pairs = case["truth"], Pairs.of(case["data"]["pre"], case["data"]["post"])
    raw, test, z, av = (
        paired_change.compute(pairs),
        paired_change.t_test(pairs),
        d_z.compute(pairs),
        d_av.compute(pairs),
    )
    assert (test.statistic, test.df, test.p) == close((truth["t"], truth["df"], truth["p"]))
    assert [raw.low, raw.high] == close(truth["ci_diff"])
    assert (pairs.sd_before, pairs.sd_after, pairs.sd_change) == close(
        (truth["sd_pre"], truth["sd_post"], truth["sd_diff"])
    )
    assert z.value == close(truth["d_z"])
    assert av.value == close(truth["d_av_rms"])
    digits = truth["nct_verified_mpmath_digits"]
    assert [z.low, z.high] == close([float(limit) for limit in digits["d_z_ci_nct"]])
    assert [av.low, av.high] == close([float(limit) for limit in digits["d_av_ci_algina_keselman_nct"]])
    ranks = truth["wilcoxon"]
    assert wilcoxon.compute(pairs).statistic == ranks["V_pos"]
    assert wilcoxon.compute(pairs).p == close(ranks["p_exact_wilcoxon_ties"])
    assert wilcoxon.pratt(pairs).p == close(ranks["pratt_p_exact"])


def test_fisher_prints_the_t_of_darwins_maize() -> None:
    """Fisher (1935), The Design of Experiments, ch. 3: t = 2.148."""
    case = read(Path(__file__).parent / "cases" / "darwin_maize.json")
    assert paired_change.t_test(Pairs.of(case["before"], case["after"])).statistic == pytest.approx(2.148, abs=5e-4)


def test_lakens_prints_d_z_and_interval_of_the_movies() -> None:
    """Lakens (2013): t(9) = 4.74, d_z = 1.50, interval 0.52 to 1.48."""
    case = read(Path(__file__).parent / "cases" / "lakens_movies.json")
    pairs = Pairs.of(case["before"], case["after"])
    raw = paired_change.compute(pairs)
    assert d_z.compute(pairs).value == pytest.approx(1.5)
    assert (raw.low, raw.high) == pytest.approx((0.52, 1.48), abs=5e-3)
