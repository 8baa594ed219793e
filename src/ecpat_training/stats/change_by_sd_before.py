"""The mean change by the SD before (d_pre), with the interval of Becker and Bonett: what many papers print.

Var = SD_change^2 / (SD_before^2 (n - 1)) + d^2 / (2 (n - 1)), SD_change^2 = s1^2 + s2^2 - 2 r s1 s2; normal quantiles.
Bonett (2008), DOI 10.1037/1082-989X.13.2.99; metafor calls it SMCRH, here without its correction for few people.
"""

import math

from ecpat_training.stats.estimate import Estimate

REFERENCE = "Bonett (2008), DOI 10.1037/1082-989X.13.2.99"
_METHOD = "mean change / SD before; interval of Becker and Bonett (normal)"


def compute(
    change: float, before: float, after: float | None, r: float | None, n: int | None, level: float = 0.95
) -> Estimate:
    """The standardised change; without interval where the SD after, the correlation or the number isn't known.

    Args:
        change: the mean change, in the scale's units.
        before: the SD before, above 0.
        after: the SD after.
        r: the correlation of both scores of a person.
        n: how many people have both.
        level: of the interval.
    """
    from scipy.special import ndtri

    value = change / before
    if after is None or r is None or n is None or n < 2:
        return Estimate("d_pre", value, None, None, level, n, _METHOD, REFERENCE)
    change_variance = before**2 + after**2 - 2.0 * r * before * after
    variance = (max(0.0, change_variance) / before**2 + value**2 / 2.0) / (n - 1)
    half_width = float(ndtri(0.5 + level / 2.0)) * math.sqrt(variance)
    return Estimate("d_pre", value, value - half_width, value + half_width, level, n, _METHOD, REFERENCE)
