"""The figures of one wave alone: how many answered, the mean of each scale and of each question."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ecpat_training.effect.analyses.items.compute import WILSON, scale_items
from ecpat_training.effect.analyses.reaction import words
from ecpat_training.effect.analyses.reaction.result import QuestionMean, Reaction, ScaleReaction
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.comparing.of_before import scales_of_before
from ecpat_training.effect.linking.same_person import rows_by_person
from ecpat_training.effect.scoring.item_answers import ItemAnswers
from ecpat_training.stats import mean_interval, share
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.pairs import mean, sd
from ecpat_training.survey.instrument.instrument import KeyedScale, Scale
from ecpat_training.survey.instrument.own_words import statement_words
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

RATE = marked("share of the people there who answered, Wilson interval")


def analyse(data: EvaluationData) -> Reaction | None:
    """What the one wave says; None where there are several, or nobody answered anything."""
    if len(data.waves) != 1:
        return None
    wave = data.waves[0]
    befores = {scale.id for scale in scales_of_before(data.instrument, wave)}
    scales = tuple(
        replace(_scale(scale, wave, answers, data), of_before=scale.id in befores)
        for scale in sorted(data.instrument.scales, key=lambda scale: scale.id in befores)
        if (answers := data.items.get((scale.id, wave.wave)))
    )
    if not scales:
        return None
    form_count, participants = len(wave.answers), data.participants
    repeat_count = sum(len(rows) - 1 for rows in rows_by_person(wave))
    people = form_count - repeat_count
    total = participants if participants is not None and people <= participants else None
    return Reaction(
        wave.wave,
        form_count,
        total,
        share.compute(people / total, total, method=RATE) if total else None,
        scales,
        tuple(wave.written.items()),
        again=repeat_count,
        of_participations=repeat_count > 0,
    )


def _scale(scale: Scale, wave: WaveResponses, answers: ItemAnswers, data: EvaluationData) -> ScaleReaction:
    scores = data.scores[wave.wave][scale.id].dropna().to_numpy(dtype="float64")
    sites = wave.sites is not None and len(set(wave.sites)) > 1
    return ScaleReaction(
        scale=scale.id,
        title=scale.title,
        kind=scale.kind,
        better=scale.better,
        unit=scale.unit,
        low=scale.range.low,
        high=scale.range.high,
        n=len(scores),
        mean=_mean(scores, (scale.range.low, scale.range.high), sites=sites),
        questions=tuple(_questions(scale, answers, sites=sites)),
        items=scale_items(scale, data, {}),
        scores=tuple(scores.tolist()),
        steps=scale.steps,
    )


def _mean(scores: "Floats", scale_bounds: tuple[float | None, float | None], *, sites: bool) -> Estimate:
    """The mean of people's scores; over several sites without an interval, which would take each person for one who
    stands alone."""
    if not len(scores):
        return Estimate.none("mean", "nobody has a score")
    mean_score = mean(scores)
    if len(scores) < 2:
        return Estimate("mean", mean_score, n=len(scores), no_interval=mean_interval.ONE_PERSON)
    estimate = mean_interval.compute(mean_score, sd(scores), len(scores), scale_bounds=scale_bounds)
    if not sites:
        return estimate
    return Estimate("mean", mean_score, n=len(scores), method=estimate.method, no_interval=words.WHY["sites"])


def _questions(scale: Scale, answers: ItemAnswers, *, sites: bool) -> Iterator[QuestionMean]:
    is_keyed = isinstance(scale, KeyedScale)
    scale_ends = (None, None) if is_keyed else (scale.range.low, scale.range.high)
    for column, item in enumerate(answers.items):
        values = answers.table[answers.is_answered(column), column].astype("float64")
        if not len(values):
            continue
        if not is_keyed:
            estimate = _mean(values, scale_ends, sites=sites)
        elif sites:
            estimate = Estimate("share", mean(values), n=len(values), method=WILSON, no_interval=words.WHY["sites"])
        else:
            estimate = share.compute(mean(values), len(values), method=WILSON)
        yield QuestionMean(item.id, statement_words(item, scale.items), len(values), estimate, item.reversed)
