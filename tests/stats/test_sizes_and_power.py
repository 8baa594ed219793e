"""Effect sizes by every standardiser, exact tests of signs, power and adjusted p values agree with R."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.stats import (
    d_av,
    d_av_bonett,
    difference_in_change,
    g_av,
    gain,
    multiplicity,
    paired_change,
    power,
    rank_biserial,
    reliable_change,
    sign_flip,
    sign_test,
    small_sample,
    standardisers,
    superiority,
)
from ecpat_training.stats.pairs import NOBODY, NOBODY_CHANGED, ONE_PERSON, Pairs
from tests.shared import SHARED

HERE = Path(__file__).parent
BESIDE = sorted((SHARED / "data" / "cases").glob("paired_*.json")) if SHARED else []


def read(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return case


def table(name: str) -> dict[str, Any]:
    return read(HERE / "tables" / f"{name}.json")


def close(value: object) -> Any:
    return pytest.approx(value, rel=1e-9, abs=1e-12)


SIZES = table("sizes")
GAINS = table("gain")


@pytest.mark.parametrize("name", [name for name in SIZES if name != "source"])
def test_sizes_agree_with_r(name: str) -> None:
    truth, case = SIZES[name], read(HERE / "cases" / f"{name}.json")
    pairs = Pairs.of(case["before"], case["after"])
    found, bonett = standardisers.compute(pairs), d_av_bonett.compute(pairs)
    assert found.j == close(truth["j"])
    assert found.g["d_av"] == close(truth["g_av"])
    hedges, plain = g_av.compute(pairs), d_av.compute(pairs)
    assert [hedges.value, hedges.low, hedges.high] == close(
        [truth["j"] * (limit or 0.0) for limit in (plain.value, plain.low, plain.high)]
    )
    assert found.d["d_av"] == close(d_av.compute(pairs).value)
    for standardiser in ("d_rm", "d_av_lakens", "d_b"):
        expected = truth[standardiser]
        assert found.d[standardiser] == (None if expected is None else close(expected))
    if truth["bonett"]:
        # scores with a large offset have no more digits: r and the SD of the changes disagree from the tenth on
        assert [bonett.low, bonett.high] == pytest.approx(truth["bonett"], rel=1e-8)
    assert rank_biserial.compute(pairs).value == close(truth["rank_biserial"])
    assert superiority.compute(pairs).value == close(truth["superiority"])
    assert sign_test.compute(pairs).p == close(truth["p_sign"])
    if truth["p_sign_flip"] is not None:
        assert sign_flip.compute(pairs).p == close(truth["p_sign_flip"])


@pytest.mark.parametrize("path", BESIDE, ids=lambda path: path.stem)
def test_cases_beside_the_repository(path: Path) -> None:
    case = read(path)
    truth, pairs = case["truth"], Pairs.of(case["data"]["pre"], case["data"]["post"])
    found, bonett = standardisers.compute(pairs), d_av_bonett.compute(pairs)
    names = {"d_av": "d_av_rms", "d_av_lakens": "d_av_lakens", "d_z": "d_z", "d_rm": "d_rm", "d_b": "d_b_preSD"}
    assert [found.d[name] for name in names] == close([truth[name] for name in names.values()])
    corrected = {"d_av": "g_av_rms", "d_av_lakens": "g_av_lakens_exactJ", "d_z": "g_z", "d_rm": "g_rm", "d_b": "g_b"}
    assert [found.g[name] for name in corrected] == close([truth[name] for name in corrected.values()])
    assert found.j == close(truth["J_exact"])
    assert [bonett.low, bonett.high] == close(truth["bonett_dav"]["ci"])
    assert rank_biserial.compute(pairs).value == close(truth["wilcoxon"]["rank_biserial_matched"])
    superior = truth["prob_superiority_paired"]
    assert superiority.compute(pairs).value == close(superior["P_post_gt_pre"])
    assert sign_test.compute(pairs).p == close(superior["sign_test_p"])


@pytest.mark.parametrize(
    ("before", "after", "test_finds", "bonett_finds"),
    [
        ([10, 20, 30, 40, 50, 60], [12, 20, 33, 40, 52, 61], True, False),
        ([6, 1, 1, 1, 4, 1], [8, 8, 4, 3, 4, 2], False, True),
    ],
)
def test_where_bonetts_interval_and_the_t_test_part(
    before: list[float], after: list[float], test_finds: bool, bonett_finds: bool
) -> None:
    """Its quantiles are normal and its variance grows with d_av, so that it parts either way; d_av's never parts."""
    pairs = Pairs.of(before, after)
    own, beside, p = d_av.compute(pairs), d_av_bonett.compute(pairs), paired_change.t_test(pairs).p
    assert p is not None
    assert own.low is not None
    assert beside.low is not None
    assert (p < 0.05, own.low > 0, beside.low > 0) == (test_finds, test_finds, bonett_finds)


