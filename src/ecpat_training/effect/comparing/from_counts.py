"""From counts to what analyses start from: everything that needs no single person."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ecpat_training.effect.comparing.comparing import scale_change
from ecpat_training.effect.comparing.counted_answers import missing_scores, worst_case_answers
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.comparing.linked_scores import LinkedScores, TwoWaves
from ecpat_training.effect.comparing.multiplicity import UNJUDGED, Judgements, judge_changes, place_in_plan, rank
from ecpat_training.effect.counting.counted import TwoWaveCounts, UnpairedScores
from ecpat_training.effect.counting.joint import Joint
from ecpat_training.effect.model.change import Comparison, RecognisedShare
from ecpat_training.stats.pairs import Pairs
from ecpat_training.survey.instrument.analysis_plan import AnalysisPlan
from ecpat_training.survey.instrument.instrument import Instrument, Scale

if TYPE_CHECKING:
    import pandas

    from ecpat_training.stats.pairs import Integers

_NOBODY = UnpairedScores({})


def data_from_counts(
    instrument: Instrument, counts: Sequence[TwoWaveCounts], *, with_missing: bool = True
) -> EvaluationData:
    """Every change between each two waves that were counted, the declared comparisons first, judged in its family, and
    by what is known of those who are missing: their scores where the counts are told `with_missing`."""
    plan = instrument.plan
    counts = sorted(counts, key=lambda counted: place_in_plan(plan, counted.before, counted.after))
    waves = [_two_waves(instrument, counted) for counted in counts]
    missing_score_pairs = missing_scores(waves, counts) if with_missing else None
    judgements = judge_changes(plan, waves, missing_score_pairs)
    return EvaluationData(
        instrument,
        (),
        {},
        tuple(
            _comparison(two_waves, counted, plan, judgements, with_missing=with_missing)
            for two_waves, counted in zip(waves, counts, strict=True)
        ),
        {
            (two_waves.before, two_waves.after, scale): linked_scores.pairs
            for two_waves in waves
            for scale, linked_scores in two_waves.scales.items()
            if linked_scores.moments is None
        },
        missing=missing_score_pairs,
        counts=tuple(counts),
    )


def _two_waves(instrument: Instrument, counted: TwoWaveCounts) -> TwoWaves:
    return TwoWaves(
        counted.before,
        counted.after,
        {
            scale.id: _linked(scale, counted.scales[scale.id], counted)
            for scale in instrument.scales
            if scale.id in counted.scales
        },
    )


def _linked(scale: Scale, joint_counts: Joint, counted: TwoWaveCounts) -> LinkedScores:
    (first_scores, first_count), (second_scores, second_count) = (
        _unpaired_score_counts(counted.alone.get((wave, scale.id), _NOBODY).scores)
        for wave in (counted.before, counted.after)
    )
    unlinked_scores, times = (first_scores, second_scores), (first_count, second_count)
    if joint_counts.whole:
        return LinkedScores(scale, joint_counts.pairs(), unlinked_scores, times=times)
    return LinkedScores(scale, Pairs.of([], []), unlinked_scores, moments=joint_counts.summary(), times=times)


def _unpaired_score_counts(scores: Mapping[float, int]) -> "tuple[pandas.Series[float], Integers]":
    """The scores of those who are in one wave only, in their order, and how many have each."""
    import numpy
    import pandas

    values = sorted(scores)
    return pandas.Series(values, dtype="float64"), numpy.array([scores[value] for value in values], dtype=numpy.int64)


def _comparison(
    waves: TwoWaves, counted: TwoWaveCounts, plan: AnalysisPlan | None, judgements: Judgements, *, with_missing: bool
) -> Comparison:
    changes = []
    for scale, linked_scores in waves.scales.items():
        change = scale_change(linked_scores, waves, judgements.get((waves.before, waves.after, scale), UNJUDGED))
        if not with_missing:
            change = replace(change, all_answers=worst_case_answers(linked_scores.scale, counted, change.raw))
        changes.append(change)
    return Comparison(
        waves.before,
        waves.after,
        counted.linked,
        None,
        tuple(sorted(changes, key=lambda change: rank(plan, change))),
        recognised=RecognisedShare(counted.linked, counted.sides[0].answers),
    )
