"""What a report says of how well the questions of a scale hang together."""

import json
import random
from typing import Any

import pytest

from ecpat_training.effect.analyses.reliability.result import ReliabilityResult, ScaleReliability
from ecpat_training.effect.analyses.reliability.rules import scales_to_report, sentence, verdict
from ecpat_training.effect.analyses.reliability.section import analysis as section
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.reliability import Alpha, Omega
from tests.effect.waves import instrument, wave


def answers(n: int, items: int, spread: float, seed: int = 1) -> dict[str, list[int]]:
    """Graded answers around a person's own view; the larger the spread, the looser."""
    chance = random.Random(seed)
    views = [chance.gauss(3, 1) for _ in range(n)]
    return {f"s{at}": [min(5, max(1, round(view + chance.gauss(0, spread)))) for view in views] for at in range(items)}


def effect(before: dict[str, Any], after: dict[str, Any] | None = None, **keys: Any) -> EffectReport:
    n = len(next(iter(before.values())))
    codes = [f"{chr(65 + i % 26) * 3}{i:04d}" for i in range(n)]
    scale = {
        "id": "view",
        "title": "View",
        "kind": "likert",
        "answers": "1-5",
        "items": [{"id": one} for one in before],
    }
    return evaluate_waves(
        instrument({**scale, **keys}), [wave("pre", codes, before), wave("post", codes, after or before)]
    )


def found(report: EffectReport) -> ReliabilityResult:
    result = report.analyses["reliability"]
    assert isinstance(result, ReliabilityResult)
    return result


def one(value: float | None, low: float | None, high: float | None, n: int = 20, why: str | None = None) -> Any:
    raw = Estimate("alpha", value, low, high, n=n, undefined=why)
    alpha = Alpha(raw, 4, n, None, None, None, None, None, ())
    return ScaleReliability("view", "View", "likert", "post", None, (), (), alpha, Omega(None, None), None, None)


@pytest.mark.parametrize(
    ("value", "low", "high", "expected", "words"),
    [
        (0.95, 0.92, 0.97, "persons", "even about a single person"),
        (0.85, 0.75, 0.92, "groups", "well enough for groups"),
        (0.80, 0.60, 0.91, "open", "most likely yes, for groups"),
        (0.65, 0.30, 0.85, "open", "most likely not"),
        (0.40, 0.10, 0.65, "loose", "only loosely"),
        (-0.4, -1.5, 0.30, "against", "contradict each other"),
    ],
)
def test_the_interval_decides_what_is_said(value: float, low: float, high: float, expected: str, words: str) -> None:
    scale = one(value, low, high)
    assert verdict(scale) == expected
    assert words in sentence(scale)
    assert ("the interval is wide" in sentence(scale)) == (high - low > 0.3 and expected in ("open", "loose", "groups"))


def test_no_alpha_is_said_with_its_reason() -> None:
    scale = one(None, None, None, why="everybody has the same score on these items")
    assert sentence(scale) == "View: nothing can be said about it, because everybody has the same score on these items."


def test_few_people_get_no_omega_and_are_told_why() -> None:
    (before, _) = found(effect(answers(20, 5, 0.7))).scales
    assert before.alpha.raw.value is not None
    assert before.omega.value is None
    assert "at least 100 people and 5 for each question" in (before.omega.undefined or "")


def test_many_people_get_omega_near_alpha() -> None:
    (before, _) = found(effect(answers(300, 6, 0.8))).scales
    assert before.omega.value == pytest.approx(before.alpha.raw.value, abs=0.01)
    assert before.omega.fit is not None
    assert before.omega.fit.df == 9


def test_a_scale_of_several_chapters_has_a_general_factor() -> None:
    given = answers(200, 9, 0.8)
    items = [{"id": name, "chapter": f"Chapter {at // 3}"} for at, name in enumerate(given)]
    (before, _) = found(effect(given, items=items)).scales
    assert before.general is not None
    assert before.general.factors == 3
    assert before.general.total == pytest.approx(before.alpha.raw.value, abs=0.03)
    assert 0.5 < (before.general.hierarchical or 0) <= (before.general.total or 0)
    (before, _) = found(effect(given)).scales
    assert before.general is None


