"""The effect in a stepped wedge, from the mean of each cluster (country) in each period, by generalised least squares.

    mean of cluster i in period t  =  period t  +  effect x begun(i, t)  +  u_i  +  e_it

`u_i` is what a cluster keeps from period to period, `e_it` the rest: two means of one cluster have one correlation,
whichever periods they are of (compound symmetry of the means; the nested exchangeable model where as many answer in
each period, Hooper et al. 2016, DOI 10.1002/sim.7028). It is found by restricted maximum likelihood between 0 and 1;
each mean counts alike. The interval doesn't lean on that model: its error takes each cluster's residuals as one, with
K / (K - 2) for K clusters and K - 2 degrees of freedom, as `ecpat design power` plans it (Liang and Zeger 1986, DOI
10.1093/biomet/73.1.13). The model's own error stands beside.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Booleans, Floats

ENOUGH = 4
"""Clusters: with 3 one degree of freedom would be left."""
_MOST_ALIKE = 0.999


@dataclass(frozen=True, slots=True)
class WedgeEffect:
    """The effect with its robust error `se`, interval and p of a t with `df`; the model's own error; how alike two
    means of a cluster are; and the weights (a row a cluster, a column a period) by which means make the effect."""

    effect: float
    se: float
    df: int
    low: float
    high: float
    p: float
    model_se: float
    correlation: float


def compute(means: "Floats", has_begun: "Booleans", level: float = 0.95) -> WedgeEffect | None:
    """The effect.

    Args:
        means: a row a cluster, a column a period; nan where nobody answered.
        has_begun: whether a cluster had begun by a period.
        level: of the interval.

    Returns:
        None of fewer than 4 clusters, or where the order doesn't tell the effect from the periods, or where there is
        no spread.
    """
    from scipy.special import stdtr, stdtrit

    clusters = len(means)
    if clusters < ENOUGH:
        return None
    correlation = restricted_correlation(means, has_begun)
    if correlation is None:
        return None
    fit = _fit(means, has_begun, correlation)
    if fit is None or not fit.squares > 0:
        return None
    effect, cluster_parts = fit.coefficients[-1], fit.of_clusters
    df = clusters - 2
    # Clusters / (clusters - 2) since residuals of few clusters are too small: two figures were fitted to them.
    error = math.sqrt(math.fsum(cluster_part * cluster_part for cluster_part in cluster_parts) * clusters / df)
    if not error > 0:
        return None
    half_width = float(stdtrit(float(df), (1.0 + level) / 2.0)) * error
    p = float(2.0 * stdtr(float(df), -abs(effect) / error))
    model = math.sqrt(fit.squares / fit.df * fit.unscaled)
    return WedgeEffect(effect, error, df, effect - half_width, effect + half_width, p, model, correlation)


def effect_at(means: "Floats", has_begun: "Booleans", correlation: float) -> float | None:
    """The effect alone, where two means of a cluster have this correlation; None where the order doesn't tell it."""
    fit = _fit(means, has_begun, correlation)
    return None if fit is None else fit.coefficients[-1]


def restricted_correlation(means: "Floats", has_begun: "Booleans | None") -> float | None:
    """The correlation that the restricted likelihood takes for the likeliest; without an effect where `has_begun` is
    None."""
    from scipy.optimize import minimize_scalar

    def unlikely(correlation: float) -> float:
        fit = _fit(means, has_begun, correlation)
        return math.inf if fit is None or not fit.squares > 0 else fit.minus_twice_likelihood

    grid = [_MOST_ALIKE * step / 40 for step in range(41)]
    likelihood_values = [unlikely(correlation) for correlation in grid]
    best_index = min(range(41), key=lambda index: likelihood_values[index])
    if not math.isfinite(likelihood_values[best_index]):
        return None
    search_bounds = (grid[max(0, best_index - 1)], grid[min(40, best_index + 1)])
    minimum = minimize_scalar(unlikely, bounds=search_bounds, method="bounded", options={"xatol": 1e-10})
    return float(minimum.x) if minimum.fun < likelihood_values[best_index] else grid[best_index]


@dataclass(frozen=True, slots=True)
class _LeastSquares:
    """Least squares at one correlation; `unscaled` is the effect's variance over that of one mean, `of_clusters` each
    cluster's part in the effect's error."""

    coefficients: list[float]
    squares: float
    df: int
    unscaled: float
    of_clusters: list[float]
    minus_twice_likelihood: float


def _fit(means: "Floats", has_begun: "Booleans | None", correlation: float) -> _LeastSquares | None:
    import numpy

    clusters, periods = means.shape
    is_present = ~numpy.isnan(means)
    asked_periods = is_present.any(axis=0)
    columns = numpy.eye(periods)[:, asked_periods]
    p = columns.shape[1] + (has_begun is not None)
    bread, right_side = numpy.zeros((p, p)), numpy.zeros(p)
    logs, parts = 0.0, []
    for cluster in range(clusters):
        answered_periods = is_present[cluster]
        n_periods = int(answered_periods.sum())
        if not n_periods:
            continue
        x = columns[answered_periods]
        if has_begun is not None:
            x = numpy.column_stack([x, has_begun[cluster][answered_periods].astype(numpy.float64)])
        # The inverse of (1 - r) I + r J: there is a closed form.
        unshared_variance = 1.0 - correlation
        inflation = unshared_variance + n_periods * correlation
        inverse = (numpy.eye(n_periods) - correlation / inflation) / unshared_variance
        bread += x.T @ inverse @ x
        right_side += x.T @ inverse @ means[cluster][answered_periods]
        logs += (n_periods - 1) * math.log(unshared_variance) + math.log(inflation)
        parts.append((x, inverse, means[cluster][answered_periods]))
    df = int(is_present.sum()) - p
    if df < 1 or numpy.linalg.matrix_rank(bread) < p:
        return None
    solved = numpy.linalg.inv(bread)
    coefficients = solved @ right_side
    residuals = [y - x @ coefficients for x, _, y in parts]
    squares = float(
        sum(residual @ inverse @ residual for (_, inverse, _), residual in zip(parts, residuals, strict=True))
    )
    cluster_parts = [
        float((solved @ x.T @ inverse @ residual)[-1])
        for (x, inverse, _), residual in zip(parts, residuals, strict=True)
    ]
    sign, log_bread = numpy.linalg.slogdet(bread)
    minus = df * math.log(squares) + logs + float(log_bread) if squares > 0 and sign > 0 else math.inf
    return _LeastSquares(coefficients.tolist(), squares, df, float(solved[-1, -1]), cluster_parts, minus)
