"""The waves of a training compared, every two: each scale's change over the people who are linked."""

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from ecpat_training.effect.comparing.all_answers import all_answers
from ecpat_training.effect.comparing.comparison_group import SplitWaves
from ecpat_training.effect.comparing.evaluation_data import ComparisonData, EvaluationData
from ecpat_training.effect.comparing.linked_scores import LinkedScores, LinkedWaves, TwoWaves, linked_waves
from ecpat_training.effect.comparing.multiplicity import (
    UNJUDGED,
    JudgedChange,
    Judgements,
    dated,
    judge_changes,
    place_in_plan,
    rank,
)
from ecpat_training.effect.comparing.sites import over_sites
from ecpat_training.effect.comparing.unlinked import judged_unlinked, unlinked_p_values, unlinked_waves
from ecpat_training.effect.linking.panel import panel
from ecpat_training.effect.linking.sent_twice import sent_once
from ecpat_training.effect.model.change import Comparison, RecognisedShare, ScaleChange, WaveScore
from ecpat_training.effect.scoring.scoring import UNTAUGHT_SUFFIX, score, untaught_score
from ecpat_training.stats import correlation, d_av, d_z, improvement, lopsided, mean_interval, paired_change
from ecpat_training.stats.improvement import Improvement
from ecpat_training.stats.pairs import Pairs, mean
from ecpat_training.stats.samples import people
from ecpat_training.survey.instrument.analysis_plan import AnalysisPlan
from ecpat_training.survey.instrument.instrument import WAVES, Instrument, Scale
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.values.thresholds import CEILING

if TYPE_CHECKING:
    import pandas


def comparison_data(
    instrument: Instrument, split_waves: SplitWaves, waiting_responses: Sequence[WaveResponses]
) -> ComparisonData | None:
    """The answers of people asked without the training, known by a column or by files of their own
    (`waiting_responses`); None where there are none. Their changes support no claim, so that they are not judged."""
    waves, _ = sent_once(sorted(waiting_responses, key=lambda wave: WAVES.index(wave.wave)))
    waves = waves or list(split_waves.untrained)
    if not waves:
        return None
    group = instrument.plan.comparison_group if instrument.plan else None
    return ComparisonData(
        evaluation_data(instrument, waves, None, is_judged=False),
        known_by="" if waiting_responses else split_waves.known_by,
        randomised=bool(group and group.randomised),
        declared=bool(group) or instrument.plan is None,
    )


def evaluation_data(
    instrument: Instrument,
    waves: Sequence[WaveResponses],
    controls_data: ComparisonData | None,
    *,
    is_judged: bool = True,
    is_paired: bool = False,
) -> EvaluationData:
    """Everything that is compared: each two waves, those that the plan declares first, each change judged with what
    all answers say. Where few people can be linked, waves are compared as two groups too, unless the caller knows by
    `is_paired` that they are of the same people."""
    plan = instrument.plan if is_judged else None
    scores = {wave.wave: _scores(instrument, wave) for wave in waves}
    linked_comparisons = [linked_waves(instrument, before, after, scores) for before, after in combinations(waves, 2)]
    linked_comparisons.sort(key=lambda two_waves: place_in_plan(plan, two_waves.before, two_waves.after))
    people = panel(waves, [two_waves.linking for two_waves in linked_comparisons])
    sites = any(scale.sites for two_waves in linked_comparisons for scale in two_waves.scales.values())
    missing_score_pairs = (
        all_answers(instrument, waves, scores, people, linked_comparisons) if is_judged and not sites else None
    )
    unlinked_comparisons = (
        unlinked_waves(waves, scores, people, linked_comparisons) if is_judged and not is_paired else None
    )
    judgements = (
        judge_changes(
            plan, linked_comparisons, missing_score_pairs, dated(plan, waves), unlinked_p_values(unlinked_comparisons)
        )
        if is_judged
        else {}
    )
    unlinked_pairs = (
        {(two_waves.before, two_waves.after) for two_waves in unlinked_comparisons.alone()}
        if unlinked_comparisons
        else set()
    )
    return EvaluationData(
        instrument,
        tuple(waves),
        scores,
        tuple(
            _comparison(two_waves, plan, judgements, has_unlinked=(two_waves.before, two_waves.after) in unlinked_pairs)
            for two_waves in linked_comparisons
        ),
        {
            (two_waves.before, two_waves.after, scale): linked_scores.pairs
            for two_waves in linked_comparisons
            for scale, linked_scores in two_waves.scales.items()
        },
        people,
        missing_score_pairs.without(unlinked_pairs) if missing_score_pairs else None,
        judged_unlinked(unlinked_comparisons, plan, judgements),
        controls_data,
    )


