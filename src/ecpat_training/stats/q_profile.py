"""The interval of tau2, the variance between the true effects of several trainings, by profiling Q.

The weighted sum of squares Q(tau2) is chi-square with k - 1 degrees of freedom at the true tau2, and falls as tau2
grows: the interval holds every tau2 whose Q lies between the outer quantiles. Viechtbauer (2007), DOI
10.1002/sim.2514. With few trainings it is wide, which is what can be known.
"""

from collections.abc import Sequence

from ecpat_training.stats.random_effects import spread


def compute(effects: Sequence[float], variances: Sequence[float], level: float = 0.95) -> tuple[float, float] | None:
    """(lower, upper) end of the interval of tau2, in squared units of the effects; None for fewer than two effects,
    or where a variance is 0."""
    import numpy
    from scipy.special import chdtri

    y, v = numpy.asarray(effects, dtype=numpy.float64), numpy.asarray(variances, dtype=numpy.float64)
    if y.size < 2 or not (v > 0).all():
        return None
    tail_chance = (1.0 - level) / 2.0
    upper_quantile, lower_quantile = (
        float(chdtri(y.size - 1.0, tail_chance)),
        float(chdtri(y.size - 1.0, 1.0 - tail_chance)),
    )

    def tau2_at(quantile: float) -> float:
        from scipy.optimize import brentq

        # Q falls as tau2 grows: where it is low enough at 0 already, this end is 0, since a variance can't be less.
        if spread(y, v, 0.0) <= quantile:
            return 0.0
        upper_tau2 = float(y.var(ddof=1)) + float(v.max())
        while spread(y, v, upper_tau2) > quantile:
            upper_tau2 *= 2.0
        return float(
            brentq(lambda tau2: spread(y, v, tau2) - quantile, 0.0, upper_tau2, xtol=1e-15 * upper_tau2, rtol=1e-14)
        )

    return tau2_at(upper_quantile), tau2_at(lower_quantile)
