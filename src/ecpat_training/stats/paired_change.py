"""The mean change with its t interval, and the paired t test that belongs to it.

Interval and test agree: the 95 % interval leaves out 0 exactly when p < 0.05. Pairs with a missing score are left out
before. Student (1908), The probable error of a mean, DOI 10.1093/biomet/6.1.1. Not for single graded items with a
handful of people: see the exact Wilcoxon test.
"""

import math

from ecpat_training.stats.estimate import Estimate, TestResult
from ecpat_training.stats.pair_moments import PairFigures
from ecpat_training.words.catalogue.marked_text import marked

REFERENCE = "Student (1908), DOI 10.1093/biomet/6.1.1"
NAME = marked("mean change")
_MEAN = marked("mean of the changes, t interval with n - 1 degrees of freedom")
_TEST = marked("paired t test, two-sided")


def compute(pairs: PairFigures, level: float = 0.95) -> Estimate:
    """The mean change, after minus before, in the scale's units."""
    from scipy.special import stdtrit

    if pairs.unusable:
        return Estimate.none(NAME, pairs.unusable, n=pairs.n, method=_MEAN, reference=REFERENCE)
    low = high = None
    if not pairs.no_spread:
        half_width = float(stdtrit(pairs.n - 1, (1.0 + level) / 2.0)) * pairs.sd_change / math.sqrt(pairs.n)
        low, high = pairs.mean_change - half_width, pairs.mean_change + half_width
    return Estimate(NAME, pairs.mean_change, low, high, level, pairs.n, _MEAN, REFERENCE, no_interval=pairs.no_spread)


def t_test(pairs: PairFigures) -> TestResult:
    """Student's paired t test of no mean change."""
    from scipy.special import stdtr

    if pairs.no_spread:
        return TestResult("t", None, None, None, pairs.n, _TEST, REFERENCE, pairs.no_spread)
    t = t_statistic(pairs)
    df = float(pairs.n - 1)
    return TestResult("t", t, float(2.0 * stdtr(df, -abs(t))), df, pairs.n, _TEST, REFERENCE)


def t_statistic(pairs: PairFigures) -> float:
    """The mean change over its standard error; only for pairs whose changes have a spread."""
    return pairs.mean_change / (pairs.sd_change / math.sqrt(pairs.n))