def test_what_counts_as_large_and_as_spread_unalike() -> None:
    assert [d_av_bonett.large(one) for one in (None, 0.99, -0.99, 1.0, -1.0)] == [False, False, False, True, True]
    assert not d_av_bonett.unlike(Pairs.of([0, 2, 4], [1, 4, 7]))  # just 1.5 times as much
    assert d_av_bonett.unlike(Pairs.of([0, 2, 4], [1, 4, 8]))
    assert d_av_bonett.unlike(Pairs.of([1, 4, 8], [0, 2, 4]))


def test_fisher_prints_the_share_of_signs_of_darwins_maize() -> None:
    """Fisher (1935), section 21: 863 of 32,768 ways on each side."""
    case = read(HERE / "cases" / "darwin_maize.json")
    assert sign_flip.compute(Pairs.of(case["before"], case["after"])).p == 2 * 863 / 32768


@given(st.lists(st.integers(-6, 6).map(lambda step: step / 3), min_size=2, max_size=12))
def test_both_ways_to_count_signs_agree_with_counting_them_all(changes: list[float]) -> None:
    pairs = Pairs.of([0.0] * len(changes), changes)
    found = sign_flip.compute(pairs)
    if found.p is None:
        assert found.undefined == NOBODY_CHANGED
        return
    moved = [change for change in changes if change]
    sums = [0.0]
    for change in moved:
        sums = [total + sign * change for total in sums for sign in (1, -1)]
    share = sum(abs(total) >= abs(sum(moved)) - 1e-9 for total in sums) / len(sums)
    assert found.p == pytest.approx(share, rel=1e-12)
    assert sign_flip._by_halves(pairs.changes[pairs.changes != 0]) == pytest.approx(share, rel=1e-12)


def test_changes_too_large_for_steps_are_counted_by_halves() -> None:
    assert sign_flip.compute(Pairs.of([0.0] * 4, [1e50, 2e50, 3e50, 4e50])).p == 2 / 2**4


def test_a_score_beyond_the_scale_has_no_gain() -> None:
    assert gain.marx_cummings(Pairs.of([5, 3, 5], [6, 4, 5]), 5, 1).value == 0.5


def test_many_people_with_changes_of_no_step_are_left_to_the_t_test() -> None:
    changes = [math.sqrt(person) - 3 for person in range(50)]
    assert sign_flip.compute(Pairs.of([0.0] * 50, changes)).undefined == sign_flip.TOO_MANY


@pytest.mark.parametrize("row", table("power")["rows"], ids=lambda row: f"n={row['n']}")
def test_power_and_what_can_be_detected(row: dict[str, Any]) -> None:
    n = row["n"]
    assert power.detectable(n) == close(row["detectable_80"])
    assert power.detectable(n, 0.9) == close(row["detectable_90"])
    assert power.detectable(n, 0.8, 0.005) == close(row["detectable_80_alpha_0.005"])
    for d in ("0.2", "0.5", "0.8"):
        assert power.power(n, float(d)) == close(row[f"power_{d}"])


def test_people_needed() -> None:
    truth = table("power")
    assert power.people_needed(0.5) == pytest.approx(truth["people_needed_0.5"], rel=1e-8)
    example = truth["pwr_example"]
    assert power.power(example["n"], example["d"], example["alpha"]) == close(example["power"])
    assert power.people_needed(0.0) is None
    assert power.people_needed(1e-5) is None
    assert power.people_needed(60.0) == 2
    assert power.detectable(1) is None


@given(st.integers(2, 300), st.floats(0.5, 0.95))
def test_what_is_detectable_has_the_power_asked_for(n: int, wanted: float) -> None:
    found = power.detectable(n, wanted)
    assert found is not None
    assert power.power(n, found) == pytest.approx(wanted, abs=1e-10)
    assert power.power(n, -found) == power.power(n, found)


def test_adjusted_p_values() -> None:
    truth = table("multiplicity")
    assert multiplicity.holm(truth["p"]) == close(truth["holm"])
    assert multiplicity.benjamini_hochberg(truth["p"]) == close(truth["benjamini_hochberg"])
    assert sum(p <= 0.05 for p in multiplicity.holm(truth["p"])) == 3
    assert sum(p <= 0.05 for p in multiplicity.benjamini_hochberg(truth["p"])) == 4
    assert multiplicity.holm([]) == multiplicity.benjamini_hochberg([]) == []


