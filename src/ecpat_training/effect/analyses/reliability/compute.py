"""How well the questions of a scale hang together, and how steady scores are between waves.

What no training teaches is no part of a scale's score, and left out here.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ecpat_training.effect.analyses.reliability.result import ReliabilityResult, ScaleReliability, ScaleStability
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.change import Comparison
from ecpat_training.stats import alpha, general_factor, intraclass, omega
from ecpat_training.stats.item_moments import ItemMoments
from ecpat_training.stats.reliability import Alpha, GeneralFactor, Omega
from ecpat_training.survey.instrument.instrument import WAVES, KeyedScale, Scale, ScaleItem
from ecpat_training.values.thresholds import CEILING

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats, Integers

FEW = (
    f"a model with a loading for each question needs at least {omega.FEWEST} people and {omega.PER_ITEM} for each "
    "question; with fewer its figures are mostly chance"
)


def analyse(data: EvaluationData) -> ReliabilityResult | None:
    """Every scale of two questions and more; None where there is none that anybody answered."""
    scales = [
        reliability
        for scale in data.instrument.scales
        if len(scale.items) > 1
        for wave in WAVES
        for reliability in _wave(scale, wave, data)
    ]
    return ReliabilityResult(tuple(scales), tuple(_stability(data))) if scales else None


def _wave(scale: Scale, wave: str, data: EvaluationData) -> Iterator[ScaleReliability]:
    """A scale in one wave, once for each form; nothing where fewer than two of its questions were answered."""
    items_by_form = data.asked(scale, wave)
    ceiling = _ceiling(scale, *_scores(scale, wave, data)) if items_by_form else False
    for form, items in items_by_form.items():
        if len(items) < 2:
            continue
        item_moments = data.moments(scale.id, wave, form)
        coefficient = alpha.of_moments(item_moments)
        yield ScaleReliability(
            scale=scale.id,
            title=scale.title,
            kind=scale.kind,
            wave=wave,
            form=form,
            items=tuple(item.id for item in items),
            reversed=tuple(item.id for item in items if item.reversed),
            alpha=coefficient,
            omega=_omega(coefficient, item_moments),
            general=_general(items, item_moments),
            sem=None if coefficient.sem is None else coefficient.sem * _unit(scale, len(items)),
            ceiling=ceiling,
        )


def _scores(scale: Scale, wave: str, data: EvaluationData) -> "tuple[Floats, Integers]":
    """Everybody's scores in a wave, and how many people have each."""
    import numpy

    if not data.counts:
        scores = data.scores_of(wave, scale.id)
        nonmissing_scores = scores[scores == scores]
        return nonmissing_scores, numpy.ones(nonmissing_scores.size, numpy.int64)
    counted_scores = data.counted_scores(scale.id, wave)
    return numpy.array([score for score, _ in counted_scores]), numpy.array(
        [people for _, people in counted_scores], dtype=numpy.int64
    )


def _ceiling(scale: Scale, scores: "Floats", people: "Integers") -> bool:
    """Whether more than 15 % have the best possible score."""
    best_score = scale.range.high if scale.better == "higher" else scale.range.low
    return best_score is not None and int(people[scores == best_score].sum()) > CEILING * int(people.sum())


def _omega(coefficient: Alpha, item_moments: ItemMoments) -> Omega:
    """Omega where people are enough for it."""
    if coefficient.raw.undefined:
        return Omega(None, None, n=item_moments.n, undefined=coefficient.raw.undefined)
    if not omega.enough(item_moments.n, item_moments.k):
        return Omega(None, None, n=item_moments.n, undefined=FEW)
    return omega.of_moments(item_moments)


def _general(items: Sequence[ScaleItem], item_moments: ItemMoments) -> GeneralFactor | None:
    """What the chapters of a scale have in common, where at least three of them have three questions each."""
    chapters = Counter(item.chapter for item in items if item.chapter)
    factors = sum(times >= general_factor.ITEMS_EACH for times in chapters.values())
    if factors < general_factor.FEWEST_FACTORS or not omega.enough(item_moments.n, item_moments.k):
        return None
    return general_factor.of_moments(item_moments, factors)


def _unit(scale: Scale, items: int) -> float:
    """What one point of the sum is in the scale's units: scores are means of items, or percentages right."""
    return (100.0 if isinstance(scale, KeyedScale) else 1.0) / items


def _stability(data: EvaluationData) -> Iterator[ScaleStability]:
    """Every scale over every two waves that ask it; a ready score needs no questions for that."""
    scores = {str(wave): table for wave, table in data.scores.items()}
    for comparison in data.comparisons:
        if comparison.linking is None:
            continue
        before, after = comparison.linking.links.rows
        for scale in data.instrument.scales:
            if {comparison.before, comparison.after} <= set(scale.asked):
                first_scores = scores[comparison.before][scale.id].to_numpy(dtype=float)[before]
                second_scores = scores[comparison.after][scale.id].to_numpy(dtype=float)[after]
                yield _over_two_waves(scale, comparison, first_scores, second_scores)


def _over_two_waves(scale: Scale, comparison: Comparison, before: "Floats", after: "Floats") -> ScaleStability:
    import numpy

    finite = numpy.isfinite(before) & numpy.isfinite(after)
    ratings = numpy.column_stack([before[finite], after[finite]])
    changes = ratings[:, 1] - ratings[:, 0]
    typical_error = float(numpy.std(changes, ddof=1) / numpy.sqrt(2.0)) if len(changes) > 1 else None
    return ScaleStability(
        scale.id, scale.title, comparison.before, comparison.after, intraclass.compute(ratings), typical_error
    )
