"""Comparisons between people agree with R and with published figures, and say why where there is none."""

import json
import math
from pathlib import Path
from typing import Any

import numpy
import pytest

from ecpat_training.stats import ancova, brunner_munzel, one_way, welch
from tests.shared import SHARED

OWN: dict[str, Any] = json.loads(
    (Path(__file__).parent / "cases" / "people" / "three_groups.json").read_text(encoding="utf-8")
)
CASES = SHARED / "data" / "cases" if SHARED else Path("no cases beside")


def close(value: object, rel: float = 1e-9) -> Any:
    return pytest.approx(value, rel=rel, abs=1e-12)


def gains(case: dict[str, Any], of: str) -> Any:
    change = numpy.subtract(case["after"], case["before"])
    return change[numpy.array(case["group"]) == of]


def test_ancova_agrees_with_lm_and_hc3() -> None:
    truth, found = OWN["truth"], ancova.compute(OWN["before"], OWN["after"], OWN["group"], "waiting")
    assert (found.intercept, found.slope) == close((truth["coefficients"]["intercept"], truth["coefficients"]["slope"]))
    assert found.errors == close(truth["errors"])
    for name in ("trained", "elsewhere"):
        value, t = truth["coefficients"][name], truth["t"]
        classical, robust = found.difference[name], found.robust[name]
        assert (classical.value, classical.high) == close((value, value + t * truth["errors"][name]))
        assert (robust.low, robust.high) == close((value - t * truth["hc3"][name], value + t * truth["hc3"][name]))
    assert (found.slopes.statistic, found.slopes.p) == close((truth["slopes"]["F"], truth["slopes"]["p"]))


def test_differences_of_groups_agree_with_r() -> None:
    truth, names = OWN["truth"], ("trained", "waiting", "elsewhere")
    pair = gains(OWN, "trained"), gains(OWN, "waiting")
    estimate, test = welch.compute(*pair), welch.t_test(*pair)
    assert [estimate.value, estimate.low, estimate.high] == close([truth["welch"]["value"], *truth["welch"]["ci"]])
    assert [test.statistic, test.df, test.p] == close([truth["welch"][key] for key in ("t", "df", "p")])
    groups = [gains(OWN, name) for name in names]
    for found, key in ((one_way.welch(groups), "welch_f"), (one_way.anova(groups), "f")):
        assert [found.statistic, found.p] == close([truth[key]["F"], truth[key]["p"]])
        assert [found.df_between, found.df_within] == close(truth[key]["df"])


def test_brunner_munzel_on_its_authors_pain_scores() -> None:
    """The published figures (Brunner and Munzel 2000; Neubert and Brunner 2007)."""
    first = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1]
    second = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4]
    share, test = brunner_munzel.compute(first, second), brunner_munzel.t_test(first, second)
    assert [share.value, share.low, share.high] == close([0.788961038961039, 0.595216864253737, 0.982705213668342])
    assert [test.statistic, test.df, test.p] == close([3.13746748230295, 17.6828419794815, 0.00578620866615146])


@pytest.mark.parametrize("path", sorted(CASES.glob("ancova_*.json")), ids=lambda path: path.stem)
def test_cases_of_trained_and_untrained(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    truth, data = case["truth"], case["data"]
    before, after, arms = data["Prewt"], data["Postwt"], numpy.array(data["Treat"])
    found = ancova.compute(before, after, arms, "CBT")
    assert found.intercept == close(truth["ancova"]["(Intercept)"])
    for arm in ("Cont", "FT"):
        assert found.difference[arm].value == close(truth["ancova"][f"Treat{arm}"])
        assert found.errors[arm] == close(truth["se"][f"Treat{arm}"])
    change = numpy.subtract(after, before)
    groups = [change[arms == arm] for arm in truth["by_arm"]]
    assert one_way.anova(groups).statistic == close(truth["anova_gain_F"])
    assert one_way.welch(groups).statistic == close(truth["welch_anova_gain"]["F"])


@pytest.mark.parametrize("path", sorted((CASES / "nist").glob("*.dat")), ids=lambda path: path.stem)
def test_analysis_of_variance_keeps_its_digits(path: Path) -> None:
    """NIST StRD, certified F; scores of 13 equal leading digits included."""
    lines = path.read_text(encoding="utf-8").splitlines()
    certified = next(float(line.split()[-1]) for line in lines if line.startswith("Between"))
    start = [at for at, line in enumerate(lines) if line.startswith("Data:")][-1] + 1
    rows = [line.split() for line in lines[start:] if len(line.split()) == 2]
    groups = [[float(y) for group, y in rows if group == name] for name in dict.fromkeys(group for group, _ in rows)]
    found = one_way.anova(groups).statistic
    assert found is not None
    assert found == certified or -math.log10(abs(found / certified - 1)) >= 9


@pytest.mark.parametrize(
    ("first", "second"),
    [([], []), ([1.0], [1.0, 2.0]), ([2.0] * 4, [2.0] * 3), ([1e200, 2.0], [1.0, 5.0]), ([float("nan")] * 3, [1, 2])],
    ids=["nobody", "one person", "all alike", "too large", "nothing answered"],
)
def test_what_cannot_be_computed_has_a_reason(first: list[float], second: list[float]) -> None:
    before, group = [*first, *second], ["a"] * len(first) + ["b"] * len(second)
    found = ancova.compute(before, before, group, "a")
    estimates = [
        welch.compute(first, second), brunner_munzel.compute(first, second),
        *found.difference.values(), *found.robust.values(),
    ]  # fmt: skip
    for one in estimates:
        assert one.undefined or one.no_interval
        assert one.low is None
    for test in (welch.t_test(first, second), brunner_munzel.t_test(first, second)):
        assert test.p is None or 0 <= test.p <= 1
        assert test.undefined or test.p is not None
    assert one_way.anova([first, second]).undefined
    assert one_way.welch([first, second]).undefined


def test_groups_that_do_not_overlap_have_no_interval() -> None:
    share = brunner_munzel.compute([1, 1, 2], [3, 4, 4])
    assert (share.value, share.low) == (1.0, None)
    assert share.no_interval
    assert brunner_munzel.t_test([1, 1, 2], [3, 4, 4]).undefined
