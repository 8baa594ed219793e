"""The difference of two waves of whom some people answered both and some only one, as one t test.

    T = (m2 - m1) / sqrt(v1/n1 + v2/n2 - 2 r s1 s2 nc/(n1 n2))
    df = (nc - 1) + (w - nc + 1) (na + nb) / (na + nb + 2 nc)

with the means and spreads of all who answered a wave, r of the nc who answered both, na and nb who answered one only,
and w the degrees of freedom of Welch. With pairs alone it is the paired t test, with none Welch's. It supposes that
who is missing is missing by chance. Derrick, Russ, Toher and White (2017), their T_new2, DOI 10.22237/jmasm/1493597280.
"""

import math
from typing import TYPE_CHECKING

from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.samples import centred, unusable, variance
from ecpat_training.words.catalogue.ours import ours

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

METHOD = ours("partially overlapping samples, unequal spreads, t interval")
REFERENCE = "Derrick, Russ, Toher and White (2017), DOI 10.22237/jmasm/1493597280"
_NAME = ours("change of all who answered")
_NO_SPREAD = ours("in each wave all have the same score, so there is no spread to measure the change against")


def compute(before: object, after: object, level: float = 0.95) -> Estimate:
    """The mean of all who answered after minus that of all who answered before.

    Args:
        before, after: a score per person, nan where it is missing.
        level: of the interval.
    """
    import numpy
    from scipy.special import stdtrit

    first, second = (numpy.asarray(values, dtype=numpy.float64).reshape(-1) for values in (before, after))
    there = ~numpy.isnan(first), ~numpy.isnan(second)
    both = there[0] & there[1]
    samples = [first[there[0]], second[there[1]]]
    n = int((there[0] | there[1]).sum())
    if why := unusable(samples):
        return Estimate.none(_NAME, why, n=n, method=METHOD, reference=REFERENCE)
    _, (one, other) = centred(samples)
    value = float(other.mean() - one.mean())
    shared = (one[both[there[0]]], other[both[there[1]]])
    error, df = _error(one, other, shared)
    if not error or df <= 0:
        return Estimate(_NAME, value, None, None, level, n, METHOD, REFERENCE, no_interval=_NO_SPREAD)
    half = float(stdtrit(df, (1.0 + level) / 2.0)) * error
    return Estimate(_NAME, value, value - half, value + half, level, n, METHOD, REFERENCE)


def _error(one: "Floats", other: "Floats", shared: "tuple[Floats, Floats]") -> tuple[float, float]:
    """Standard error and degrees of freedom; an error of 0 where there is no spread."""
    pairs = shared[0].size
    a, b = variance(one) / one.size, variance(other) / other.size
    together = _covariance_share(shared) * math.sqrt(a * b) * pairs / math.sqrt(one.size * other.size)
    square = a + b - 2.0 * together
    if square <= 1e-14 * (a + b):
        return 0.0, 0.0
    welch = (a + b) ** 2 / (a**2 / (one.size - 1) + b**2 / (other.size - 1))
    if not pairs:
        return math.sqrt(square), welch
    alone = one.size + other.size - 2 * pairs
    return math.sqrt(square), (pairs - 1) + (welch - pairs + 1) * alone / (alone + 2 * pairs)


def _covariance_share(shared: "tuple[Floats, Floats]") -> float:
    """Pearson's r of those who answered both; 0 where it isn't defined."""
    one, other = shared
    if one.size < 2 or not variance(one) or not variance(other):
        return 0.0
    apart = (one - one.mean(), other - other.mean())
    return float((apart[0] @ apart[1]) / math.sqrt((apart[0] @ apart[0]) * (apart[1] @ apart[1])))
