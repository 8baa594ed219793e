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
from ecpat_training.words.catalogue.marked_text import marked

_CLASSIC, _CLASSIC_REFERENCE = "one-way analysis of variance, equal spreads", "Fisher (1925)"
_WELCH, _WELCH_REFERENCE = (
    "Welch's analysis of variance, unequal spreads",
    "Welch (1951), DOI 10.1093/biomet/38.3-4.330",
)
_A_FLAT_GROUP = marked("in one of the groups all have the same score, and Welch's F needs a spread in each")


def anova(groups: Sequence[object]) -> FTest:
    """The classical F test of one mean in all groups, which supposes equal spreads."""
    from scipy.special import fdtrc

    samples = [sample(group) for group in groups]
    n = sum(scores.size for scores in samples)
    if reason := unusable(samples):
        return FTest("F", None, None, n=n, method=_CLASSIC, reference=_CLASSIC_REFERENCE, undefined=reason)
    _, deviations = centred(samples)
    grand_mean = math.fsum(float(group.sum()) for group in deviations) / n
    means = [float(group.mean()) for group in deviations]
    squares_between = math.fsum(
        group.size * (mean - grand_mean) ** 2 for group, mean in zip(deviations, means, strict=True)
    )
    squares_within = math.fsum((group.size - 1) * variance(group) for group in deviations)
    if not squares_within:
        return FTest("F", None, None, n=n, method=_CLASSIC, reference=_CLASSIC_REFERENCE, undefined=NO_SPREAD)
    df_between, df_within = float(len(samples) - 1), float(n - len(samples))
    f = (squares_between / df_between) / (squares_within / df_within)
    return FTest("F", f, float(fdtrc(df_between, df_within, f)), df_between, df_within, n, _CLASSIC, _CLASSIC_REFERENCE)


def welch(groups: Sequence[object]) -> FTest:
    """Welch's F test of one mean in all groups, which supposes no equal spreads."""
    from scipy.special import fdtrc

    samples = [sample(group) for group in groups]
    n = sum(scores.size for scores in samples)
    reason = unusable(samples)
    spreads = [] if reason else [variance(group) for group in centred(samples)[1]]
    reason = reason or (None if all(spreads) else _A_FLAT_GROUP if any(spreads) else NO_SPREAD)
    if reason:
        return FTest("Welch's F", None, None, n=n, method=_WELCH, reference=_WELCH_REFERENCE, undefined=reason)
    _, deviations = centred(samples)
    weights = [group.size / group_variance for group, group_variance in zip(deviations, spreads, strict=True)]
    total = math.fsum(weights)
    means = [float(group.mean()) for group in deviations]
    grand_mean = math.fsum(weight * mean for weight, mean in zip(weights, means, strict=True)) / total
    k = len(samples)
    df_correction = math.fsum(
        (1 - weight / total) ** 2 / (group.size - 1) for weight, group in zip(weights, deviations, strict=True)
    )
    variance_between = math.fsum(
        weight * (mean - grand_mean) ** 2 for weight, mean in zip(weights, means, strict=True)
    ) / (k - 1)
    f = variance_between / (1 + 2 * (k - 2) / (k * k - 1) * df_correction)
    df_between, df_within = float(k - 1), (k * k - 1) / (3 * df_correction)
    return FTest(
        "Welch's F", f, float(fdtrc(df_between, df_within, f)), df_between, df_within, n, _WELCH, _WELCH_REFERENCE
    )