@given(st.lists(st.floats(0, 1), max_size=12))
def test_adjusting_keeps_the_order_and_lowers_nothing(p: list[float]) -> None:
    for procedure in (multiplicity.holm, multiplicity.benjamini_hochberg):
        adjusted = procedure(p)
        assert all(raw <= one <= 1 for raw, one in zip(p, adjusted, strict=True))
        by_raw = [one for _, one in sorted(zip(p, adjusted, strict=True))]
        assert by_raw == sorted(by_raw)


@pytest.mark.parametrize("name", ["percent", "lower_is_better"])
def test_gains_and_reliable_change_agree_with_r(name: str) -> None:
    truth = GAINS[name]
    pairs, best, lowest = Pairs.of(truth["before"], truth["after"]), truth["best"], truth["lowest"]
    each, c = gain.of_each(pairs, best), gain.marx_cummings(pairs, best, lowest)
    assert gain.of_class(pairs, best).value == close(truth["of_class"])
    assert (each.value, each.n) == (close(truth["of_each"]), truth["n_each"])
    assert (c.value, c.n) == (close(truth["c"]), truth["n_c"])
    expected = truth["reliable"]
    counted = reliable_change.compute(pairs, 0.8 if name == "percent" else 0.9, "higher")
    assert (counted.sem, counted.threshold) == close((expected["sem"], expected["threshold"]))
    assert (counted.improved, counted.worsened) == (expected["up"], expected["down"])
    turned = reliable_change.compute(pairs, 0.8 if name == "percent" else 0.9, "lower")
    assert (turned.improved, turned.worsened) == (expected["down"], expected["up"])


def test_jacobson_and_truax_count_who_moved_beyond_the_error() -> None:
    """Jacobson & Truax (1991): an SD of 7.5 and a reliability of 0.80 make a standard error of differences of 4.74."""
    pairs = Pairs.of([40.0, 32.5, 47.5], [49.0, 42.5, 32.5])
    found = reliable_change.compute(pairs, 0.8)
    assert found.threshold == pytest.approx(1.96 * 4.74, abs=0.01)
    assert (found.improved, found.same, found.worsened) == (1, 1, 1)


def test_a_difference_in_change_is_the_test_of_each_persons_difference() -> None:
    taught, untaught = Pairs.of([1, 2, 3, 4], [3, 3, 5, 7]), Pairs.of([2, 2, 1, 3], [2, 3, 1, 4])
    estimate, test = difference_in_change.compute(taught, untaught)
    same = Pairs.of([0, 1, 0, 1], [2, 1, 2, 3])
    assert estimate == paired_change.compute(same)
    assert test == paired_change.t_test(same)


@pytest.mark.parametrize(("before", "after", "why"), [([], [], NOBODY), ([2.0], [3.0], ONE_PERSON)])
def test_nobody_and_one_person_have_a_reason_instead_of_a_figure(
    before: list[float], after: list[float], why: str
) -> None:
    pairs = Pairs.of(before, after)
    assert standardisers.compute(pairs).undefined == reliable_change.compute(pairs, 0.8).undefined == why
    estimates = [
        d_av_bonett.compute(pairs),
        rank_biserial.compute(pairs),
        superiority.compute(pairs),
        gain.of_class(pairs, 5),
        gain.of_each(pairs, 5),
        gain.marx_cummings(pairs, 5, 1),
    ]
    assert {estimate.undefined for estimate in estimates} == {why}
    assert {test.undefined for test in (sign_test.compute(pairs), sign_flip.compute(pairs))} == {why}


def test_what_has_no_spread_or_no_room_has_a_reason() -> None:
    same, alike = Pairs.of([5, 5, 5], [5, 5, 5]), Pairs.of([1, 2, 3], [2, 3, 4])
    assert standardisers.compute(same).d == dict.fromkeys(standardisers.NAMES)
    assert (standardisers.compute(alike).d["d_z"], standardisers.compute(alike).d["d_rm"]) == (None, None)
    assert standardisers.compute(alike).d["d_b"] == 1
    assert d_av_bonett.compute(alike).no_interval
    assert gain.of_class(same, 5).undefined == gain.of_each(same, 5).undefined == gain.NO_ROOM
    assert gain.marx_cummings(same, 5, 1).undefined
    assert reliable_change.compute(same, 0.8).undefined == reliable_change.NO_SPREAD
    assert reliable_change.compute(alike, -0.2).undefined == reliable_change.NOT_RELIABLE
    assert small_sample.correction(1) is None


@pytest.mark.parametrize("d_z", [2.0, 3.0, 5.0])
def test_few_people_needed_for_a_large_change_have_just_the_power_asked_for(d_z: float) -> None:
    """Where two people wouldn't do, though hardly more are needed."""
    needed = power.people_needed(d_z)
    assert needed is not None
    assert needed > 2
    assert power.power(2, d_z) < 0.80
    assert power.power(needed, d_z) == pytest.approx(0.80, abs=1e-9)
