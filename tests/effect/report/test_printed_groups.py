"""A report of two groups that one would print: the same page as any other, of which nobody is said to have changed."""

import re
from itertools import pairwise

import pytest

from ecpat_training.documents.document import Bullets, Document, Heading, KeyFigure, Paragraph, ReportTable
from ecpat_training.documents.evaluation_charts import ScaleChart
from ecpat_training.effect.analyses.follow_up.result import FollowUpResult
from ecpat_training.effect.analyses.unlinked import words
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.occasion import Occasion
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.sentences.words.readers import READERS, Reader
from ecpat_training.effect.workflows.waves import evaluate_waves
from tests.effect.analyses.test_unlinked import OF_PEOPLE, anonymous, apart, report
from tests.effect.report.test_effect_document import MADE
from tests.effect.waves import instrument, number_scale, wave

BEFORE = [3.0, 7, 5, 9, 4, 6, 8, 2, 5, 6, 7, 4, 10, 1, 5, 6, 3, 8, 7, 4, 6, 5]
AFTER = [8.0, 12, 9, 11, 7, 10, 13, 6, 9, 10, 11, 8, 9, 10, 12, 7, 6, 11, 10, 9, 8]


def key(effect: EffectReport, reader: Reader = "coordinator") -> KeyFigure:
    return next(one for one in effect_document(effect, MADE, reader).blocks if isinstance(one, KeyFigure))


def words_of(made: Document) -> str:
    return "\n".join(
        text
        for block in made.blocks
        for text in (
            [block.text]
            if isinstance(block, Heading | Paragraph)
            else [block.label, *block.notes]
            if isinstance(block, KeyFigure)
            else block.items
            if isinstance(block, Bullets)
            else []
        )
    )


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("published", [False, True])
def test_every_reader_first_sees_the_caveat_one_large_figure_and_each_scale(reader: Reader, published: bool) -> None:
    effect = report(BEFORE, AFTER)
    made = effect_document(publish(effect) if published else effect, MADE, reader, Occasion("First responders"))
    title, caveat, figure, chart, status = made.blocks[:5]
    assert made.title == "First responders"
    assert title == Heading(words.FINDINGS)
    assert isinstance(caveat, Paragraph)
    assert caveat.text.startswith("People are not linked")
    assert isinstance(figure, KeyFigure)
    assert isinstance(chart, ScaleChart)
    assert isinstance(status, Paragraph)
    assert all(point.low is None for row in chart.rows for point in row.points), "a dumbbell, not two intervals"
    assert not OF_PEOPLE.search(words_of(made))


def test_the_large_figure_is_the_difference_of_two_groups_with_its_interval_and_both_numbers_of_people() -> None:
    effect = report(BEFORE, AFTER)
    (scale,) = apart(effect).scales
    figure = key(effect)
    assert figure.label == "Knowledge: difference between two groups of people"
    assert figure.figure == f"+{scale.difference.value:.2f} points"
    assert figure.notes == (
        f"95 % interval {scale.difference.low:.2f} to {scale.difference.high:.2f}; "
        f"those who answered after have a mean of {scale.after.mean:.2f}, those who answered before one of "
        f"{scale.before.mean:.2f}; 21 people after and 22 people before",
        "Those who answered after scored higher.",
    )


def test_the_large_figure_claims_no_more_than_its_sentence() -> None:
    figure = key(report(BEFORE, BEFORE[1:]))
    assert figure.notes[-1] == "These answers don't show that the two groups scored differently."


def test_what_is_published_of_few_has_means_alone_and_of_fewer_no_large_figure() -> None:
    few = key(publish(report(BEFORE[:14], AFTER[:12])))
    assert "interval" not in " ".join(few.notes)
    assert len(few.notes) == 1, "nothing is said of chance"
    for reader in READERS:
        made = effect_document(publish(report(BEFORE[:9], AFTER)), MADE, reader)
        kinds = [type(block) for block in made.blocks]
        assert KeyFigure not in kinds
        assert ScaleChart not in kinds


def test_the_words_explained_are_those_of_two_groups() -> None:
    for reader in READERS:
        told = words_of(effect_document(report(BEFORE, AFTER), MADE, reader))
        assert "Not linked: " in told
        assert re.search(r"95 % interval: the differences of the two groups' means", told)
        assert "the mean changes that fit" not in told


def test_nothing_is_said_of_how_people_were_recognised_where_no_form_has_a_code() -> None:
    for effect in (report(BEFORE, AFTER), publish(report(BEFORE, AFTER))):
        made = effect_document(effect, MADE, "evaluator")
        assert "recognised" not in words_of(made)
        assert not [block for block in made.blocks if isinstance(block, ReportTable) and block.name == "linking"]


def test_a_donor_is_told_as_many_outcomes_as_fit_on_the_page() -> None:
    titles = [f"Knowledge of what to do when a child seems to be trafficked, part {number}" for number in range(4)]
    scales = [
        number_scale(id=f"scale{number}", title=title, answers="0-20", items=[{"id": f"p{number}"}])
        for number, title in enumerate(titles)
    ]
    effect = evaluate_waves(
        instrument(*scales),
        [
            wave("pre", [""] * len(BEFORE), {f"p{number}": BEFORE for number in range(4)}),
            wave("post", [""] * len(AFTER), {f"p{number}": AFTER for number in range(4)}),
        ],
    )
    blocks = effect_document(effect, MADE, "donor").blocks
    told = [title for title in titles if any(title in getattr(block, "text", "") for block in blocks)]
    assert 1 <= len(told) < 3
    assert any(getattr(block, "text", "").endswith("They are in the full report.") for block in blocks)


@pytest.mark.parametrize("reader", ["coordinator", "evaluator"])
def test_three_waves_have_one_large_figure_a_part_each_and_nothing_on_who_is_missing(reader: Reader) -> None:
    waves = [anonymous("pre", BEFORE), anonymous("post", AFTER), anonymous("follow-up", [one - 1 for one in AFTER])]
    effect = evaluate_waves(instrument(number_scale(answers="0-20")), waves)
    assert effect.found(FollowUpResult) is None, "who is missing isn't known"
    blocks = effect_document(effect, MADE, reader).blocks
    assert len([one for one in blocks if isinstance(one, KeyFigure)]) == 1
    parts = [one.text for one in blocks if isinstance(one, Heading) and one.level == 1]
    assert len(parts) == len(set(parts))
    causes = [one for one in blocks if isinstance(one, Paragraph) and one.text == words.CAUSES]
    assert len(causes) == 1


@pytest.mark.parametrize("reader", READERS)
def test_no_heading_stands_above_nothing(reader: Reader) -> None:
    """Of people who aren't linked no question moved: that part isn't begun."""
    blocks = [*effect_document(report(BEFORE, AFTER), MADE, reader).blocks, Heading("the end")]
    for one, following in pairwise(blocks):
        if isinstance(one, Heading) and isinstance(following, Heading):
            assert following.level > one.level, (one.text, following.text)