def test_the_error_of_measurement_is_in_the_scales_units() -> None:
    (before, _) = found(effect(answers(40, 4, 0.7))).scales
    assert before.alpha.sem is not None
    assert before.sem == pytest.approx(before.alpha.sem / 4)


def test_a_statement_that_was_not_marked_as_reversed_is_named() -> None:
    given = answers(30, 5, 0.6)
    given["s4"] = [6 - answer for answer in given["s4"]]
    (before, _) = found(effect(given)).scales
    assert "Goes against the other statements: s4." in sentence(before)
    marked = effect(given, items=[{"id": name, "reversed": name == "s4"} for name in given])
    assert "Goes against" not in sentence(found(marked).scales[0])


def test_scores_of_the_same_people_over_two_waves() -> None:
    before = answers(30, 4, 0.5)
    after = {name: [min(5, answer + 1) for answer in given] for name, given in before.items()}
    (steady,) = found(effect(before, after)).stability
    assert steady.correlations.single
    _, agreement, consistency = steady.correlations.single
    assert (consistency.value or 0) > (agreement.value or 0) > 0
    assert steady.stray is not None


def test_what_no_training_teaches_is_no_part_of_the_scale() -> None:
    given = answers(20, 4, 0.6)
    items = [{"id": name, "untaught": name == "s3"} for name in given]
    assert [scale.items for scale in found(effect(given, items=items)).scales] == [("s0", "s1", "s2")] * 2


@pytest.mark.parametrize(
    "given",
    [
        {"s0": [3], "s1": [4]},
        {"s0": [], "s1": []},
        {"s0": [3, 3, 3, 3], "s1": [3, 3, 3, 3]},
        {"s0": [None, 1, 2, None], "s1": [1, None, None, 2]},
        {"s0": [1, 2, 3, 4], "s1": [4, 3, 2, 1], "s2": [2, 2, 2, 2]},
    ],
)
def test_whatever_is_answered_there_is_no_nan(given: dict[str, Any]) -> None:
    report = effect(given)
    if "reliability" in report.analyses:
        data = section.data(found(report))
        json.dumps(data, allow_nan=False)
        assert len(data["scales"]) == 2
        list(section.details(found(report), report))
        list(section.blocks(found(report), report))


def test_a_ceiling_later_does_not_make_a_scale_look_loose() -> None:
    """Whoever is at the end of the scale can't be told apart there, so the earlier wave is spoken of."""
    before = answers(30, 4, 0.3)
    after = {name: [min(5, one + 2) for one in column] for name, column in before.items()}
    report = effect(before, after)
    assert [one.ceiling for one in found(report).scales] == [False, True]
    (spoken,) = scales_to_report(found(report).scales)
    assert spoken.wave == "pre"
    assert "30 people before)" in sentence(spoken)
    (turned,) = scales_to_report(found(effect(after, before)).scales)
    assert turned.wave == "post"
    both = scales_to_report(found(effect(after, after)).scales)
    assert [one.wave for one in both] == ["pre"]
    neither = scales_to_report(found(effect(before, before)).scales)
    assert [one.wave for one in neither] == ["post"]


def test_a_ceiling_is_one_from_more_than_15_percent_on() -> None:
    best = [5] * 3 + [4] * 17
    assert [one.ceiling for one in found(effect({"s0": best, "s1": best})).scales] == [False, False]
    more = [5] * 4 + [4] * 16
    assert [one.ceiling for one in found(effect({"s0": more, "s1": more})).scales] == [True, True]
    low = {"s0": [1] * 4 + [2] * 16, "s1": [1] * 4 + [2] * 16}
    assert [one.ceiling for one in found(effect(low, better="lower")).scales] == [True, True]
