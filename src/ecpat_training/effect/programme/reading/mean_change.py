"""A training's mean change from all its answers, also of people who can't be recognised afterwards.

Whoever lost the code stands in two rows, one with a score before and one with a score after: complete pairs would leave
both out, and with them everything that goes with losing a code. The model of all answers takes both, each by what is
known of people with both scores. Where low scorers lose their codes more often, it lies between complete pairs and the
truth (`benchmarks/lost_codes.py`); `everybody`, the plain difference of both means, is right there as long as the same
people answered twice. `bounds` suppose nothing: each missing score at the scale's worse end, or the better.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.effect.comparing.all_answers import model_of
from ecpat_training.effect.programme.model.training_effect import By
from ecpat_training.stats import missing_bounds

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats


@dataclass(frozen=True, slots=True)
class MeanChange:
    """The mean change, the square of its error (None where everybody changed alike), over whom the mean is; the mean of
    all scores after less that of all before; and what the mean change can be at all, None where the scale has no ends.
    """

    value: float
    square: float | None
    by: By
    everybody: float
    bounds: tuple[float, float] | None


def mean_change(
    scores: "Floats", before: int, after: int, ends: tuple[float | None, float | None] = (None, None)
) -> MeanChange:
    """The mean change of a training's people. It is estimated from all answers where somebody is missing and the
    answers determine a model; else from people with both scores.

    Args:
        scores: a row per person and a column per wave, nan where a score is missing; somebody has both scores.
        before, after: the two columns.
        ends: the lowest and the highest possible score, None where there is none.
    """
    import numpy

    present = ~numpy.isnan(scores)
    complete = present[:, before] & present[:, after]
    changes = scores[complete, after] - scores[complete, before]
    spread = float(changes.std(ddof=1)) if changes.size > 1 else 0.0
    square = spread**2 / changes.size if spread > 0 else None
    value = float(changes.mean())
    extremes = missing_bounds.compute(scores[:, before], scores[:, after], ends)
    plain_difference = float(numpy.nanmean(scores[:, after]) - numpy.nanmean(scores[:, before]))
    bounds = None if extremes.low is None or extremes.high is None else (extremes.low, extremes.high)
    # Nobody is missing in one wave alone: the model would give the same figure, only slower.
    if (present.all(axis=1) | ~present.any(axis=1)).all():
        return MeanChange(value, square, "everybody", plain_difference, bounds)
    fitted, _, _ = model_of(scores)
    weights = [float(column == after) - float(column == before) for column in range(scores.shape[1])]
    vector = numpy.asarray(weights)
    error = float(vector @ fitted.adjusted @ vector) if fitted is not None else 0.0
    # A model that answers do not determine gives errors near 0: the pairs are less, but sure.
    if fitted is None or square is None or not error > 0 or not fitted.df(weights) >= 1.0:
        return MeanChange(value, square, "complete pairs", plain_difference, bounds)
    return MeanChange(float(vector @ fitted.means), error, "all answers", plain_difference, bounds)
