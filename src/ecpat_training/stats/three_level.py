"""The mean of trainings' effects where trainings of one country are alike: training in country (three levels).

y of training i in country c = mu + u_c + w_ci + e_ci; e has the known variance v, u and w those of countries and of
trainings within one, found by restricted maximum likelihood (Fisher's scoring, from the best point of a grid, neither
below 0). The t interval has one less than the countries as its degrees of freedom ("containment").

Konstantopoulos (2011), DOI 10.1002/jrsm.35; equals metafor's rma.mv with `random = ~ 1 | country / training`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

_SHARES = (0.0, 0.02, 0.1, 0.3, 0.6, 1.0, 2.0)  # of the spread of the effects: where the search begins
_MOST_STEPS = 400


@dataclass(frozen=True, eq=False, slots=True)
class ThreeLevels:
    """The mean `mu` of `k` trainings in `countries`, its standard error `se`, the variances between countries and
    between trainings of one country, the interval and p with `df`; `covariance` is that of the effects (k x k)."""

    k: int
    countries: int
    mu: float
    se: float
    between_countries: float
    within_countries: float
    low: float
    high: float
    p: float
    df: int
    covariance: "Floats"


def compute(
    effects: Sequence[float], variances: Sequence[float], countries: Sequence[str], level: float = 0.95
) -> ThreeLevels | None:
    """The mean over trainings in countries; None of fewer than two countries, where a variance is 0, or where no
    country has two trainings, so that the two variances can't be told apart."""
    import numpy
    from scipy.special import stdtr, stdtrit

    y, v = numpy.asarray(effects, dtype=numpy.float64), numpy.asarray(variances, dtype=numpy.float64)
    names = sorted(set(countries))
    if len(names) < 2 or len(names) == len(countries) or not (v > 0).all():
        return None
    same_country = numpy.array(
        [[float(first_country == second_country) for second_country in countries] for first_country in countries]
    )
    covariance_parts = [same_country, numpy.eye(y.size)]
    theta = _likeliest(y, v, covariance_parts)
    fit_state = _reml_state(y, v, covariance_parts, theta)
    df = len(names) - 1
    half_width = float(stdtrit(df, (1.0 + level) / 2.0)) * fit_state.se
    p = float(2.0 * stdtr(float(df), -abs(fit_state.mu) / fit_state.se))
    low, high = fit_state.mu - half_width, fit_state.mu + half_width
    return ThreeLevels(
        int(y.size),
        len(names),
        fit_state.mu,
        fit_state.se,
        float(theta[0]),
        float(theta[1]),
        low,
        high,
        p,
        df,
        fit_state.covariance,
    )


@dataclass(frozen=True, eq=False, slots=True)
class _RemlState:
    criterion: float  # twice the restricted log-likelihood, but for a constant
    mu: float
    se: float
    slope: "Floats"
    information: "Floats"
    covariance: "Floats"


def _reml_state(y: "Floats", v: "Floats", covariance_parts: "list[Floats]", theta: "Floats") -> _RemlState:
    import numpy

    covariance = numpy.diag(v) + theta[0] * covariance_parts[0] + theta[1] * covariance_parts[1]
    inverse = numpy.linalg.inv(covariance)
    row_sums = inverse.sum(axis=1)
    total = float(row_sums.sum())
    projection = inverse - numpy.outer(row_sums, row_sums) / total
    residuals = projection @ y
    projected = [projection @ covariance_part for covariance_part in covariance_parts]
    slope = numpy.array(
        [
            residuals @ covariance_part @ residuals - projected_part.trace()
            for covariance_part, projected_part in zip(covariance_parts, projected, strict=True)
        ]
    )
    information = numpy.array(
        [[float((first_part * second_part.T).sum()) for second_part in projected] for first_part in projected]
    )
    logs = float(numpy.linalg.slogdet(covariance)[1])
    return _RemlState(
        -logs - math.log(total) - float(y @ residuals),
        float(row_sums @ y) / total,
        math.sqrt(1.0 / total),
        slope,
        information,
        covariance,
    )


def _likeliest(y: "Floats", v: "Floats", covariance_parts: "list[Floats]") -> "Floats":
    """Scoring with halved steps; a variance at 0 that would go below stays there."""
    import numpy

    unit = float(y.var(ddof=1)) or float(v.mean())
    starts = [
        numpy.array([between_share, within_share]) * unit for between_share in _SHARES for within_share in _SHARES
    ]
    states = [_reml_state(y, v, covariance_parts, start) for start in starts]
    best_index = max(range(len(starts)), key=lambda index: states[index].criterion)
    theta, best_state = starts[best_index], states[best_index]
    for _ in range(_MOST_STEPS):
        # A variance at 0 moves only if the likelihood rises with it; else the step would leave the allowed values.
        free_parameters = (theta > 0) | (best_state.slope > 0)
        if not free_parameters.any():
            return theta
        step = numpy.zeros(2)
        step[free_parameters] = numpy.linalg.solve(
            best_state.information[numpy.ix_(free_parameters, free_parameters)], best_state.slope[free_parameters]
        )
        length = 1.0
        while True:
            next_theta = numpy.maximum(theta + length * step, 0.0)
            next_state = _reml_state(y, v, covariance_parts, next_theta)
            if next_state.criterion >= best_state.criterion - 1e-13 * abs(best_state.criterion) or length < 1e-6:
                break
            length /= 2.0
        largest_move = float(abs(next_theta - theta).max())
        theta, best_state = next_theta, next_state
        if largest_move <= 1e-14 * (unit + float(theta.max())):
            break
    return theta
