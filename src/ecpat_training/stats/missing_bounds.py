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
    before: object, after: object, ends: tuple[float | None, float | None], times: "Integers | None" = None
) -> MissingBounds:
    """Bounds of the mean change, after minus before.

    Args:
        before, after: a score per person, nan where it is missing.
        ends: the lowest and highest possible score, None where there is none.
        times: how many people have each two scores; None where each are one person's.
    """
    import numpy

    first, second = (numpy.asarray(values, dtype=numpy.float64).reshape(-1) for values in (before, after))
    is_missing = numpy.isnan(first), numpy.isnan(second)
    is_observed = ~(is_missing[0] & is_missing[1])
    is_complete = ~(is_missing[0] | is_missing[1])
    n, pairs = (people(first[which], None if times is None else times[which]) for which in (is_observed, is_complete))
    changes = second[is_complete] - first[is_complete]
    total = float(changes.sum() if times is None else changes @ times[is_complete])
    tipping = -total / (n - pairs) + 0.0 if pairs and n > pairs else None
    low, high = ends
    if low is None or high is None or not n:
        return MissingBounds(n, n - pairs, None, None, tipping)
    # A missing score before is put at the upper end here: the lower the change, the worse the case.
    worst = numpy.where(is_missing[1], low, second) - numpy.where(is_missing[0], high, first)
    best = numpy.where(is_missing[1], high, second) - numpy.where(is_missing[0], low, first)
    observed_times = None if times is None else times[is_observed]
    return MissingBounds(
        n, n - pairs, middle(worst[is_observed], observed_times), middle(best[is_observed], observed_times), tipping
    )
