"""The questions with a key among two groups of people: how many of each were right."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from ecpat_training.effect.analyses.unlinked.result import Unlinked, UnlinkedQuestion, UnlinkedWaves
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.sentences.verdicts import excludes_zero
from ecpat_training.stats import independent_shares
from ecpat_training.survey.instrument.instrument import KeyedScale
from ecpat_training.survey.instrument.own_words import statement_words
from ecpat_training.values.thresholds import ALPHA


def analyse(data: EvaluationData) -> Unlinked | None:
    """The groups' scores, worked out already, as they belong to what is judged together; with their questions."""
    if data.unlinked is None:
        return None
    return Unlinked(
        tuple(replace(two_waves, questions=_questions(two_waves, data)) for two_waves in data.unlinked.waves)
    )


def _questions(two_waves: UnlinkedWaves, data: EvaluationData) -> tuple[UnlinkedQuestion, ...]:
    counted = [
        (scale, item, before, after)
        for scale in data.instrument.scales
        if isinstance(scale, KeyedScale)
        for shares_before, shares_after in (
            (_count_right_answers(data, scale, two_waves.before), _count_right_answers(data, scale, two_waves.after)),
        )
        for item in scale.items
        if (before := shares_before.get(item.id)) and (after := shares_after.get(item.id))
    ]
    level = 1.0 - ALPHA / max(len(counted), 1)
    return tuple(
        UnlinkedQuestion(
            scale.id,
            item.id,
            statement_words(item, scale.items),
            item.untaught,
            *before,
            *after,
            independent_shares.newcombe(before, after),
            _share_direction(before, after, level),
        )
        for scale, item, before, after in counted
    )


def _count_right_answers(data: EvaluationData, scale: KeyedScale, wave: str) -> dict[str, tuple[int, int]]:
    """How many were right, of how many were asked, for each question of a scale that anybody was asked."""
    answers = data.items.get((scale.id, wave))
    return dict(_counts(data, scale, wave)) if answers is not None else {}


def _counts(data: EvaluationData, scale: KeyedScale, wave: str) -> Iterator[tuple[str, tuple[int, int]]]:
    answers = data.items[scale.id, wave]
    rows = data.people.rows[wave]
    response_rows = rows[rows >= 0]  # a response sent twice counts once
    for column, item in enumerate(answers.items):
        has_answered = answers.is_answered(column)[response_rows]
        if has_answered.any():
            yield (
                item.id,
                (int(answers.table[response_rows, column][has_answered].sum(dtype=float)), int(has_answered.sum())),
            )


def _share_direction(before: tuple[int, int], after: tuple[int, int], level: float) -> Literal["more", "fewer", "open"]:
    difference = independent_shares.newcombe(before, after, level)
    if not excludes_zero(difference):
        return "open"
    return "more" if (difference.low or 0.0) > 0 else "fewer"
