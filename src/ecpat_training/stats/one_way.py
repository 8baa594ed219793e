"""Do the means of several groups differ at all? Analysis of variance, for equal spreads and for unequal ones.

The scores are centred before anything is squared, so that a large common part costs no digits (NIST's SmLs07 comes out
at 21, where formulas that square the raw scores give 21.0008). Welch's F doesn't assume equal spreads and is the one
to read; the classical one stands beside it. Missing values are left out. They equal R's `oneway.test` with
`var.equal` TRUE and FALSE. Fisher (1925), Statistical methods for research workers; Welch (1951), DOI
10.1093/biomet/38.3-4.330.
"""

import math
from collections.abc import Sequence

from ecpat_training.stats.estimate import FTest
from ecpat_training.stats.samples import NO_SPREAD, centred, sample, unusable, variance
from ecpat_training.words.catalogue.ours import ours

_CLASSIC, _CLASSIC_REFERENCE = "one-way analysis of variance, equal spreads", "Fisher (1925)"
_WELCH, _WELCH_REFERENCE = (
    "Welch's analysis of variance, unequal spreads",
    "Welch (1951), DOI 10.1093/biomet/38.3-4.330",
)
_A_FLAT_GROUP = ours("in one of the groups all have the same score, and Welch's F needs a spread in each")


def anova(groups: Sequence[object]) -> FTest:
    """The classical F test of one mean in all groups, which supposes equal spreads."""
    from scipy.special import fdtrc

    samples = [sample(group) for group in groups]
    n = sum(one.size for one in samples)
    if why := unusable(samples):
        return FTest("F", None, None, n=n, method=_CLASSIC, reference=_CLASSIC_REFERENCE, undefined=why)
    _, apart = centred(samples)
    whole = math.fsum(float(one.sum()) for one in apart) / n
    means = [float(one.mean()) for one in apart]
    between = math.fsum(one.size * (mean - whole) ** 2 for one, mean in zip(apart, means, strict=True))
    within = math.fsum((one.size - 1) * variance(one) for one in apart)
    if not within:
        return FTest("F", None, None, n=n, method=_CLASSIC, reference=_CLASSIC_REFERENCE, undefined=NO_SPREAD)
    first, second = float(len(samples) - 1), float(n - len(samples))
    f = (between / first) / (within / second)
    return FTest("F", f, float(fdtrc(first, second, f)), first, second, n, _CLASSIC, _CLASSIC_REFERENCE)


def welch(groups: Sequence[object]) -> FTest:
    """Welch's F test of one mean in all groups, which supposes no equal spreads."""
    from scipy.special import fdtrc

    samples = [sample(group) for group in groups]
    n = sum(one.size for one in samples)
    why = unusable(samples)
    spreads = [] if why else [variance(one) for one in centred(samples)[1]]
    why = why or (None if all(spreads) else _A_FLAT_GROUP if any(spreads) else NO_SPREAD)
    if why:
        return FTest("Welch's F", None, None, n=n, method=_WELCH, reference=_WELCH_REFERENCE, undefined=why)
    _, apart = centred(samples)
    weights = [one.size / spread for one, spread in zip(apart, spreads, strict=True)]
    total = math.fsum(weights)
    means = [float(one.mean()) for one in apart]
    whole = math.fsum(weight * mean for weight, mean in zip(weights, means, strict=True)) / total
    k = len(samples)
    lack = math.fsum((1 - weight / total) ** 2 / (one.size - 1) for weight, one in zip(weights, apart, strict=True))
    between = math.fsum(weight * (mean - whole) ** 2 for weight, mean in zip(weights, means, strict=True)) / (k - 1)
    f = between / (1 + 2 * (k - 2) / (k * k - 1) * lack)
    first, second = float(k - 1), (k * k - 1) / (3 * lack)
    return FTest("Welch's F", f, float(fdtrc(first, second, f)), first, second, n, _WELCH, _WELCH_REFERENCE)
