"""The difference of the means of two groups, whose spreads may differ, with Welch's interval and test.

    (m1 - m2) +- t(df) sqrt(v1/n1 + v2/n2),  df = (v1/n1 + v2/n2)^2 / ((v1/n1)^2/(n1-1) + (v2/n2)^2/(n2-1))

Of the changes of two groups it is the difference of the changes. Missing values are left out. Equals R's `t.test`.
Interval and test agree. Welch (1947), DOI 10.1093/biomet/34.1-2.28; Satterthwaite (1946), DOI 10.2307/3002019.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.stats.estimate import Estimate, TestResult
from ecpat_training.stats.samples import NO_SPREAD, centred, middle, people, sample, unusable, variance
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Integers

REFERENCE = "Welch (1947), DOI 10.1093/biomet/34.1-2.28"
_DIFFERENCE = marked("difference of the means, Welch's t interval")
_TEST = marked("Welch's t test, two-sided")


@dataclass(frozen=True, slots=True)
class _WelchTerms:
    n: int
    value: float = 0.0
    error: float = 0.0
    df: float = 0.0
    why: str | None = None  # no value
    no_spread: str | None = None  # a value alone


def compute(
    first: object,
    second: object,
    level: float = 0.95,
    *,
    name: str = "difference",
    times: "tuple[Integers, Integers] | None" = None,
) -> Estimate:
    """The mean of the first group minus that of the second, in their units; with `times`, no score is missing, and so
    many people have each."""
    from scipy.special import stdtrit

    parts = _parts(first, second, times)
    if parts.why:
        return Estimate.none(name, parts.why, n=parts.n, method=_DIFFERENCE, reference=REFERENCE)
    if parts.no_spread:
        return Estimate(
            name, parts.value, None, None, level, parts.n, _DIFFERENCE, REFERENCE, no_interval=parts.no_spread
        )
    half = float(stdtrit(parts.df, (1.0 + level) / 2.0)) * parts.error
    low, high = parts.value - half, parts.value + half
    return Estimate(name, parts.value, low, high, level, parts.n, _DIFFERENCE, REFERENCE)


def t_test(first: object, second: object) -> TestResult:
    """Welch's two-sided t test that two groups have one mean."""
    from scipy.special import stdtr

    parts = _parts(first, second)
    if reason := parts.why or parts.no_spread:
        return TestResult("t", None, None, None, parts.n, _TEST, REFERENCE, reason)
    t = parts.value / parts.error
    return TestResult("t", t, float(2.0 * stdtr(parts.df, -abs(t))), parts.df, parts.n, _TEST, REFERENCE)


def _parts(first: object, second: object, times: "tuple[Integers, Integers] | None" = None) -> _WelchTerms:
    samples = [sample(first), sample(second)]
    of_one, of_other = times or (None, None)
    n_one, n_other = people(samples[0], of_one), people(samples[1], of_other)
    n = n_one + n_other
    if reason := unusable(samples, times):
        return _WelchTerms(n, why=reason)
    _, (first_scores, second_scores) = centred(samples, times)
    value = middle(first_scores, of_one) - middle(second_scores, of_other)
    a, b = variance(first_scores, of_one) / n_one, variance(second_scores, of_other) / n_other
    if not a + b:
        return _WelchTerms(n, value, no_spread=NO_SPREAD)
    total = a + b
    df = 1.0 / ((a / total) ** 2 / (n_one - 1) + (b / total) ** 2 / (n_other - 1))
    return _WelchTerms(n, value, math.sqrt(total), df)
