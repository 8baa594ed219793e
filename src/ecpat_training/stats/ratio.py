"""The ratio of two means of the same people, such as what is left of a gain, with Fieller's interval.

The interval is that of all ratios q for which the mean of y - q x is not surely different from 0: it needs an x that
is itself surely not 0, and says so where it isn't. An interval wider than from nothing to all (1) tells nothing of a
share, so that a share with one is not known either. Pairs with a missing value are left out. Fieller (1954), DOI
10.1111/j.2517-6161.1954.tb00159.x.
"""

import math

from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.samples import sample, unusable, variance
from ecpat_training.words.catalogue.marked_text import marked

METHOD, REFERENCE = "ratio of two means, Fieller's interval", "Fieller (1954)"
WIDEST = 1.0  # from nothing to all
TOO_WIDE = marked("its interval is wider than from nothing to all of it")
TOO_NEAR_0 = "what it is a share of may itself be nothing"


def compute(x: object, y: object, level: float = 0.95, *, name: str = "ratio") -> Estimate:
    """Mean of y over mean of x, as a share.

    Args:
        x, y: two values a person, missing ones nan.
        level: of the interval.
        name: of the estimate.
    """
    import numpy
    from scipy.special import stdtrit

    x_values, y_values = (numpy.asarray(values, dtype=numpy.float64).reshape(-1) for values in (x, y))
    is_present = ~(numpy.isnan(x_values) | numpy.isnan(y_values))
    x_values, y_values = sample(x_values[is_present]), sample(y_values[is_present])
    n = int(x_values.size)
    if reason := unusable([x_values, y_values]):
        return Estimate.none(name, reason, n=n, method=METHOD, reference=REFERENCE)
    mean_x, mean_y = float(x_values.mean()), float(y_values.mean())
    var_x, var_y = variance(x_values) / n, variance(y_values) / n
    covariance = float((x_values - mean_x) @ (y_values - mean_y)) / (n - 1) / n
    t2 = float(stdtrit(n - 1, (1.0 + level) / 2.0)) ** 2
    leading = mean_x**2 - t2 * var_x
    # Then Fieller's set is all ratios, or all outside an interval: neither can be printed as from - to.
    if leading <= 0:
        return Estimate.none(name, TOO_NEAR_0, n=n, method=METHOD, reference=REFERENCE)
    center = (mean_x * mean_y - t2 * covariance) / leading
    half_width = math.sqrt(max(0.0, center**2 - (mean_y**2 - t2 * var_y) / leading))
    if 2.0 * half_width > WIDEST:
        return Estimate.none(name, TOO_WIDE, n=n, method=METHOD, reference=REFERENCE)
    return Estimate(name, mean_y / mean_x, center - half_width, center + half_width, level, n, METHOD, REFERENCE)
