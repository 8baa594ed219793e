"""The change in units of the spread of the changes, with the interval of the noncentral t distribution.

d_z = mean change / SD of the changes, so that t = d_z * sqrt(n): right for planning how many people a test needs.
It says how alike the changes were, not how large: people who all gain a little have a huge d_z. To compare trainings,
use `d_av`. Lakens (2013), eq. 7, DOI 10.3389/fpsyg.2013.00863. No small-sample correction is applied.
"""

import math

from ecpat_training.stats import noncentral_t
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.pair_moments import PairFigures
from ecpat_training.stats.paired_change import t_statistic
from ecpat_training.words.catalogue.marked_text import marked

REFERENCE = "Lakens (2013), eq. 7, DOI 10.3389/fpsyg.2013.00863"
_METHOD = marked("mean change / SD of the changes; interval from the noncentral t distribution")


def compute(pairs: PairFigures, level: float = 0.95) -> Estimate:
    """d_z with its interval: the limits of the noncentrality of t, divided by sqrt(n)."""
    if pairs.no_spread:
        return Estimate.none("d_z", pairs.no_spread, n=pairs.n, method=_METHOD, reference=REFERENCE)
    value = pairs.mean_change / pairs.sd_change
    limits = noncentral_t.limits(t_statistic(pairs), pairs.n - 1, level)
    if limits is None:
        return Estimate(
            "d_z", value, None, None, level, pairs.n, _METHOD, REFERENCE, no_interval=noncentral_t.NOT_COMPUTED
        )
    low, high = (limit / math.sqrt(pairs.n) for limit in limits)
    return Estimate("d_z", value, low, high, level, pairs.n, _METHOD, REFERENCE)
