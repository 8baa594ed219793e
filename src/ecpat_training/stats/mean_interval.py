"""The interval of one mean: mean +- t(n - 1) SD / sqrt(n).

Student (1908), DOI 10.1093/biomet/6.1.1. It says how sure one wave's mean is. Two such intervals don't tell whether
the same people changed: that is what the paired interval is for.
"""

import math

from ecpat_training.results.estimate import Estimate

REFERENCE = "Student (1908), DOI 10.1093/biomet/6.1.1"
ONE_PERSON = "there are fewer than two people"
NO_SPREAD = "everybody has the same score"
_METHOD = "mean, t interval with n - 1 degrees of freedom"


def compute(mean: float, sd: float, n: int, level: float = 0.95) -> Estimate:
    """The mean of `n` scores with standard deviation `sd` (n - 1), with its interval, in the scale's units."""
    from scipy.special import stdtrit

    why = ONE_PERSON if n < 2 else NO_SPREAD if sd == 0 else None
    if why:
        return Estimate("mean", mean, None, None, level, n, _METHOD, REFERENCE, no_interval=why)
    half = float(stdtrit(n - 1, (1.0 + level) / 2.0)) * sd / math.sqrt(n)
    return Estimate("mean", mean, mean - half, mean + half, level, n, _METHOD, REFERENCE)