def _scores(instrument: Instrument, wave: WaveResponses) -> "pandas.DataFrame":
    """Everybody's score on each scale that the wave asks."""
    import pandas

    scales = [scale for scale in instrument.scales if wave.wave in scale.asked]
    score_by_scale = {scale.id: score(scale, wave.answers, wave.forms) for scale in scales}
    for scale in scales:
        if (untaught_scores := untaught_score(scale, wave.answers, wave.forms)) is not None:
            score_by_scale[scale.id + UNTAUGHT_SUFFIX] = untaught_scores
    return pandas.DataFrame(score_by_scale, index=wave.answers.index)


def _comparison(
    two_waves: LinkedWaves, plan: AnalysisPlan | None, judgements: Judgements, *, has_unlinked: bool
) -> Comparison:
    """The change of every scale between two waves, the primary outcome first; none where the waves are two groups."""
    if has_unlinked:
        return Comparison(
            two_waves.before, two_waves.after, two_waves.linking.linked, two_waves.linking, (), unlinked=True
        )
    changes = (
        scale_change(linked_scores, two_waves, judgements.get((two_waves.before, two_waves.after, scale), UNJUDGED))
        for scale, linked_scores in two_waves.scales.items()
    )
    return Comparison(
        two_waves.before,
        two_waves.after,
        two_waves.linking.linked,
        two_waves.linking,
        tuple(sorted(changes, key=lambda change: rank(plan, change))),
        two_waves.sites,
        recognised=None
        if two_waves.linking.came_again
        else RecognisedShare(two_waves.linking.linked, two_waves.linking.n_before),
    )


def scale_change(linked_scores: LinkedScores, waves: TwoWaves, judgement: JudgedChange) -> ScaleChange:
    """The change of one scale, from the scores of those in both waves, and of those alone in either."""
    scale, pairs, figures = linked_scores.scale, linked_scores.pairs, linked_scores.figures
    is_usable = pairs.unusable is None
    best_score = scale.range.high if scale.better == "higher" else scale.range.low
    best_score_count = pairs.people(pairs.before == best_score) if is_usable and best_score is not None else None
    change = ScaleChange(
        scale=scale.id,
        title=scale.title,
        level=scale.level,
        kind=scale.kind,
        better=scale.better,
        low=scale.range.low,
        high=scale.range.high,
        steps=scale.steps,
        smallest_change=scale.smallest_change,
        unit=scale.unit,
        n=figures.n,
        before=_wave_score(waves.before, scale, linked_scores, is_first=True),
        after=_wave_score(waves.after, scale, linked_scores, is_first=False),
        raw=paired_change.compute(figures),
        d_av=d_av.compute(figures),
        d_z=d_z.compute(figures),
        r=correlation.compute(figures),
        t_test=linked_scores.t_test,
        wilcoxon=linked_scores.wilcoxon,
        pratt=linked_scores.pratt,
        improvement=improvement.compute(pairs, scale.better) if is_usable else Improvement(),
        at_best=best_score_count,
        ceiling=None if best_score_count is None else best_score_count > CEILING * pairs.n,
        lopsided=is_usable and lopsided.is_lopsided(pairs.changes, pairs.times),
        pairs=_one_by_one(pairs) if is_usable else (),
        role=judgement.role,
        adjusted=judgement.adjusted,
        all_answers=judgement.all_answers,
        withheld=figures.unusable,
    )
    return over_sites(change, linked_scores.sites) if linked_scores.sites else change


def _one_by_one(pairs: Pairs) -> tuple[tuple[float, float], ...]:
    """Each person's scores; none where people are counted, of whom no picture shows each."""
    if pairs.n > pairs.times.size:
        return ()
    return tuple(zip(pairs.before.tolist(), pairs.after.tolist(), strict=True))


def _wave_score(wave: str, scale: Scale, linked_scores: LinkedScores, *, is_first: bool) -> WaveScore:
    """Mean and SD of the people compared, and the mean of those who have a score in this wave only."""
    import numpy

    figures = linked_scores.figures
    if figures.unusable:
        return WaveScore(wave, None, None)
    side = 0 if is_first else 1
    unlinked_scores = numpy.asarray(linked_scores.alone[side].dropna(), dtype=numpy.float64)
    times = linked_scores.times[side] if linked_scores.times else None
    n = people(unlinked_scores, times)
    wave_mean, wave_sd = (
        (figures.mean_before, figures.sd_before) if is_first else (figures.mean_after, figures.sd_after)
    )
    mean_bounds = mean_interval.compute(wave_mean, wave_sd, figures.n, scale_bounds=(scale.range.low, scale.range.high))
    others_mean = mean(unlinked_scores, times) if n > 1 else None
    return WaveScore(wave, wave_mean, wave_sd, n, others_mean, mean_bounds.low, mean_bounds.high)
