"""What a mean change can be at all, whatever those would have said who are missing.

The lowest is that where each missing score after stands at the scale's lower end and each missing one before at its
upper end; the highest the other way round. The bounds suppose nothing about who is missing and are not an interval:
chance comes on top. `tipping` is the mean change of those who are missing at which the mean change of all would be 0:
the further it lies from anything likely, the less it matters who is missing. Manski (1989), DOI 10.2307/145818;
Horowitz and Manski (2000), DOI 10.1080/01621459.2000.10473902; Yan, Lee and Li (2009), DOI 10.1080/10543400903242795.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.stats.samples import middle, people

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Integers


@dataclass(frozen=True, slots=True)
class MissingBounds:
    """`people` are all of whom at least one of the two scores is there, `missing` those of whom one is not. `low` and
    `high` are None where the scale has no ends; `tipping` is None where nobody is missing or nobody was there twice."""

    people: int
    missing: int
    low: float | None
    high: float | None
    tipping: float | None


def compute(
    before: object, after: object, scale_bounds: tuple[float | None, float | None], times: "Integers | None" = None
) -> MissingBounds:
    """Bounds of the mean change, after minus before.

    Args:
        before, after: a score per person, nan where it is missing.
        scale_bounds: the lowest and highest possible score, None where there is none.
        times: how many people have each two scores; None where each are one person's.
    """
    import numpy

    scores_before, scores_after = (numpy.asarray(values, dtype=numpy.float64).reshape(-1) for values in (before, after))
    is_missing = numpy.isnan(scores_before), numpy.isnan(scores_after)
    is_observed = ~(is_missing[0] & is_missing[1])
    is_complete = ~(is_missing[0] | is_missing[1])
    n, pairs = (
        people(scores_before[selected], None if times is None else times[selected])
        for selected in (is_observed, is_complete)
    )
    changes = scores_after[is_complete] - scores_before[is_complete]
    total = float(changes.sum() if times is None else changes @ times[is_complete])
    tipping = -total / (n - pairs) + 0.0 if pairs and n > pairs else None
    low, high = scale_bounds
    if low is None or high is None or not n:
        return MissingBounds(n, n - pairs, None, None, tipping)
    # A missing score before is put at the upper end here: the lower the change, the worse the case.
    worst_changes = numpy.where(is_missing[1], low, scores_after) - numpy.where(is_missing[0], high, scores_before)
    best_changes = numpy.where(is_missing[1], high, scores_after) - numpy.where(is_missing[0], low, scores_before)
    observed_times = None if times is None else times[is_observed]
    return MissingBounds(
        n,
        n - pairs,
        middle(worst_changes[is_observed], observed_times),
        middle(best_changes[is_observed], observed_times),
        tipping,
    )
