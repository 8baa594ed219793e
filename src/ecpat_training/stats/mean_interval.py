"""The interval of one mean: mean +- t(n - 1) SD / sqrt(n), cut at the ends that the scale has.

Student (1908), DOI 10.1093/biomet/6.1.1. It says how sure one wave's mean is. Two such intervals don't tell whether
the same people changed: that is what the paired interval is for. A mean can't lie beyond the ends of its scale, so that
what is cut off holds no mean that could be the true one, and the interval covers as often as without.
"""

import math

from ecpat_training.stats.estimate import Estimate
from ecpat_training.words.catalogue.marked_text import marked

REFERENCE = "Student (1908), DOI 10.1093/biomet/6.1.1"
ONE_PERSON = marked("there are fewer than two people")
NO_SPREAD = marked("everybody has the same score")
_METHOD = marked("mean, t interval with n - 1 degrees of freedom, cut at the scale's ends")


def compute(
    mean: float,
    sd: float,
    n: int,
    level: float = 0.95,
    *,
    scale_bounds: tuple[float | None, float | None] = (None, None),
) -> Estimate:
    """The mean of `n` scores with standard deviation `sd` (n - 1), with its interval, in the scale's units;
    `scale_bounds` are the lowest and the highest possible score."""
    from scipy.special import stdtrit

    reason = ONE_PERSON if n < 2 else NO_SPREAD if sd == 0 else None
    if reason:
        return Estimate("mean", mean, None, None, level, n, _METHOD, REFERENCE, no_interval=reason)
    half_width = float(stdtrit(n - 1, (1.0 + level) / 2.0)) * sd / math.sqrt(n)
    low, high = mean - half_width, mean + half_width
    low, high = (
        low if scale_bounds[0] is None else max(low, scale_bounds[0]),
        high if scale_bounds[1] is None else min(high, scale_bounds[1]),
    )
    return Estimate("mean", mean, low, high, level, n, _METHOD, REFERENCE)
