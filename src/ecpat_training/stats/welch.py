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
    first_scores: object,
    second_scores: object,
    level: float = 0.95,
    *,
    name: str = "difference",
    times: "tuple[Integers, Integers] | None" = None,
) -> Estimate:
    """The mean of the first group minus that of the second, in their units; with `times`, no score is missing, and so
    many people have each."""
    from scipy.special import stdtrit

    welch_terms = _parts(first_scores, second_scores, times)
    if welch_terms.why:
        return Estimate.none(name, welch_terms.why, n=welch_terms.n, method=_DIFFERENCE, reference=REFERENCE)
    if welch_terms.no_spread:
        return Estimate(
            name,
            welch_terms.value,
            None,
            None,
            level,
            welch_terms.n,
            _DIFFERENCE,
            REFERENCE,
            no_interval=welch_terms.no_spread,
        )
    half_width = float(stdtrit(welch_terms.df, (1.0 + level) / 2.0)) * welch_terms.error
    low, high = welch_terms.value - half_width, welch_terms.value + half_width
    return Estimate(name, welch_terms.value, low, high, level, welch_terms.n, _DIFFERENCE, REFERENCE)


def t_test(first_scores: object, second_scores: object) -> TestResult:
    """Welch's two-sided t test that two groups have one mean."""
    from scipy.special import stdtr

    welch_terms = _parts(first_scores, second_scores)
    if reason := welch_terms.why or welch_terms.no_spread:
        return TestResult("t", None, None, None, welch_terms.n, _TEST, REFERENCE, reason)
    t = welch_terms.value / welch_terms.error
    return TestResult(
        "t", t, float(2.0 * stdtr(welch_terms.df, -abs(t))), welch_terms.df, welch_terms.n, _TEST, REFERENCE
    )


def _parts(first: object, second: object, times: "tuple[Integers, Integers] | None" = None) -> _WelchTerms:
    samples = [sample(first), sample(second)]
    first_times, second_times = times or (None, None)
    n_first, n_second = people(samples[0], first_times), people(samples[1], second_times)
    n = n_first + n_second
    if reason := unusable(samples, times):
        return _WelchTerms(n, why=reason)
    _, (first_scores, second_scores) = centred(samples, times)
    value = middle(first_scores, first_times) - middle(second_scores, second_times)
    a, b = variance(first_scores, first_times) / n_first, variance(second_scores, second_times) / n_second
    if not a + b:
        return _WelchTerms(n, value, no_spread=NO_SPREAD)
    total = a + b
    df = 1.0 / ((a / total) ** 2 / (n_first - 1) + (b / total) ** 2 / (n_second - 1))
    return _WelchTerms(n, value, math.sqrt(total), df)
