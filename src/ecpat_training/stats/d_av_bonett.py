"""d_av with the interval of Bonett (2008), which doesn't suppose that both waves spread alike.

Var = d^2 (s1^4 + s2^4 + 2 r^2 s1^2 s2^2) / (8 s^4 (n - 1)) + SD_change^2 / ((n - 1) s^2), s^2 = (s1^2 + s2^2) / 2;
normal quantiles. D. G. Bonett (2008), Confidence intervals for standardized linear contrasts of means, Psychological
Methods 13(2), 99-109, DOI 10.1037/1082-989X.13.2.99, eq. 10.

Of 10,000 normal samples each of 384 kinds (8 to 60 people; true d_av 0 to 1.5; r .2 to .8; SDs alike, or one up to
twice the other) its 95 % interval covered 94.3 to 95.8 %. But it is an interval of its own: with few people it can
hold 0 where the t test has p < 0.05, or the other way round. It stands beside that of Algina and Keselman (`d_av`)
where this isn't at its best: waves that spread unalike, and large changes.
"""

import math

from ecpat_training.stats.d_av import NO_VARIANCE
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.pairs import Pairs
from ecpat_training.words.catalogue.marked_text import marked

REFERENCE = "Bonett (2008), DOI 10.1037/1082-989X.13.2.99"
UNLIKE = 1.5  # times the smaller SD: from here the interval is shown
LARGE = 1.0  # d_av, up or down: from here as well
_METHOD = marked("mean change / root mean square of the SDs of the two waves; interval of Bonett (normal)")


def compute(pairs: Pairs, level: float = 0.95) -> Estimate:
    """d_av with Bonett's interval; a value without interval when everybody changed by the same amount."""
    from scipy.special import ndtri

    reason = pairs.unusable or (None if pairs.sd_before or pairs.sd_after else NO_VARIANCE)
    if reason:
        return Estimate.none("d_av", reason, n=pairs.n, method=_METHOD, reference=REFERENCE)
    variance_before, variance_after = pairs.sd_before**2, pairs.sd_after**2
    square = (variance_before + variance_after) / 2.0
    value = pairs.mean_change / math.sqrt(square)
    if pairs.no_spread:
        return Estimate("d_av", value, None, None, level, pairs.n, _METHOD, REFERENCE, no_interval=pairs.no_spread)
    score_covariance = (
        variance_before + variance_after - pairs.sd_change**2
    ) / 2.0  # r s1 s2, also where one of them is 0
    shape = value**2 * (variance_before**2 + variance_after**2 + 2.0 * score_covariance**2) / (8.0 * square**2)
    variance = (shape + pairs.sd_change**2 / square) / (pairs.n - 1)
    half_width = float(ndtri(0.5 + level / 2.0)) * math.sqrt(variance)
    return Estimate("d_av", value, value - half_width, value + half_width, level, pairs.n, _METHOD, REFERENCE)


def unlike(pairs: Pairs) -> bool:
    """Whether one wave's SD is more than 1.5 times the other's."""
    smaller_sd, larger_sd = sorted((pairs.sd_before, pairs.sd_after))
    return larger_sd > UNLIKE * smaller_sd


def large(value: float | None) -> bool:
    """Whether a d_av is so large that Algina and Keselman's interval is wider than it need be."""
    return value is not None and abs(value) >= LARGE
