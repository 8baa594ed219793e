"""Standardised changes and their variances from what papers print: means and SDs, shares, d with its numbers of people.

Papers seldom print how scores before and after correlate. Means and SDs are therefore taken as those of two groups of
different people: where the same people answer twice and their scores rise together, the true variance is smaller, so
that this one is on the safe side.

Bonett (2009), DOI 10.1037/a0014699 (d by the average SD and by the SD of one group, SDs unlike); Hedges (1981), DOI
10.3102/10769986006002107; Becker (1988), DOI 10.1111/j.2044-8317.1988.tb00901.x (one group, SD before); Cohen (1988)
for h. All without correction for few people, as papers print d.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Summary:
    """What a paper prints of one wave: mean and SD in the scale's units, and how many people."""

    mean: float
    sd: float
    n: int


def by_sd_before(before: Summary, after: Summary) -> tuple[float, float]:
    """(d, its variance), d being (mean after - mean before) / SD before."""
    d = (after.mean - before.mean) / before.sd
    ratio = (after.sd / before.sd) ** 2
    return d, ratio / (after.n - 1) + 1.0 / (before.n - 1) + d * d / (2.0 * (before.n - 1))


def by_average_sd(before: Summary, after: Summary) -> tuple[float, float]:
    """(d, its variance), d being (mean after - mean before) / the root mean square of both SDs."""
    variance_before, variance_after = before.sd**2, after.sd**2
    squared = (variance_before + variance_after) / 2.0
    d = (after.mean - before.mean) / math.sqrt(squared)
    relative_variance = (variance_before**2 / (before.n - 1) + variance_after**2 / (after.n - 1)) / (8.0 * squared**2)
    return d, d * d * relative_variance + (variance_before / (before.n - 1) + variance_after / (after.n - 1)) / squared


def between_groups(d: float, n_first: int, n_second: int) -> float:
    """The variance of a d between two groups of so many people."""
    return 1.0 / n_first + 1.0 / n_second + d * d / (2.0 * (n_first + n_second))


def one_group(d: float, n: int, r: float) -> float:
    """The variance of a change by the SD before, of `n` people whose scores correlate `r`."""
    return 2.0 * (1.0 - r) / n + d * d / (2.0 * n)


def shares(before: float, n_before: int, after: float, n_after: int) -> tuple[float, float]:
    """(Cohen's h, its variance) of two shares, 0 to 1: h is the difference of their arcsines, in radians."""
    h = 2.0 * (math.asin(math.sqrt(after)) - math.asin(math.sqrt(before)))
    return h, 1.0 / n_before + 1.0 / n_after


def of_interval(low: float, high: float, level: float = 0.95) -> float:
    """The variance of an estimate, from the ends of an interval that was made with the normal distribution."""
    from scipy.special import ndtri

    return ((high - low) / (2.0 * float(ndtri((1.0 + level) / 2.0)))) ** 2
