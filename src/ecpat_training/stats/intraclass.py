"""Intraclass correlations: how alike several ratings of the same people are.

The six forms of Shrout and Fleiss (1979), DOI 10.1037/0033-2909.86.2.420, from the mean squares of an analysis of
variance with a row per person and a column per rating (or wave):

| form | ratings are | agreement means |
| --- | --- | --- |
| ICC1 | by other raters for each person | the same figures |
| ICC2 | by the same raters, drawn from many | the same figures: raters who are stricter count as error |
| ICC3 | by these raters alone | the same order and distances: being stricter is no error |

ICC1k, ICC2k and ICC3k are of the mean of all k ratings. For two waves, ICC3 says how far people keep their places while
the whole moves; it is no pure reliability where something happened in between that changes people differently.
Intervals and F tests as in that paper. Rows with a missing rating are left out.
"""

import math
from typing import TYPE_CHECKING

from ecpat_training.stats.estimate import Estimate, TestResult
from ecpat_training.stats.reliability import Stability
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

REFERENCE = "Shrout and Fleiss (1979), DOI 10.1037/0033-2909.86.2.420"
_NAMES = ("ICC1", "ICC2", "ICC3")
_METHOD = marked("from the mean squares of people and ratings")
TOO_FEW = marked("at least two people with at least two ratings are needed")
NO_SPREAD = marked("everybody has the same ratings")
NO_END = marked("so few and unlike ratings leave an end of the interval open")
NO_ERROR = marked("the ratings agree perfectly, so that there is no error to measure a test against")


def compute(ratings: object, level: float = 0.95) -> Stability:
    """The six intraclass correlations of a table with a row per person and a column per rating."""
    import numpy

    table = numpy.asarray(ratings, dtype=numpy.float64)
    table = table[numpy.isfinite(table).all(axis=1)] if table.ndim == 2 else table.reshape(0, 0)
    n, k = table.shape
    if n < 2 or k < 2:
        return Stability(n, k, None, None, None, TOO_FEW)
    people, columns, residual, within_square = _mean_squares(table)
    if max(people, within_square) <= 1e-24 * float(abs(table).max()) ** 2:
        return Stability(n, k, None, None, None, NO_SPREAD)
    return _of_squares(n, k, people, columns, residual, within_square, level)


def _mean_squares(table: "Floats") -> tuple[float, float, float, float]:
    """Of people, of ratings, of what is left, and within people."""
    n, k = table.shape
    centred = table - table.mean()
    person_means, column_means = centred.mean(axis=1), centred.mean(axis=0)
    residuals = centred - person_means[:, None] - column_means[None, :]
    people = k * math.fsum(person_means**2) / (n - 1)
    columns = n * math.fsum(column_means**2) / (k - 1)
    residual = math.fsum((residuals**2).ravel()) / ((n - 1) * (k - 1))
    residual = 0.0 if residual <= 1e-28 * max(people, columns) else residual
    return people, columns, residual, (columns * (k - 1) + residual * (n - 1) * (k - 1)) / (n * (k - 1))


def _of_squares(
    n: int, k: int, people: float, columns: float, residual: float, within_squares: float, level: float
) -> Stability:
    from scipy.special import fdtrc

    total_variance = people + (columns - residual) / n
    values = (
        _over(people - within_squares, people + (k - 1) * within_squares),
        _over(people - residual, people + (k - 1) * residual + k * (columns - residual) / n),
        _over(people - residual, people + (k - 1) * residual),
    )
    means = (
        _over(people - within_squares, people),
        _over(people - residual, total_variance),
        _over(people - residual, people),
    )
    within_df, residual_df = (n - 1.0, n * (k - 1.0)), (n - 1.0, (n - 1.0) * (k - 1.0))
    sizes = [(people, within_squares, within_df), (people, residual, residual_df), (people, residual, residual_df)]
    tests = tuple(
        TestResult(
            name,
            numerator / denominator,
            float(fdtrc(*df, numerator / denominator)),
            df[0],
            n,
            f"F test, {df[1]:g} below",
        )
        if denominator
        else TestResult(name, None, None, df[0], n, "F test", REFERENCE, NO_ERROR)
        for name, (numerator, denominator, df) in zip(_NAMES, sizes, strict=True)
    )
    limits = _limits(n, k, (people, columns, residual, within_squares), values[1], (1.0 + level) / 2.0)
    single_estimates, average = [], []
    for name, value, mean, bounds in zip(_NAMES, values, means, limits, strict=True):
        single_estimates.append(_estimate(name, value, bounds, n, level))
        mean_bounds = None if bounds is None or bounds[0] * (k - 1) <= -1.0 + 1e-12 else _stepped_up(bounds, k)
        average.append(_estimate(f"{name}k", mean, mean_bounds, n, level))
    return Stability(n, k, _three(single_estimates), _three(average), (tests[0], tests[1], tests[2]))


