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
    linked: Sequence[LinkedWaves],
) -> MissingScores | None:
    """Every scale of which a score is missing, between each two waves that ask it; None where there is none."""
    missing_by_place = {
        (missing.before, missing.after, scale.id): missing
        for scale in instrument.scales
        for missing in _scale(scale, [wave.wave for wave in waves if wave.wave in scale.asked], scores, people, linked)
    }
    ordered = [
        missing_by_place[place]
        for two_waves in linked
        for scale in instrument.scales
        if (place := (two_waves.before, two_waves.after, scale.id)) in missing_by_place
    ]
    return MissingScores(tuple(ordered)) if ordered else None


def _scale(
    scale: Scale, asked_waves: Sequence[Wave], scores: "Scores", people: Panel, linked: Sequence[LinkedWaves]
) -> list[MissingPairs]:
    import numpy

    if len(asked_waves) < 2:
        return []
    by_person = numpy.column_stack([people.of(wave, scores[wave][scale.id]) for wave in asked_waves])
    complete = {
        (two_waves.before, two_waves.after): paired_change.compute(two_waves.scales[scale.id].pairs)
        for two_waves in linked
        if scale.id in two_waves.scales
    }
    return missing_of(scale, asked_waves, by_person, complete)


def missing_of(
    scale: Scale,
    asked_waves: Sequence[Wave],
    by_person: "Floats",
    complete: Mapping[tuple[Wave, Wave], Estimate],
    times: "Integers | None" = None,
) -> list[MissingPairs]:
    """One scale between each two waves, from a row per person and a column per wave, nan where a score is missing;
    nothing where nobody is. With `times`, so many people have the scores of each row."""
    import numpy

    has_score = ~numpy.isnan(by_person)
    if (has_score.all(axis=1) | ~has_score.any(axis=1)).all():
        return []
    fitted = model_of(by_person, times)
    pairs = combinations(enumerate(asked_waves), 2)
    return [
        _pair(scale, by_person, times, (earlier, later), complete[earlier[1], later[1]], fitted)
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
    together = has_score.T @ has_score if times is None else (has_score.T * times) @ has_score
    if int(together.min()) >= ENOUGH:
        fitted = mixed_model.fit(score_patterns, mixed_model.unstructured(waves))
        if isinstance(fitted, mixed_model.Fit):
            return fitted, "unstructured", None
        structure = INSTEAD.get(fitted.why, "random intercept, undetermined")
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

    def times_of(which: "Booleans") -> "Integers | None":
        return None if times is None else times[which]

    (before_column, before), (after_column, after) = waves
    first, second = scores[:, before_column], scores[:, after_column]
    has_score = ~numpy.isnan(first), ~numpy.isnan(second)
    in_both = has_score[0] & has_score[1]
    in_one = has_score[0] & ~in_both, has_score[1] & ~in_both
    weights = [0.0] * scores.shape[1]
    weights[before_column], weights[after_column] = -1.0, 1.0
    fitted, structure, no_fit = model
    reason = complete_estimate.undefined or complete_estimate.no_interval or no_fit
    bounds = missing_bounds.compute(first, second, (scale.range.low, scale.range.high), times)
    n = [samples.people(first[which], times_of(which)) for which in (in_both, *in_one)]
    return MissingPairs(
        facts(scale),
        before,
        after,
        n[0],
        n[1],
        n[2],
        complete_estimate,
        fitted.contrast(weights, NAME)
        if fitted and not reason
        else Estimate.none(NAME, reason or mixed_model.NO_FIT, n=bounds.people, method=mixed_model.METHOD),
        fitted.p(weights) if fitted and not reason else None,
        structure,
        partially_overlapping.compute(first, second, times=times),
        bounds.low,
        bounds.high,
        bounds.tipping,
        welch.compute(
            first[in_both],
            first[in_one[0]],
            name="those recognised minus the others, before",
            times=None if times is None else (times[in_both], times[in_one[0]]),
        ),
    )
