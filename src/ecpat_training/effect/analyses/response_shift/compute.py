"""The then-test: scores before, about before but asked afterwards, and after, over the same people."""

from typing import TYPE_CHECKING

from ecpat_training.effect.analyses.response_shift.result import ResponseShift, ResponseShiftResult
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.scoring.scoring import score
from ecpat_training.stats import paired_change
from ecpat_training.stats.pairs import Pairs
from ecpat_training.survey.instrument.instrument import THEN_PREFIX, Scale
from ecpat_training.survey.model.responses import WaveResponses

if TYPE_CHECKING:
    import pandas


def analyse(data: EvaluationData) -> ResponseShiftResult | None:
    """The response shift of each scale in each wave that asks its then-test; None where nobody answered one."""
    shifts = (
        _shift(data, comparison, scale, wave)
        for comparison in data.comparisons
        if comparison.before == "pre" and (wave := data.wave(comparison.after))
        for scale in data.instrument.scales
        if scale.then and comparison.after in scale.then.asked
    )
    rows = tuple(row for row in shifts if row)
    return ResponseShiftResult(rows) if rows else None


def then_score(scale: Scale, wave: WaveResponses) -> "pandas.Series[float] | None":
    """The scores about the time before, asked in this wave; None if its file has none of the then-items."""
    ids = {THEN_PREFIX + item.id: item.id for item in scale.items}
    answered_columns = [column for column in ids if column in wave.answers.columns]
    return score(scale, wave.answers[answered_columns].rename(columns=ids), wave.forms) if answered_columns else None


def _shift(data: EvaluationData, comparison: Comparison, scale: Scale, wave: WaveResponses) -> ResponseShift | None:
    import pandas

    then_scores = then_score(scale, wave)
    before, after = (data.scores[name].get(scale.id) for name in (comparison.before, comparison.after))  # type: ignore[index]
    if then_scores is None or before is None or after is None or comparison.linking is None:
        return None
    first_rows, second_rows = comparison.linking.links.rows
    three = pandas.DataFrame(
        {
            "before": before.to_numpy()[first_rows],
            "then": then_scores.to_numpy()[second_rows],
            "after": after.to_numpy()[second_rows],
        }
    ).dropna()
    shift_pairs, change_pairs, recalibrated_pairs = (
        Pairs.of(three[start], three[end])
        for start, end in (("before", "then"), ("before", "after"), ("then", "after"))
    )
    if shift_pairs.unusable or change_pairs.unusable:
        return None
    return ResponseShift(
        scale=scale.id,
        title=scale.title,
        kind=scale.kind,
        unit=scale.unit,
        better=scale.better,
        before=comparison.before,
        after=comparison.after,
        n=change_pairs.n,
        mean_before=change_pairs.mean_before,
        mean_then=shift_pairs.mean_after,
        mean_after=change_pairs.mean_after,
        shift=paired_change.compute(shift_pairs),
        conservative=paired_change.compute(change_pairs),
        recalibrated=paired_change.compute(recalibrated_pairs),
    )
