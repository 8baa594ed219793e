"""The mean of several trainings' effects where the true ones differ (random effects), each weighed by 1 / (v + tau2).

tau2, the variance between the true effects, is the restricted maximum likelihood: that likelihood may have several
tops, so that it is looked at over a grid before the top is found. Standard error and t interval are those of
Hartung and Knapp: q = sum of w (y - mu)^2 / (k - 1) times 1 / sum of w, with k - 1 degrees of freedom. Where trainings
happen to agree, q is near 0 and that interval would be absurdly short; `at_least_1` takes q as 1 then ("ad hoc").

Viechtbauer (2005), DOI 10.3102/10769986030003261; Knapp and Hartung (2003), DOI 10.1002/sim.1482.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

_GRID = 60


@dataclass(frozen=True, slots=True)
class RandomEffects:
    """The mean `mu` of `k` effects, the variance `tau2` between the true ones, the plain standard error `se`, the
    interval and the p value with `df`, where the error is `se_knapp`; `q` is Cochran's Q around a common effect."""

    k: int
    mu: float
    tau2: float
    se: float
    se_knapp: float
    low: float
    high: float
    p: float
    df: int
    q: float


def compute(
    effects: Sequence[float], variances: Sequence[float], level: float = 0.95, *, keeps_factor_above_1: bool = True
) -> RandomEffects | None:
    """The mean over trainings; None of fewer than two effects, or where a variance is 0.

    Args:
        effects: one figure a training.
        variances: the square of each figure's standard error, in the same order.
        level: of the interval.
        keeps_factor_above_1: whether the interval is never shorter than that of the plain error with t.
    """
    import numpy
    from scipy.special import stdtr, stdtrit

    y, v = numpy.asarray(effects, dtype=numpy.float64), numpy.asarray(variances, dtype=numpy.float64)
    k = int(y.size)
    if k < 2 or not (v > 0).all():
        return None
    tau2 = _tau2(y, v)
    mu, se = pooled(y, v, tau2)
    factor = float((((y - mu) ** 2) / (v + tau2)).sum()) / (k - 1)
    error = se * math.sqrt(max(1.0, factor) if keeps_factor_above_1 else factor)
    half_width = float(stdtrit(k - 1.0, (1.0 + level) / 2.0)) * error
    p = float(2.0 * stdtr(k - 1.0, -abs(mu) / error)) if error else 1.0
    return RandomEffects(k, mu, tau2, se, error, mu - half_width, mu + half_width, p, k - 1, spread(y, v, 0.0))


def pooled(y: "Floats", v: "Floats", tau2: float) -> tuple[float, float]:
    """(the weighted mean of the effects, its standard error) at a given tau2, in the units of the effects."""
    weights = 1.0 / (v + tau2)
    total = float(weights.sum())
    return float((weights * y).sum()) / total, math.sqrt(1.0 / total)


def spread(y: "Floats", v: "Floats", tau2: float) -> float:
    """The weighted sum of squares around the mean (the generalised Q) at one tau2."""
    mu, _ = pooled(y, v, tau2)
    return float((((y - mu) ** 2) / (v + tau2)).sum())


def _tau2(y: "Floats", v: "Floats") -> float:
    from scipy.optimize import brentq

    max_tau2 = 4.0 * (float(y.var(ddof=1)) + float(v.max()))
    candidate_tau2s = [0.0]
    # Cubed, so that the grid is dense near 0, where the likelihood bends most.
    grid = [0.0, *(max_tau2 * (step / _GRID) ** 3 for step in range(1, _GRID + 1))]
    slopes = [_slope(y, v, point) for point in grid]
    for index in range(_GRID):
        if slopes[index] > 0.0 >= slopes[index + 1]:
            root = brentq(
                lambda tau2: _slope(y, v, tau2), grid[index], grid[index + 1], xtol=1e-15 * max_tau2, rtol=1e-14
            )
            candidate_tau2s.append(float(root))
    return max(candidate_tau2s, key=lambda tau2: _likelihood(y, v, tau2))


def _slope(y: "Floats", v: "Floats", tau2: float) -> float:
    """Twice the slope of the restricted log-likelihood: y'PPy - tr P."""
    weights = 1.0 / (v + tau2)
    total = float(weights.sum())
    mu = float((weights * y).sum()) / total
    squares = float(((weights * (y - mu)) ** 2).sum())
    return squares - (total - float((weights**2).sum()) / total)


def _likelihood(y: "Floats", v: "Floats", tau2: float) -> float:
    """Twice the restricted log-likelihood, but for a constant."""
    logs = math.fsum(math.log(variance + tau2) for variance in v.tolist())
    return -logs - math.log(float((1.0 / (v + tau2)).sum())) - spread(y, v, tau2)