def _over(numerator: float, denominator: float) -> float | None:
    """A share of the variance; None where there is nothing to be a share of."""
    return numerator / denominator if denominator > 1e-12 * abs(numerator) else None


def _stepped_up(bounds: tuple[float, float], k: int) -> tuple[float, float]:
    """The interval of the mean of k ratings from that of one (Spearman and Brown)."""
    low, high = (bound * k / (1.0 + bound * (k - 1)) for bound in bounds)
    return low, high


def _three(estimates: list[Estimate]) -> tuple[Estimate, Estimate, Estimate]:
    return estimates[0], estimates[1], estimates[2]


def _estimate(name: str, value: float | None, bounds: object, n: int, level: float) -> Estimate:
    if value is None:
        return Estimate.none(name, "people don't differ", n=n, method=_METHOD, reference=REFERENCE)
    match bounds:
        case (float() as low, float() as high):
            return Estimate(name, value, low, high, level, n, _METHOD, REFERENCE)
        case _:
            reason = NO_ERROR if value == 1.0 else NO_END
            return Estimate(name, value, None, None, level, n, _METHOD, REFERENCE, no_interval=reason)


def _limits(
    n: int, k: int, squares: tuple[float, float, float, float], icc2: float | None, upper: float
) -> list[tuple[float, float] | None]:
    """The intervals of the three single forms; None where nothing is left to be error."""
    from scipy.special import fdtri

    people, columns, residual, within_square = squares
    limits: list[tuple[float, float] | None] = []
    if within_square:
        f = people / within_square
        low_ratio, high_ratio = f / fdtri(n - 1, n * (k - 1), upper), f * fdtri(n * (k - 1), n - 1, upper)
        limits.append((float((low_ratio - 1) / (low_ratio + k - 1)), float((high_ratio - 1) / (high_ratio + k - 1))))
    else:
        limits.append(None)
    if not residual:
        return [*limits, None, None]
    df = (n - 1) * (k - 1)
    limits.append(None if icc2 is None else _limits_2(n, k, (people, columns, residual), icc2, upper))
    f = people / residual
    low_ratio, high_ratio = f / fdtri(n - 1, df, upper), f * fdtri(df, n - 1, upper)
    limits.append((float((low_ratio - 1) / (low_ratio + k - 1)), float((high_ratio - 1) / (high_ratio + k - 1))))
    return limits


def _limits_2(
    n: int, k: int, squares: tuple[float, float, float], icc2: float, upper: float
) -> tuple[float, float] | None:
    """The interval of ICC2, whose degrees of freedom are Satterthwaite's; None where it has an open end."""
    from scipy.special import fdtri

    people, columns, residual = squares
    ratio, df = columns / residual, (n - 1) * (k - 1)
    weight = n * (1.0 + (k - 1) * icc2) - k * icc2
    df_numerator = df * (k * icc2 * ratio + weight) ** 2
    df_denominator = (n - 1) * k**2 * icc2**2 * ratio**2 + weight**2
    if not df_denominator:
        return None
    v = df_numerator / df_denominator
    error_term = k * columns + (k * n - k - n) * residual
    wide_quantile, narrow_quantile = float(fdtri(n - 1, v, upper)), float(fdtri(v, n - 1, upper))
    low_denominator, high_denominator = (
        wide_quantile * error_term + n * people,
        error_term + n * narrow_quantile * people,
    )
    if not (low_denominator > 0 and high_denominator > 0):
        return None
    low, high = (
        n * (people - wide_quantile * residual) / low_denominator,
        n * (narrow_quantile * people - residual) / high_denominator,
    )
    return (low, high) if math.isfinite(low) and math.isfinite(high) else None
