"""Comparisons between people agree with R and with published figures, and say why where there is none."""

import json
import math
from pathlib import Path
from typing import Any

import numpy
import pytest

from ecpat_training.stats import ancova, brunner_munzel, d_ppc2, one_way, welch
from ecpat_training.stats.pairs import ONE_PERSON, Pairs
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
        half = truth["bell_mccaffrey"][name]["t"] * truth["hc3"][name]
        assert (robust.low, robust.high) == close((value - half, value + half))
    assert (found.slopes.statistic, found.slopes.p) == close((truth["slopes"]["F"], truth["slopes"]["p"]))


def test_where_one_person_alone_decides_the_slope_there_is_no_robust_interval() -> None:
    """All but one started from the same score, so that the leverage of that one is 1, and HC3 divides by 0."""
    adjusted = ancova.compute([1, 1, 1, 1, 1, 4], [2, 3, 4, 5, 6, 7], list("aaabbb"), "b")
    assert adjusted.difference["a"].low is not None
    assert (adjusted.robust["a"].value, adjusted.robust["a"].low) == (pytest.approx(-2.5), None)
    assert "one person alone" in (adjusted.robust["a"].no_interval or "")


@pytest.mark.parametrize(("one", "other"), [(8, 40), (12, 20), (3, 3)])
def test_degrees_of_freedom_of_two_means(one: int, other: int) -> None:
    """Imbens and Kolesár (2016), section III: without a covariate they have a closed form."""
    n = one + other
    first = numpy.repeat([1.0, 0.0], [one, other])
    q = numpy.column_stack([first / math.sqrt(one), (1 - first) / math.sqrt(other)])
    of_hc2 = numpy.repeat([1 / one / (one - 1), 1 / other / (other - 1)], [one, other])
    theirs = n**2 * (one - 1) * (other - 1) / (one**2 * (one - 1) + other**2 * (other - 1))
    assert ancova.degrees(q, of_hc2) == close(theirs)


MORRIS: tuple[tuple[float, float, float, float, tuple[int, int], float], ...] = (
    # change of the trained and of the others, SDs before, people, d_ppc2 as printed
    (38.5 - 30.6, 19.7 - 23.1, 15.0, 13.8, (20, 20), 0.77),
    (26.8 - 23.5, 25.3 - 24.9, 3.1, 4.1, (50, 42), 0.80),
    (0.7 - 0.5, 0.6 - 0.6, 0.1, 0.2, (9, 9), 1.20),
    (75.9 - 53.4, 60.7 - 55.7, 14.5, 17.3, (10, 11), 1.05),
    (36.0 - 35.6, 33.4 - 34.8, 4.7, 3.1, (14, 14), 0.44),
)


@pytest.mark.parametrize(("trained", "others", "sd", "its", "people", "printed"), MORRIS)
def test_d_ppc2_of_morris(
    trained: float, others: float, sd: float, its: float, people: tuple[int, int], printed: float
) -> None:
    """Morris (2008), table 5, five studies of trainings; equal to differences of metafor's SMCR with the pooled SD."""
    pooled = math.sqrt(((people[0] - 1) * sd**2 + (people[1] - 1) * its**2) / (sum(people) - 2))
    value, _ = d_ppc2.of_summary(trained - others, pooled, 0.5, people)
    assert round(value, 2) == printed


def test_d_ppc2_of_scores() -> None:
    truth, group = OWN["truth"]["d_ppc2"], numpy.array(OWN["group"])
    pairs = [
        Pairs.of(*(numpy.array(OWN[wave])[group == name] for wave in ("before", "after")))
        for name in ("trained", "waiting")
    ]
    found, turned = d_ppc2.compute(*pairs), d_ppc2.compute(*pairs[::-1])
    assert [found.value, found.low, found.high] == close([truth["value"], *truth["ci"]])
    assert turned.value == close(-truth["value"])
    assert found.high - found.low == close(2 * 1.959963984540054 * math.sqrt(truth["variance"]))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("trained", "others", "why"),
    [
        ([[1, 2]], [[1, 2], [2, 4]], ONE_PERSON),
        ([[1, 2], [1, 3]], [[4, 5], [4, 4]], d_ppc2.NO_SPREAD),
        ([[1, 2], [2, 4]], [[4, 5], [5, 5]], d_ppc2.TOO_FEW),
    ],
)
def test_d_ppc2_that_cannot_be_computed_has_a_reason(trained: Any, others: Any, why: str) -> None:
    found = d_ppc2.compute(*(Pairs.of(*numpy.array(one).T) for one in (trained, others)))
    assert why in (found.undefined, found.no_interval)
    assert found.low is None


def test_d_ppc2_where_nobody_varies_afterwards() -> None:
    """No correlation can be had of scores that are all the same; it counts as none."""
    found = d_ppc2.compute(Pairs.of([1, 2, 3], [5, 5, 5]), Pairs.of([1, 2, 4], [5, 5, 5]))
    assert found.low is not None


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
