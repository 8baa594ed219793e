"""A training's mean change: of the people with both scores, and beside it what all its answers say.

Whoever lost the code stands in two rows, one with a score before and one with a score after; complete pairs leave both
out, and with them everything that goes with losing a code. So the training's own report and its programme's hold the
same two figures beside each other, and claim a direction only where both show it (`effect/sentences/verdicts.py`).
Where low scorers lose their codes more often, the model of all answers lies between complete pairs and the truth
(`benchmarks/lost_codes.py`); `everybody`, the plain difference of both means, is right there as long as the same people
answered twice. `bounds` suppose nothing: each missing score at the scale's worse end, or the better.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.effect.model.change import ScaleChange
from ecpat_training.effect.programme.model.training_effect import EstimationBasis, OutcomeScale
from ecpat_training.stats import missing_bounds

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats


@dataclass(frozen=True, slots=True)
class MeanChange:
    """The mean change of those with both scores, the square of its error (None where everybody changed alike), whether
    these are everybody; the mean of all scores after less that of all before; and what the mean change can be at all,
    None where the scale has no ends."""

    value: float
    square: float | None
    by: EstimationBasis
    everybody: float
    bounds: tuple[float, float] | None


def mean_change(
    scores: "Floats", before: int, after: int, scale_ends: tuple[float | None, float | None] = (None, None)
) -> MeanChange:
    """The mean change of a training's people.

    Args:
        scores: a row per person and a column per wave, nan where a score is missing; somebody has both scores.
        before, after: the two columns.
        scale_ends: the lowest and the highest possible score, None where there is none.
    """
    import numpy

    is_present = ~numpy.isnan(scores[:, [before, after]])
    is_complete = is_present.all(axis=1)
    changes = scores[is_complete, after] - scores[is_complete, before]
    standard_deviation = float(changes.std(ddof=1)) if changes.size > 1 else 0.0
    extremes = missing_bounds.compute(scores[:, before], scores[:, after], scale_ends)
    return MeanChange(
        float(changes.mean()),
        standard_deviation**2 / changes.size if standard_deviation > 0 else None,
        "everybody" if (is_complete | ~is_present.any(axis=1)).all() else "complete pairs",
        float(numpy.nanmean(scores[:, after]) - numpy.nanmean(scores[:, before])),
        None if extremes.low is None or extremes.high is None else (extremes.low, extremes.high),
    )


def of_all_answers(change: ScaleChange, outcome: OutcomeScale) -> tuple[float, float] | None:
    """(least, most) that the mean change is by all answers, in the outcome's points: twice the model's figure; where
    only the number of those missing is known, with all of their scores at one end, infinite where the scale has none.
    None where nobody is missing, or the answers determine no model."""
    all_answers, pairs = change.all_answers, change.raw.value
    if all_answers is None or all_answers.change.low is None or pairs is None or not change.n:
        return None
    if all_answers.change.value is not None:
        value = outcome.to_report_units(all_answers.change.value)
        return value, value
    return bounds_of_missing(pairs, change.n, all_answers.people - change.n, outcome)


def bounds_of_missing(mean: float, n: int, missing_people: int, outcome: OutcomeScale) -> tuple[float, float]:
    """(least, most) that a mean change of `n` people is with all scores of those missing at one end, in the outcome's
    points; infinite where the scale has no ends."""
    room = math.inf
    if outcome.low is not None and outcome.high is not None:
        room = missing_people * (outcome.high - outcome.low)
    lower_bound, upper_bound = ((mean * n + direction * room) / (n + missing_people) for direction in (-1.0, 1.0))
    return outcome.to_report_units(lower_bound), outcome.to_report_units(upper_bound)
