"""Analysis of covariance: what a group has afterwards beyond another that started from the same score.

    after = intercept + slope * before + difference of the group + rest

It is the more precise of the two usual answers to "did the trained gain more?" (Vickers and Altman 2001, DOI
10.1136/bmj.323.7321.1123), and fair where chance made the groups start apart; where they were not drawn by lot and
start apart, it can mislead (Lord 1967, DOI 10.1037/h0025105), so the difference of the changes belongs beside it. It
supposes that the slope is the same in every group; `slopes` tests that.

`difference` has the classical interval (t, n - groups - 1 degrees of freedom), `robust` that with the HC3 standard
error, for rests that spread differently from group to group (Long and Ervin 2000, DOI 10.1080/00031305.2000.10474549),
and the degrees of freedom of Bell and McCaffrey (`degrees`): drawn as `control_group` says, its 95 % intervals
covered 94.0 to 97.6 %; with n - groups - 1 degrees of freedom 91.9 to 96.7 %, the classical ones 77 to 99 %. Pairs with
a missing score are left out. Equals R's `lm` and `sandwich::vcovHC`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.stats.estimate import Estimate, FTest
from ecpat_training.stats.samples import TOO_FEW, centred, unusable
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats


_METHOD = marked("analysis of covariance: difference afterwards at the same score before, t interval")
_ROBUST = marked(
    "analysis of covariance, t interval with the HC3 standard error and Bell and McCaffrey's degrees of freedom"
)
_SLOPES = marked("F test that the slope on the score before is the same in every group")
_REFERENCE = "Vickers and Altman (2001), DOI 10.1136/bmj.323.7321.1123"
_HC3 = (
    "Long and Ervin (2000), DOI 10.1080/00031305.2000.10474549; "
    "Bell and McCaffrey (2002), Survey Methodology 28(2), 169-181"
)
_NO_SLOPE = marked("everybody in a group had the same score before, so there is nothing to adjust for")
_NO_REST = marked(
    "the scores before tell those afterwards exactly, so there is no spread to measure the difference against"
)
_ALONE = marked("one person alone decides part of the figures, so that the interval of HC3 is not defined")
_NO_PEOPLE = marked("there are too few people to ask whether the slopes differ")


@dataclass(frozen=True, eq=False)
class Ancova:
    """`difference` and `robust` have an estimate for each group but the reference, in the groups' order; `errors` are
    the classical standard errors of `intercept`, `slope` and the groups."""

    intercept: float | None
    slope: float | None
    errors: dict[str, float]
    difference: dict[str, Estimate]
    robust: dict[str, Estimate]
    slopes: FTest


def compute(before: object, after: object, group: Sequence[object], reference: object, level: float = 0.95) -> Ancova:
    """What each group has beyond the reference.

    Args:
        before, after: the same people's scores, missing ones nan.
        group: the group of each of them.
        reference: the group that the others are compared with.
        level: of the intervals.
    """
    import numpy

    x, y = (numpy.asarray(values, dtype=numpy.float64).reshape(-1) for values in (before, after))
    is_present = ~(numpy.isnan(x) | numpy.isnan(y))
    labels = numpy.asarray([str(label) for label in group])[is_present]
    x, y = x[is_present], y[is_present]
    names = [name for name in dict.fromkeys(str(label) for label in group) if name != str(reference)]
    samples = [x[labels == name] for name in (str(reference), *names)]
    reason = unusable([*samples, y]) or (TOO_FEW if not names or x.size < len(names) + 3 else None)
    if not reason and all(scores.max() == scores.min() for scores in samples):
        reason = _NO_SLOPE
    if reason:
        return _nothing(names, reason, x.size)
    # Both scores are centred first: a large common part would cost the digits of the slope.
    (pivot_x, (x,)), (pivot_y, (y,)) = centred([x]), centred([y])
    dummies = numpy.column_stack([labels == name for name in names]).astype(numpy.float64)
    design = numpy.column_stack([numpy.ones_like(x), x, dummies])
    return _fitted(design, y, names, level, (pivot_x, pivot_y))


def _fitted(design: "Floats", y: "Floats", names: list[str], level: float, pivots: tuple[float, float]) -> Ancova:
    import numpy
    from scipy.special import stdtrit

    n, columns = design.shape
    # Not by the normal equations X'X, which square the condition of the design and lose half the digits.
    q, r = numpy.linalg.qr(design)
    inverse = numpy.linalg.inv(r)
    beta = inverse @ (q.T @ y)
    residuals = y - design @ beta
    df = n - columns
    residual_squares = float(residuals @ residuals)
    residual_variance = residual_squares / df
    # An intercept for scores as they are, not for those around their midst.
    intercept_direction = numpy.array([1.0, -pivots[0], *[0.0] * len(names)])
    directions = numpy.vstack([intercept_direction, numpy.eye(columns)[1:]]) @ inverse
    errors = numpy.sqrt(residual_variance * (directions**2).sum(axis=1))
    no_residual_reason = _NO_REST if residual_squares <= 1e-24 * float(y @ y) or not residual_squares else None
    room = 1.0 - (q**2).sum(axis=1)
    # HC3 divides each rest by 1 - leverage: somebody who alone decides a coefficient has a leverage of 1.
    no_robust_reason = no_residual_reason or (_ALONE if float(room.min()) < 1e-10 else None)
    weights = None if no_robust_reason else ((inverse @ q.T) / room) ** 2

    def estimate(index: int, name: str, error_and_df: tuple[float, float] | None, words: tuple[str, str]) -> Estimate:
        value, low, high, reason = float(beta[index]), None, None, None
        if error_and_df is None:
            reason = no_residual_reason or no_robust_reason
        else:
            error, df_ = error_and_df
            half_width = float(stdtrit(df_, (1.0 + level) / 2.0)) * error
            low, high = value - half_width, value + half_width
        return Estimate(f"adjusted difference of {name}", value, low, high, level, n, *words, no_interval=reason)

    def robust(index: int) -> tuple[float, float] | None:
        if weights is None:
            return None
        return math.sqrt(float(weights[index] @ residuals**2)), degrees(q, weights[index])

    def classical(index: int) -> tuple[float, float] | None:
        return None if no_residual_reason else (float(errors[index]), float(df))

    places = {name: index for index, name in enumerate(names, start=2)}
    return Ancova(
        float(intercept_direction @ beta) + pivots[1],
        float(beta[1]),
        dict(zip(("intercept", "slope", *names), map(float, errors), strict=True)),
        {name: estimate(index, name, classical(index), (_METHOD, _REFERENCE)) for name, index in places.items()},
        {name: estimate(index, name, robust(index), (_ROBUST, _HC3)) for name, index in places.items()},
        _same_slopes(design, y, residual_squares, no_residual_reason),
    )


def _same_slopes(design: "Floats", y: "Floats", residual_squares: float, reason: str | None) -> FTest:
    """Whether slopes of their own for the groups fit better than one for all."""
    import numpy
    from scipy.special import fdtrc

    n = y.size
    design_with_slopes = numpy.column_stack([design, design[:, 1:2] * design[:, 2:]])
    numerator_df, denominator_df = (
        float(design_with_slopes.shape[1] - design.shape[1]),
        float(n - design_with_slopes.shape[1]),
    )
    if not reason and (
        denominator_df < 1 or numpy.linalg.matrix_rank(design_with_slopes) < design_with_slopes.shape[1]
    ):
        reason = _NO_PEOPLE
    if not reason:
        q, _ = numpy.linalg.qr(design_with_slopes)
        residuals = y - q @ (q.T @ y)
        full_residual_squares = float(residuals @ residuals)
        reason = _NO_REST if full_residual_squares <= 1e-24 * residual_squares else None
    if reason:
        return FTest("same slopes", None, None, n=n, method=_SLOPES, reference=_REFERENCE, undefined=reason)
    f = max(0.0, residual_squares - full_residual_squares) / numerator_df / (full_residual_squares / denominator_df)
    return FTest(
        "same slopes",
        f,
        float(fdtrc(numerator_df, denominator_df, f)),
        numerator_df,
        denominator_df,
        n,
        _SLOPES,
        _REFERENCE,
    )


def _nothing(names: list[str], reason: str, n: int) -> Ancova:
    no_estimates = {
        name: Estimate.none(f"adjusted difference of {name}", reason, n=n, method=_METHOD) for name in names
    }
    slopes = FTest("same slopes", None, None, n=n, method=_SLOPES, reference=_REFERENCE, undefined=reason)
    return Ancova(None, None, {}, no_estimates, dict(no_estimates), slopes)


def degrees(q: "Floats", weights: "Floats") -> float:
    """Degrees of freedom for a robust standard error, from how many people's rests it really rests on.

    A robust variance is a weighted sum of squared rests, sum w_i e_i^2. Were all errors alike, e = M errors with
    M = 1 - H (H the hat matrix), and the sum has the mean and the variance of a chi-square with

        df = (sum w_i M_ii)^2 / sum_ij w_i w_j M_ij^2

    degrees of freedom: few where a small group or a few people far out carry it, and never more than n - columns. Bell
    and McCaffrey (2002); Imbens and Kolesár (2016), DOI 10.1162/REST_a_00552.

    Args:
        q: the design's orthonormal columns, people x columns, so that H = q q'.
        weights: w, one a person, not all 0.
    """
    room = 1.0 - (q**2).sum(axis=1)
    mean = float(weights @ room)
    weighted_gram = q.T @ (q * weights[:, None])
    return mean**2 / (float(weights**2 @ (2.0 * room - 1.0)) + float((weighted_gram**2).sum()))
