"""Of those who are missing a published report says something only where they are 10 and more."""

import json
from dataclasses import replace

import pytest

from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.disclosure.population import few_missing
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.sentences.sentences import notes, sentence
from ecpat_training.effect.sentences.verdicts import verdict
from ecpat_training.effect.workflows.waves import evaluate_waves
from tests.effect.waves import instrument, number_scale, scores

MADE = Provenance("1.0", "ecpat evaluate --publish", ())


def training(left: int, low: float, gain: float = 3.0) -> EffectReport:
    """30 people who answered twice, and others who started low and left."""
    before = [20.0 + 7 * at % 11 for at in range(30)]
    after = [one + gain * (at % 3 - 0.4) for at, one in enumerate(before)]
    waves = scores("pre", [*before, *(low + at % 2 for at in range(left))]), scores("post", after)
    return evaluate_waves(instrument(number_scale(answers="0-60")), waves)


def said(report: EffectReport) -> str:
    public = publish(report)
    return json.dumps(effect_json(public, MADE)) + "".join(
        repr(effect_document(public, MADE, reader).blocks) for reader in ("evaluator", "coordinator", "donor")
    )


@pytest.mark.parametrize("left", [2, 3, 9])
def test_where_few_who_left_started_is_not_said(left: int) -> None:
    report = training(left, low=2.0)
    assert any("did not answer again" in note for note in notes(report.comparisons[0].changes[0]))
    for phrase in ("did not answer again", "all answers together don't show"):
        assert phrase not in said(report)


def test_where_enough_who_left_started_is_said_in_words() -> None:
    assert "Those compared had started higher than those who did not answer again" in said(training(12, low=2.0))


@pytest.mark.parametrize(("left", "figures"), [(3, "means"), (12, "interval")])
def test_that_few_who_left_undo_a_change_is_not_said(left: int, figures: str) -> None:
    """What all answers don't bear is no improvement, and of few missing not even that is told: the means stay alone."""
    report = training(left, low=20.0)
    comparison = report.comparisons[0]
    change = comparison.changes[0]
    assert change.all_answers
    undone = replace(change.all_answers, change=replace(change.all_answers.change, low=-1.0, high=3.0))
    changes = (replace(change, all_answers=undone),)
    report = replace(report, comparisons=(replace(comparison, changes=changes),))
    one = publish(report).comparisons[0].changes[0]
    assert (one.raw.low is None) == (figures == "means")
    assert ("all answers together don't show this" in sentence(one)) == (figures == "interval")
    assert verdict(one) == ("none" if figures == "means" else "open")


@pytest.mark.parametrize(("others", "few"), [(None, False), (0, False), (1, True), (9, True), (10, False)])
def test_one_who_is_missing_is_few_and_nobody_is_not(others: int | None, few: bool) -> None:
    change = training(0, low=20.0).comparisons[0].changes[0]
    assert few_missing(replace(change, before=replace(change.before, others=others))) is few
    assert few_missing(replace(change, after=replace(change.after, others=others))) is few
