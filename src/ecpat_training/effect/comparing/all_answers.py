"""Does it matter who is missing? The same change from complete pairs, from all answers, and at its worst.

Each two waves have a covariance of their own in the model, since after a training scores often lie closer together: of
1,500 drawn trainings each with normal scores, 8 to 20 people of whom 25 to 50 % missed a wave by chance, its 95 %
intervals covered 94 to 95 % and were narrower than those of complete pairs, while one level per person alone made them
up to a quarter wider.

Where low starters leave and answers are graded, they cover less: 90 to 94 % of drawn trainings of 12 to 40 people, and
83 to 86 % near the end of the scale (complete pairs 88 to 97 % and 68 to 83 %; `benchmarks/covering.py`). Kenward and
Roger's standard error takes the information that is expected where chance alone decides who is missing, and one spread
for everybody's rest, of which neither is so. Reports say it beside the figure.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from ecpat_training.effect.analyses.missing.result import MissingPairs, MissingScores
from ecpat_training.effect.comparing.group_change import facts
from ecpat_training.effect.comparing.linked_scores import LinkedWaves
from ecpat_training.effect.linking.panel import Panel
from ecpat_training.stats import (
    likeliest,
    missing_bounds,
    mixed_model,
    paired_change,
    partially_overlapping,
    samples,
    welch,
)
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.restricted_likelihood import patterns
from ecpat_training.survey.instrument.instrument import Instrument, Scale, Wave
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.effect.comparing.linked_scores import Scores
    from ecpat_training.stats.pairs import Booleans, Floats, Integers

ENOUGH = 5  # people in each two waves, so that each two may have a covariance of their own
NAME = marked("mean change, all answers")
_Model = tuple[mixed_model.Fit | None, str, str | None]

INSTEAD = {likeliest.ON_THE_EDGE: "random intercept, edge", likeliest.NOT_FOUND: "random intercept, no top"}


def all_answers(
    instrument: Instrument,
    waves: Sequence[WaveResponses],
    scores: "Scores",
    people: Panel,
    linked_waves: Sequence[LinkedWaves],
) -> MissingScores | None:
    """Every scale of which a score is missing, between each two waves that ask it; None where there is none."""
    missing_by_place = {
        (missing_pairs.before, missing_pairs.after, scale.id): missing_pairs
        for scale in instrument.scales
        for missing_pairs in _scale(
            scale, [wave.wave for wave in waves if wave.wave in scale.asked], scores, people, linked_waves
        )
    }
    ordered_pairs = [
        missing_by_place[place]
        for two_waves in linked_waves
        for scale in instrument.scales
        if (place := (two_waves.before, two_waves.after, scale.id)) in missing_by_place
    ]
    return MissingScores(tuple(ordered_pairs)) if ordered_pairs else None


def _scale(
    scale: Scale, asked_waves: Sequence[Wave], scores: "Scores", people: Panel, linked_waves: Sequence[LinkedWaves]
) -> list[MissingPairs]:
    import numpy

    if len(asked_waves) < 2:
        return []
    person_scores = numpy.column_stack([people.of(wave, scores[wave][scale.id]) for wave in asked_waves])
    complete_estimates = {
        (two_waves.before, two_waves.after): paired_change.compute(two_waves.scales[scale.id].pairs)
        for two_waves in linked_waves
        if scale.id in two_waves.scales
    }
    return missing_of(scale, asked_waves, person_scores, complete_estimates)


def missing_of(
    scale: Scale,
    asked_waves: Sequence[Wave],
    person_scores: "Floats",
    pairs_estimates: Mapping[tuple[Wave, Wave], Estimate],
    times: "Integers | None" = None,
) -> list[MissingPairs]:
    """One scale between each two waves, from a row per person and a column per wave, nan where a score is missing;
    nothing where nobody is. With `times`, so many people have the scores of each row."""
    import numpy

    has_score = ~numpy.isnan(person_scores)
    if (has_score.all(axis=1) | ~has_score.any(axis=1)).all():
        return []
    fitted_model = model_of(person_scores, times)
    pairs = combinations(enumerate(asked_waves), 2)
    return [
        _pair(scale, person_scores, times, (earlier, later), pairs_estimates[earlier[1], later[1]], fitted_model)
        for earlier, later in pairs
    ]


def model_of(scores: "Floats", times: "Integers | None" = None) -> _Model:
    """The model with a covariance of their own for each two waves where enough people have both and the answers tell
    it, else with one level per person; which of them it is, and why there is none."""
    import numpy

    waves = scores.shape[1]
    has_score = (~numpy.isnan(scores)).astype(numpy.int64)
    score_patterns = patterns(scores, times)
    structure = "random intercept"
    joint_counts = has_score.T @ has_score if times is None else (has_score.T * times) @ has_score
    if int(joint_counts.min()) >= ENOUGH:
        fitted_model = mixed_model.fit(score_patterns, mixed_model.unstructured(waves))
        if isinstance(fitted_model, mixed_model.Fit):
            return fitted_model, "unstructured", None
        structure = INSTEAD.get(fitted_model.why, "random intercept, undetermined")
    plainer = mixed_model.fit(score_patterns, mixed_model.random_intercept(waves))
    return (plainer, structure, None) if isinstance(plainer, mixed_model.Fit) else (None, structure, plainer.why)


def _pair(
    scale: Scale,
    scores: "Floats",
    times: "Integers | None",
    waves: tuple[tuple[int, Wave], tuple[int, Wave]],
    complete_estimate: Estimate,
    model: _Model,
) -> MissingPairs:
    import numpy

    def times_of(selected: "Booleans") -> "Integers | None":
        return None if times is None else times[selected]

    (before_column, before), (after_column, after) = waves
    scores_before, scores_after = scores[:, before_column], scores[:, after_column]
    has_score = ~numpy.isnan(scores_before), ~numpy.isnan(scores_after)
    has_both_scores = has_score[0] & has_score[1]
    has_one_score = has_score[0] & ~has_both_scores, has_score[1] & ~has_both_scores
    weights = [0.0] * scores.shape[1]
    weights[before_column], weights[after_column] = -1.0, 1.0
    fitted_model, structure, no_fit_reason = model
    reason = complete_estimate.undefined or complete_estimate.no_interval or no_fit_reason
    bounds = missing_bounds.compute(scores_before, scores_after, (scale.range.low, scale.range.high), times)
    n = [samples.people(scores_before[selected], times_of(selected)) for selected in (has_both_scores, *has_one_score)]
    return MissingPairs(
        facts(scale),
        before,
        after,
        n[0],
        n[1],
        n[2],
        complete_estimate,
        fitted_model.contrast(weights, NAME)
        if fitted_model and not reason
        else Estimate.none(NAME, reason or mixed_model.NO_FIT, n=bounds.people, method=mixed_model.METHOD),
        fitted_model.p(weights) if fitted_model and not reason else None,
        structure,
        partially_overlapping.compute(scores_before, scores_after, times=times),
        bounds.low,
        bounds.high,
        bounds.tipping,
        welch.compute(
            scores_before[has_both_scores],
            scores_before[has_one_score[0]],
            name="those recognised minus the others, before",
            times=None if times is None else (times[has_both_scores], times[has_one_score[0]]),
        ),
    )
