"""Cases beside the repository that no other test reads: power, adjusted p, raters, signs, where tools disagree."""

import json
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.stats import d_av, d_av_bonett, d_z, intraclass, multiplicity, power, sign_flip, wilcoxon
from ecpat_training.stats.pairs import Pairs
from tests.shared import SHARED

CASES = SHARED / "data" / "cases" if SHARED else None


def named(name: str) -> list[Path]:
    return [CASES / f"{name}.json"] if CASES else []


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def close(value: object, rel: float = 1e-9) -> Any:
    return pytest.approx(value, rel=rel)


@pytest.mark.parametrize("path", named("power_mde_paired"), ids=lambda path: path.stem)
def test_power_and_what_can_be_detected(path: Path) -> None:
    truth = read(path)["truth"]
    for row in truth["table"]:
        n = row["n"]
        detectable = [power.detectable(n), power.detectable(n, 0.9), power.detectable(n, 0.8, 0.005)]
        assert detectable == close([row[f"mde_dz_{key}"] for key in ("80", "90", "80_alpha_holm10")], 1e-8)
        assert [power.power(n, size) for size in (0.2, 0.5, 0.8)] == close(
            [row[f"power_dz_{size}"] for size in ("0.2", "0.5", "0.8")], 1e-8
        )
    example = truth["pwr_doc_example"]
    assert power.power(example["n"], example["d"], example["alpha"]) == close(example["power"], 1e-8)
    assert power.people_needed(0.5) == close(truth["n_for_dz_0.5_power_.8"], 1e-8)


@pytest.mark.parametrize("path", named("multiplicity_bh1995"), ids=lambda path: path.stem)
def test_adjusted_p(path: Path) -> None:
    case = read(path)
    (p,) = case["data"].values()
    assert multiplicity.holm(p) == close(case["truth"]["holm"])
    assert multiplicity.benjamini_hochberg(p) == close(case["truth"]["BH"])


@pytest.mark.parametrize("path", named("icc_shrout_fleiss1979"), ids=lambda path: path.stem)
def test_raters(path: Path) -> None:
    case = read(path)
    found = intraclass.compute(case["data"]["ratings"])
    assert found.single
    assert found.average
    for one, truth in zip((*found.single, *found.average), case["truth"]["results"], strict=True):
        assert (one.value, one.low, one.high) == close((truth["ICC"], truth["lower bound"], truth["upper bound"]))


@pytest.mark.parametrize("path", named("perm_darwin_maize"), ids=lambda path: path.stem)
def test_signs_of_changes(path: Path) -> None:
    case = read(path)
    differences = [float(one) for one in case["data"]["diff"]]
    found = sign_flip.compute(Pairs.of([0.0] * len(differences), differences))
    assert (found.statistic, found.p) == close((case["truth"]["sum"], case["truth"]["p_two_sided"]))


def disagreed() -> list[Any]:
    return [
        pytest.param(path.parent / f"{name}.json", case, id=name)
        for path in named("tool_disagreements")
        for name, case in read(path)["cases"].items()
        if (path.parent / f"{name}.json").is_file()
    ]


@pytest.mark.parametrize(("path", "case"), disagreed())
def test_where_tools_disagree_with_their_own_test_these_agree_with_it(path: Path, case: dict[str, Any]) -> None:
    pairs = Pairs.of(read(path)["data"]["pre"], read(path)["data"]["post"])
    for name, found in (("d_z", d_z), ("d_av", d_av), ("d_av_bonett", d_av_bonett)):
        estimate = found.compute(pairs)
        assert (estimate.value, estimate.low, estimate.high) == close(case["correct"][name], 1e-8)
        assert estimate.low is not None
        assert estimate.high is not None
        if name != "d_av_bonett":
            assert (estimate.low > 0 or estimate.high < 0) == (case["p"] < 0.05)
    assert wilcoxon.compute(pairs).p == close(case["coin_exact"]["wilcoxon"])
    assert wilcoxon.pratt(pairs).p == close(case["coin_exact"]["pratt"])
