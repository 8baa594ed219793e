"""A claim from counts is never stronger than the claim from the same people's answers."""

from dataclasses import replace

import pytest

from ecpat_training.effect.counting.engines.rows import count_responses
from ecpat_training.effect.disclosure.counts import releasable_counts
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.sentences import sentence
from ecpat_training.effect.sentences.verdicts import verdict
from ecpat_training.effect.workflows.from_counts import report_of_counts
from ecpat_training.effect.workflows.waves import evaluate_waves
from tests.draws import some_of
from tests.effect.counting.drawn import FORM, answers
from tests.effect.waves import instrument, wave

CLAIMS = ("better", "worse")


def verdicts(report: EffectReport) -> dict[str, str]:
    return {change.scale: verdict(change) for change in report.comparisons[0].changes}


@pytest.fixture(scope="module")
def drawn() -> list[tuple[dict[str, str], dict[str, str], dict[str, str]]]:
    """Of some trainings the verdicts of answers, of whole counts, and of what leaves the house."""
    found = []
    for seed in some_of(range(40), 10):
        waves = answers(seed, 14 + seed)
        counted = count_responses(FORM, *waves)
        told = releasable_counts(counted, FORM)
        found.append(
            (
                verdicts(evaluate_waves(FORM, list(waves))),
                verdicts(report_of_counts(FORM, [counted])),
                verdicts(report_of_counts(FORM, [told], with_missing=False)),
            )
        )
    return found


def test_whole_counts_claim_what_the_answers_claim(drawn: list[tuple[dict[str, str], ...]]) -> None:
    assert all(whole == exact for exact, whole, _ in drawn)
    assert {one for exact, *_ in drawn for one in exact.values()} >= {"better", "open"}


def test_counts_that_leave_the_house_claim_nothing_that_answers_do_not(drawn: list[tuple[dict[str, str], ...]]) -> None:
    claimed = [(exact[scale], one) for exact, _, told in drawn for scale, one in told.items() if one in CLAIMS]
    assert [pair for pair in claimed if pair[0] != pair[1]] == []


def test_the_worst_scores_of_the_missing_undo_a_change_and_the_sentence_says_so() -> None:
    counted = releasable_counts(count_responses(FORM, *answers(3, 40)), FORM)
    for change in report_of_counts(FORM, [counted], with_missing=False).comparisons[0].changes:
        if change.scale == "quiz":
            n = change.n or 0
            missing = sum(side.alone for side in counted.sides) + counted.linked - n
            assert missing > 0
            assert change.all_answers is not None
            assert change.raw.low is not None
            assert change.all_answers.change.low == pytest.approx((n * change.raw.low - missing * 100) / (n + missing))
            assert change.raw.low > 0, "the pairs alone would claim it"
            assert verdict(change) == "open"
            assert "of those who missed a wave the counts tell no score, and with the worst" in sentence(change)
            assert "whether it rose or fell is not shown" in sentence(change)


def test_with_nobody_missing_what_left_the_house_claims_what_the_answers_claim() -> None:
    codes = [f"CODE{letter}{letter}" for letter in "ABCDEFGHIJKL"]
    form = instrument({"id": "points", "title": "Points", "kind": "number", "items": [{"id": "p0"}]})
    scores = [2.0, 4, 3, 5, 4, 3, 2, 5, 4, 3, 2, 6]
    waves = (
        wave("pre", codes, {"p0": scores}),
        wave("post", codes, {"p0": [one + 2 + at % 2 for at, one in enumerate(scores)]}),
    )
    told = releasable_counts(count_responses(form, *waves), form)
    assert verdicts(report_of_counts(form, [told], with_missing=False)) == {"points": "better"}
    one_more = replace(told, sides=(replace(told.sides[0], answers=13, alone=1), told.sides[1]))
    assert verdicts(report_of_counts(form, [one_more], with_missing=False)) == {"points": "open"}, (
        "a scale without ends"
    )
