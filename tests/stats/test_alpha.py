"""How well items hang together agrees with psych, and says why where it can't be said."""

import json
import math
from pathlib import Path
from typing import Any

import numpy
import pytest

from ecpat_training.stats import alpha, upper_lower
from ecpat_training.stats.item_moments import MISSING, ItemMoments
from tests.shared import SHARED

CASES = Path(__file__).parent / "cases" / "reliability"
BESIDE = SHARED / "data" / "cases" if SHARED else None


def case(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return read


def attitude() -> Any:
    return numpy.array(case("attitude")["scores"], dtype=float)


def close(value: object) -> Any:
    return pytest.approx(value, rel=1e-9, abs=1e-12)


def test_people_who_answered_everything() -> None:
    truth, found = case("attitude")["truth"]["listwise"], alpha.compute(attitude())
    assert (found.n, found.k) == (truth["n"], 5)
    assert [found.raw.value, found.raw.low, found.raw.high] == close([truth["alpha"], *truth["feldt"]])
    assert [found.standardised, found.guttman_6, found.average_r] == close(
        [truth["std"], truth["g6"], truth["average_r"]]
    )
    assert [found.total_sd, found.sem] == close([truth["total_sd"], truth["sem"]])
    for name, figures in (("mean", "mean"), ("sd", "sd"), ("item_total", "item_total"), ("item_rest", "item_rest")):
        assert [getattr(item, name) for item in found.items] == close(truth[figures])
    assert [item.alpha_dropped for item in found.items] == close(truth["dropped"])


def test_everybody_who_answered_each_two_items() -> None:
    truth, found = case("attitude")["truth"]["pairwise"], alpha.compute(attitude(), "pairwise")
    assert [found.raw.value, found.standardised, found.guttman_6, found.average_r] == close(
        [truth["alpha"], truth["std"], truth["g6"], truth["average_r"]]
    )
    assert [item.alpha_dropped for item in found.items] == close(truth["dropped"])


def test_kr_20_and_discrimination_of_a_test_with_a_key() -> None:
    read = case("knowledge")
    truth, right = read["truth"], numpy.array(read["right"], dtype=numpy.int8)
    found = alpha.compute(right)
    assert [found.raw.value, found.raw.low, found.raw.high] == close([truth["kr20"], *truth["feldt"]])
    assert [item.item_rest for item in found.items] == close(truth["item_rest"])
    assert upper_lower.compute(right).tolist() == close(truth["thirds"])
    assert found.items[-1].item_rest is not None
    assert found.items[-1].item_rest < 0  # the item that is keyed wrongly


def test_many_people_in_blocks_and_small_numbers_give_the_same_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    scores = attitude()
    whole, pairs = alpha.compute(scores), alpha.compute(scores, "pairwise")
    small = numpy.where(numpy.isnan(scores), MISSING, scores).astype(numpy.int8)
    monkeypatch.setattr("ecpat_training.stats.item_moments._ROWS", 7)
    assert alpha.compute(small).raw.value == close(whole.raw.value)
    assert alpha.compute(scores, "pairwise").raw.value == close(pairs.raw.value)
    assert ItemMoments.of(scores, "pairwise").means == close(numpy.nanmean(scores, axis=0))


def test_a_large_constant_costs_no_digits() -> None:
    scores = attitude()
    assert alpha.compute(scores + 1e6).raw.value == pytest.approx(alpha.compute(scores).raw.value, rel=1e-9)


@pytest.mark.parametrize(
    ("scores", "why"),
    [
        ([[1.0], [2.0]], alpha.ONE_ITEM),
        (numpy.empty((0, 3)), alpha.NOBODY),
        ([[1.0, math.nan], [math.nan, 2.0]], alpha.NOBODY),
        ([[1.0, 2.0, 3.0]], alpha.ONE_PERSON),
        ([[3.0, 3.0], [3.0, 3.0], [3.0, 3.0]], alpha.NO_SPREAD),
        ([[1.0, 5.0], [2.0, 4.0], [5.0, 1.0]], alpha.NO_SPREAD),
    ],
)
def test_no_alpha_for_a_reason(scores: object, why: str) -> None:
    found = alpha.compute(scores)
    assert (found.raw.value, found.raw.undefined) == (None, why)
    figures = [value for item in found.items for value in (item.mean, item.sd, item.item_rest, item.alpha_dropped)]
    assert all(value is None or math.isfinite(value) for value in figures)


def test_items_that_contradict_each_other_have_a_negative_alpha_and_no_error_of_measurement() -> None:
    found = alpha.compute([[1, 5, 2], [2, 4, 1], [4, 2, 3], [5, 1, 4.0]])
    assert found.raw.value is not None
    assert found.raw.value < 0
    assert found.sem is None
    little = alpha.compute([[1, 2], [2, 3], [3, 4], [4, 1]])
    assert (little.raw.value, little.sem) == (close(-0.5), None)
    assert alpha.compute([[1, 2], [2, 4], [3, 1], [4, 3]]).sem == close(10**0.5 / 3**0.5)  # alpha is 0: all is error


def test_an_item_that_everybody_answered_alike_has_no_correlation() -> None:
    found = alpha.compute([[1, 2, 0.1], [2, 2, 0.1], [3, 4, 0.1], [5, 4, 0.1]])
    assert found.items[2].item_rest is None
    assert found.items[2].sd == 0
    assert found.raw.value is not None
    assert found.standardised is None


def test_thirds_that_are_empty_have_no_difference() -> None:
    assert all(math.isnan(value) for value in upper_lower.compute([[1, 0], [1, 0], [1, 0], [1, 0.0]]))
    assert all(math.isnan(value) for value in upper_lower.compute([[1, 0], [1, 0.0]]))


def test_a_table_is_needed() -> None:
    with pytest.raises(ValueError, match="a row per person"):
        ItemMoments.of([1, 2, 3])


@pytest.mark.parametrize("path", [BESIDE / "item_analysis_hci.json"] if BESIDE else [], ids=lambda path: path.stem)
def test_a_real_test_beside_the_repository(path: Path) -> None:
    import pandas

    truth = json.loads(path.read_text(encoding="utf-8"))["truth"]
    key = pandas.read_csv(path.parent / "HCI_key.csv")["key"].to_numpy()
    right = (pandas.read_csv(path.parent / "HCI_mcq_answers.csv").iloc[:, :20].to_numpy() == key).astype(numpy.int8)
    found = alpha.compute(right)
    assert [found.raw.value, found.raw.low, found.raw.high] == close([truth["alpha_kr20_n1"], *truth["alpha_feldt_ci"]])
    assert [found.total_sd, found.sem] == close([truth["total_sd"], truth["sem"]])
    assert [item.mean for item in found.items] == close(truth["difficulty_p"])
    assert [item.item_total for item in found.items] == close(truth["r_item_total"])
    assert [item.item_rest for item in found.items] == close(truth["r_item_rest_pointbiserial"])
    assert [item.alpha_dropped for item in found.items] == close(truth["alpha_if_dropped"])
    assert upper_lower.compute(right).tolist() == close(truth["uli_terciles"])


@pytest.mark.parametrize("path", [BESIDE / "alpha_pingouin_small.json"] if BESIDE else [], ids=lambda path: path.stem)
def test_a_small_scale_beside_the_repository(path: Path) -> None:
    import pandas

    read = json.loads(path.read_text(encoding="utf-8"))
    found = alpha.compute(pandas.DataFrame(read["data"]))
    assert [found.raw.value, found.raw.low, found.raw.high] == close(
        [read["truth"]["alpha"], *read["truth"]["feldt_ci"]]
    )


@pytest.mark.parametrize(
    "path", [BESIDE / "alpha_omega_bfi_agreeableness.json"] if BESIDE else [], ids=lambda path: path.stem
)
def test_a_scale_with_missing_answers_beside_the_repository(path: Path) -> None:
    import pandas

    truth = json.loads(path.read_text(encoding="utf-8"))["truth"]
    scores = pandas.read_csv(path.parent / "bfi_A1_A5.csv")[["A1", "A2", "A3", "A4", "A5"]]
    scores["A1"] = 7 - scores["A1"]
    found, pairs = alpha.compute(scores), alpha.compute(scores, "pairwise")
    said = truth["listwise"]
    assert [
        found.raw.value,
        found.standardised,
        found.guttman_6,
        found.average_r,
        found.raw.low,
        found.raw.high,
    ] == close([said["raw_alpha"], said["std_alpha"], said["G6"], said["average_r"], *said["feldt_ci"]])
    assert [item.alpha_dropped for item in found.items] == close(list(truth["alpha_if_dropped_raw"].values()))
    said = truth["psych_alpha_pairwise"]
    assert [pairs.raw.value, pairs.standardised, pairs.guttman_6, pairs.average_r] == close(
        [said["raw"], said["std"], said["G6"], said["average_r"]]
    )


def test_thirds_of_people_who_know_more_and_more() -> None:
    """Ten people who know the first 1 to 10 of ten questions, the easier ones first: a third are the lowest four, whose
    totals are no higher than the 1/3 quantile (4), and the highest three, above the 2/3 quantile (7)."""
    ladder = numpy.tril(numpy.ones((10, 10)))
    expected = [0, 1 / 4, 2 / 4, 3 / 4, 1, 1, 1, 1, 2 / 3, 1 / 3]
    assert upper_lower.compute(ladder).tolist() == pytest.approx(expected, abs=1e-12)
