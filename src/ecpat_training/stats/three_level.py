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
    same_country = numpy.array([[float(first == second) for second in countries] for first in countries])
    parts = [same_country, numpy.eye(y.size)]
    theta = _likeliest(y, v, parts)
    state = _reml_state(y, v, parts, theta)
    df = len(names) - 1
    half = float(stdtrit(df, (1.0 + level) / 2.0)) * state.se
    p = float(2.0 * stdtr(float(df), -abs(state.mu) / state.se))
    low, high = state.mu - half, state.mu + half
    return ThreeLevels(
        int(y.size),
        len(names),
        state.mu,
        state.se,
        float(theta[0]),
        float(theta[1]),
        low,
        high,
        p,
        df,
        state.covariance,
    )


@dataclass(frozen=True, eq=False, slots=True)
class _RemlState:
    criterion: float  # twice the restricted log-likelihood, but for a constant
    mu: float
    se: float
    slope: "Floats"
    information: "Floats"
    covariance: "Floats"


def _reml_state(y: "Floats", v: "Floats", parts: "list[Floats]", theta: "Floats") -> _RemlState:
    import numpy

    covariance = numpy.diag(v) + theta[0] * parts[0] + theta[1] * parts[1]
    inverse = numpy.linalg.inv(covariance)
    row_sums = inverse.sum(axis=1)
    total = float(row_sums.sum())
    projection = inverse - numpy.outer(row_sums, row_sums) / total
    residuals = projection @ y
    projected = [projection @ part for part in parts]
    slope = numpy.array(
        [residuals @ part @ residuals - turn.trace() for part, turn in zip(parts, projected, strict=True)]
    )
    information = numpy.array([[float((first * second.T).sum()) for second in projected] for first in projected])
    logs = float(numpy.linalg.slogdet(covariance)[1])
    return _RemlState(
        -logs - math.log(total) - float(y @ residuals),
        float(row_sums @ y) / total,
        math.sqrt(1.0 / total),
        slope,
        information,
        covariance,
    )


def _likeliest(y: "Floats", v: "Floats", parts: "list[Floats]") -> "Floats":
    """Scoring with halved steps; a variance at 0 that would go below stays there."""
    import numpy

    unit = float(y.var(ddof=1)) or float(v.mean())
    starts = [numpy.array([between, within]) * unit for between in _SHARES for within in _SHARES]
    states = [_reml_state(y, v, parts, start) for start in starts]
    best = max(range(len(starts)), key=lambda index: states[index].criterion)
    theta, state = starts[best], states[best]
    for _ in range(_MOST_STEPS):
        # A variance at 0 moves only if the likelihood rises with it; else the step would leave the allowed values.
        free = (theta > 0) | (state.slope > 0)
        if not free.any():
            return theta
        step = numpy.zeros(2)
        step[free] = numpy.linalg.solve(state.information[numpy.ix_(free, free)], state.slope[free])
        length = 1.0
        while True:
            further = numpy.maximum(theta + length * step, 0.0)
            next_state = _reml_state(y, v, parts, further)
            if next_state.criterion >= state.criterion - 1e-13 * abs(state.criterion) or length < 1e-6:
                break
            length /= 2.0
        moved = float(abs(further - theta).max())
        theta, state = further, next_state
        if moved <= 1e-14 * (unit + float(theta.max())):
            break
    return theta
