"""The six intraclass correlations agree with Shrout and Fleiss's own example and with psych."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ecpat_training.stats import intraclass
from tests.shared import SHARED

CASES = json.loads((Path(__file__).parent / "cases" / "reliability" / "intraclass.json").read_text(encoding="utf-8"))
BESIDE = SHARED / "data" / "cases" if SHARED else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_values_intervals_and_tests(case: dict[str, Any]) -> None:
    found, truth = intraclass.compute(case["ratings"]), case["truth"]
    assert found.single
    assert found.average
    assert found.tests
    six = [*found.single, *found.average]
    assert [one.value for one in six] == pytest.approx(truth["value"], rel=1e-9)
    assert [one.low for one in six] == pytest.approx(truth["low"], rel=1e-9)
    assert [one.high for one in six] == pytest.approx(truth["high"], rel=1e-9)
    assert [one.statistic for one in found.tests] * 2 == pytest.approx(truth["f"], rel=1e-9)
    assert [one.p for one in found.tests] * 2 == pytest.approx(truth["p"], rel=1e-9)


def test_the_published_figures() -> None:
    found = intraclass.compute(CASES[0]["ratings"])
    assert [round(one.value or 0.0, 2) for one in (*(found.single or ()), *(found.average or ()))] == [
        0.17, 0.29, 0.71, 0.44, 0.62, 0.91,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ratings", "why"),
    [
        ([[1.0, 2.0]], intraclass.TOO_FEW),
        ([], intraclass.TOO_FEW),
        ([[1.0, float("nan")], [2.0, 3.0]], intraclass.TOO_FEW),
        ([[3.0, 3.0], [3.0, 3.0]], intraclass.NO_SPREAD),
    ],
)
def test_none_for_a_reason(ratings: object, why: str) -> None:
    found = intraclass.compute(ratings)
    assert (found.single, found.average, found.undefined) == (None, None, why)


def test_everybody_a_point_higher_keeps_the_order_perfectly() -> None:
    found = intraclass.compute([[1, 2], [2, 3], [4, 5], [7, 8.0]])
    assert found.single
    assert found.single[2].value == 1
    assert (found.single[2].low, found.single[2].no_interval) == (None, intraclass.NO_ERROR)
    assert (found.single[1].value or 1) < 1


@example([(1, 2), (1, 2), (2, 1), (2, 1)])
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=8))
def test_whatever_two_waves_are_there_is_a_figure_or_a_reason(ratings: list[tuple[int, int]]) -> None:
    found = intraclass.compute(ratings)
    assert (found.single is None) == (found.undefined is not None)
    for one in (*(found.single or ()), *(found.average or ())):
        assert all(limit is None or math.isfinite(limit) for limit in (one.value, one.low, one.high))
        assert (one.value is None) == (one.undefined is not None)
        assert (one.low is None) == bool(one.undefined or one.no_interval)


@pytest.mark.parametrize("path", [BESIDE / "test_retest_hci45.json"] if BESIDE else [], ids=lambda path: path.stem)
def test_a_test_taken_twice_beside_the_repository(path: Path) -> None:
    read = json.loads(path.read_text(encoding="utf-8"))
    found = intraclass.compute(list(zip(read["data"]["test"], read["data"]["retest"], strict=True)))
    six = [one.value for one in (*(found.single or ()), *(found.average or ()))]
    assert six == pytest.approx(list(read["truth"]["ICC"].values()), rel=1e-9)
