"""The change that people see looking back: now minus then, both asked afterwards, of the same people."""

from ecpat_training.effect.analyses.response_shift import compute as response_shift
from ecpat_training.effect.analyses.then_test.result import RetrospectiveChange, ThenTestResult
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.stats import paired_change
from ecpat_training.stats.pairs import Pairs
from ecpat_training.survey.instrument.instrument import Scale
from ecpat_training.survey.model.responses import WaveResponses


def analyse(data: EvaluationData) -> ThenTestResult | None:
    """The change of each scale in each wave that asks of both times; None where there is none. A scale that was asked
    before as well is left to the response shift, which has the score given then beside it."""
    shifts = response_shift.analyse(data)
    with_before = {(row.scale, row.after) for row in shifts.rows} if shifts else set()
    changes = (
        _change(data, scale, wave)
        for wave in data.waves
        for scale in data.instrument.scales
        if scale.then and wave.wave in scale.then.asked and (scale.id, wave.wave) not in with_before
    )
    rows = tuple(row for row in changes if row)
    return ThenTestResult(rows) if rows else None


def _change(data: EvaluationData, scale: Scale, wave: WaveResponses) -> RetrospectiveChange | None:
    import numpy

    then_scores = response_shift.then_score(scale, wave)
    now_scores = data.scores[wave.wave].get(scale.id)
    if then_scores is None or now_scores is None:
        return None
    both = numpy.column_stack([then_scores.to_numpy(), now_scores.to_numpy()])
    both = both[~numpy.isnan(both).any(axis=1)]
    pairs = Pairs.of(both[:, 0], both[:, 1])
    if pairs.unusable:
        return None
    return RetrospectiveChange(
        scale=scale.id,
        title=scale.title,
        kind=scale.kind,
        better=scale.better,
        after=wave.wave,
        n=pairs.n,
        mean_then=pairs.mean_before,
        mean_now=pairs.mean_after,
        change=paired_change.compute(pairs),
        test=paired_change.t_test(pairs),
        unit=scale.unit,
    )
