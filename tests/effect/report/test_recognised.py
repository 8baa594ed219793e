"""Every page says of how many who answered the people compared are, and changes in points and in percentage points; a
published one as far as that counts no few people. Of a training and of a programme it is one rule."""

from dataclasses import replace

import pytest

from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.programme.disclosure.publish import publishable
from ecpat_training.effect.programme.pooling.pool import pool
from ecpat_training.effect.programme.report.sentences import people
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.sentences.words.readers import READERS, Reader
from ecpat_training.effect.workflows.waves import evaluate_waves
from tests.effect.programme.test_pool import POINTS, effect
from tests.effect.report.test_effect_document import MADE
from tests.effect.report.test_printed import said
from tests.effect.waves import instrument, number_scale, scores

FEW = "Fewer than 10 of those who answered before were not recognised afterwards."


def made(answered: int, known: int) -> EffectReport:
    """A training of whose people so many answered before, and so many of them afterwards."""
    before = [1.0 + (at * 7 % 31) / 10 for at in range(answered)]
    after = [min(5.0, score + (at * 3 % 7) / 5) for at, score in enumerate(before[:known])]
    scale = number_scale(answers="1-5")
    return evaluate_waves(instrument(scale), [scores("pre", before), scores("post", after)])


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("answered", "published", "sentence"),
    [
        (29, False, "25 of the 29 who answered before were recognised afterwards."),
        (29, True, FEW),
        (38, True, "25 of the 38 who answered before were recognised afterwards."),
        (25, True, "25 of the 25 who answered before were recognised afterwards."),
    ],
)
def test_every_page_of_a_training_says_of_how_many(
    reader: Reader, answered: int, published: bool, sentence: str
) -> None:
    report = publish(made(answered, 25)) if published else made(answered, 25)
    page = said(effect_document(report, MADE, reader))
    if reader == "donor" and not published:
        sentence = f"{answered} people answered before the training."
    assert sentence in page
    assert ("29" not in page) or sentence != FEW, "nor does another figure tell how many are missing"


def test_the_programme_says_the_same_by_the_same_rule() -> None:
    trainings = [replace(effect(f"C{at}", 1, 5.0 + at, n=20), answered=(21, 20)) for at in range(5)]
    assert people(publishable(pool("p", POINTS, trainings, ()), 10)) == FEW
    assert people(pool("p", POINTS, trainings, ())).startswith("100 of the 105 who answered before")


@pytest.mark.parametrize("published", [False, True])
def test_changes_are_told_in_points_and_in_percentage_points(published: bool) -> None:
    report = made(38, 25)
    exact = report.comparisons[0].changes[0].raw.value
    assert exact is not None
    page = said(effect_document(publish(report) if published else report, MADE, "donor"))
    points = (
        f"{exact:.1f} points ({round(round(exact, 1) * 25):.0f}"
        if published
        else f"{exact:.2f} points ({exact * 25:.1f}"
    )
    assert f"{points} percentage points)" in page, "of a published report it follows from the rounded change alone"


def test_a_coordinator_reads_all_answers_beside_the_pairs() -> None:
    assert "Change, all" in said(effect_document(made(38, 25), MADE, "coordinator"))
    assert "Change, all" not in said(effect_document(made(25, 25), MADE, "coordinator")), "nobody is missing"
    assert "Change, all" not in said(effect_document(publish(made(38, 25)), MADE, "coordinator"))
    assert effect_json(publish(made(29, 25)), MADE)["comparisons"][0]["answered_before"] is None
