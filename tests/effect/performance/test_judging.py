"""Agreement before change: what is pooled, by which rule, and a change in which a harder case cancels."""

from dataclasses import replace

import pytest

from ecpat_training.core.text import fold
from ecpat_training.effect.performance.judging.assessing import assess
from ecpat_training.effect.performance.judging.pooling import verdict
from ecpat_training.effect.performance.model.key import KeyedAnswer
from ecpat_training.effect.performance.model.ratings import Ratings
from ecpat_training.effect.performance.model.rubric import Pooling
from ecpat_training.effect.performance.report.check import headline_sentence
from ecpat_training.stats.estimate import Estimate
from tests.effect.performance.material import KEY, RUBRIC

SPREAD = {one.code: at % 3 for at, one in enumerate(KEY.answers)}


def points(answer: KeyedAnswer, harder: int = 0) -> int:
    """A person's own level, one more after the training, and less in the case B."""
    return 1 + SPREAD[answer.code] % 2 + (answer.wave == "post") * 2 - (answer.case == "B") * harder


def given(harder: int = 0, second: int = 0) -> Ratings:
    """Both raters give the same, but for `second` answers of which the second gives one point less."""
    levels = {}
    for one in KEY.answers:
        total = points(one, harder)
        levels[fold(one.blind)] = {"signs": min(2, total // 2), "safety": total - min(2, total // 2)}
    other = {
        code: {**of, "safety": of["safety"] - 1} if at < second and of["safety"] else dict(of)
        for at, (code, of) in enumerate(levels.items())
    }
    return Ratings(("rater-1", "rater-2"), levels, other)


@pytest.mark.parametrize("harder", [0, 1])
def test_a_harder_case_changes_nothing_about_the_change(harder: int) -> None:
    found = assess(given(harder, second=3), KEY, RUBRIC)
    assert found.verdict.pooled
    assert found.change
    assert found.change.people == (4, 4)
    assert found.change.crossed.change.value == pytest.approx(2, abs=0.3)
    assert found.change.crossed.harder.value == pytest.approx(harder, abs=0.3)


def test_scores_of_raters_who_agree_too_little_are_not_pooled_and_no_change_is_told() -> None:
    both = given()
    turned = {code: {"signs": 2 - of["signs"], "safety": 3 - of["safety"]} for code, of in both.first.items()}
    found = assess(replace(both, second=turned), KEY, RUBRIC)
    assert not found.verdict.pooled
    assert (found.scores, found.change) == ((), None)
    assert headline_sentence(found).startswith("Not pooled: the ICC(2,1) is -")


def test_scores_more_than_one_level_apart_are_listed_and_settled_ones_count() -> None:
    both = given()
    code = fold(KEY.answers_for_raters()[0].blind)
    second = {**both.second, code: {**both.second[code], "safety": (both.first[code]["safety"] + 2) % 4}}
    found = assess(replace(both, second=second), KEY, RUBRIC)
    assert [(one.criterion, one.settled) for one in found.agreement.apart] == [("safety", None)]
    settled = assess(replace(both, second=second, settled={code: {"safety": 3}}), KEY, RUBRIC)
    assert [one.settled for one in settled.agreement.apart] == [3]
    assert settled.agreement.icc == found.agreement.icc
    (score,) = [one.points for one in settled.scores if fold(one.answer.blind) == code]
    assert score == both.first[code]["signs"] + 3


def test_an_answer_without_both_totals_is_not_counted_and_is_named() -> None:
    both = given()
    code = fold(KEY.answers_for_raters()[0].blind)
    found = assess(replace(both, second={**both.second, code: {"signs": 1}}), KEY, RUBRIC)
    assert [fold(one) for one in found.incomplete] == [code]
    assert found.complete == len(KEY.answers) - 1
    assert found.change
    assert sum(found.change.people) == len(KEY.answers) // 2 - 1


@pytest.mark.parametrize(
    ("icc", "pooled", "why"),
    [
        (Estimate("ICC2", 0.80, 0.55, 0.90, n=20), True, "0.80 (95 % interval 0.55 to 0.90)"),
        (Estimate("ICC2", 0.75, 0.50, 0.90, n=20), True, "0.75"),
        (Estimate("ICC2", 0.749, 0.60, 0.90, n=20), False, "below 0.75"),
        (Estimate("ICC2", 0.80, 0.49, 0.90, n=20), False, "lower end is below 0.50"),
        (Estimate("ICC2", 0.95, 0.90, 0.99, n=9), False, "only 9 answers"),
        (Estimate("ICC2", 0.95, 0.90, 0.99, n=10), True, "0.95"),
        (Estimate("ICC2", 1.0, n=20), True, "the same points"),
        (Estimate.none("ICC2", "everybody has the same ratings", n=20), False, "no ICC"),
    ],
)
def test_the_rule_is_written_and_kept(icc: Estimate, pooled: bool, why: str) -> None:
    found = verdict(icc, Pooling())
    assert found.pooled is pooled
    assert why in found.why


def test_nothing_is_called_a_rise_whose_interval_holds_no_change() -> None:
    both = given()
    flat = {code: {"signs": 1, "safety": (at * 7 + at // 3) % 4} for at, code in enumerate(both.first)}
    found = assess(replace(both, first=flat, second=flat), KEY, RUBRIC)
    assert found.change
    value = found.change.crossed.change
    assert value.low is not None
    assert value.high is not None
    assert value.low < 0 < value.high
    assert "rose" not in headline_sentence(found)
    assert "which may be chance" in headline_sentence(found)
