"""The change in units of the average spread of the scores, with an interval that belongs to it.

d_av = mean change / sqrt((SD_before^2 + SD_after^2) / 2): comparable from training to training, whatever the scale.
The interval is that of Algina & Keselman (2003), DOI 10.1177/0013164403256358: the noncentral-t limits of the paired t,
times sqrt(2 SD_change^2 / (n (SD_before^2 + SD_after^2))). It leaves out 0 exactly when the paired t test has
p < 0.05; intervals made for two separate groups don't, and are far too wide for people who are compared with
themselves. Of 10,000 normal samples each of 384 kinds (8 to 60 people; see `d_av_bonett`) it covered 94.3 to 97.2 %: it
is wider than it need be, above 96 %, where the true d_av is 1.5 (75 of 96 kinds), and hardly ever elsewhere. The
average is the root mean square (Cumming 2012), not the arithmetic mean of the SDs of Lakens (2013), eq. 10. No
small-sample correction is applied.
"""

import math

from ecpat_training.stats import noncentral_t
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.pair_moments import PairFigures
from ecpat_training.stats.paired_change import t_statistic
from ecpat_training.words.catalogue.marked_text import marked

REFERENCE = "Algina & Keselman (2003), DOI 10.1177/0013164403256358"
NO_VARIANCE = marked("in each wave everybody has the same score, so there is no spread to measure the change against")
_METHOD = marked(
    "mean change / root mean square of the SDs of the two waves; interval of Algina and Keselman (noncentral t)"
)


def compute(pairs: PairFigures, level: float = 0.95) -> Estimate:
    """d_av with its interval; a value without interval when everybody changed by the same amount."""
    reason = pairs.unusable or (None if pairs.sd_before or pairs.sd_after else NO_VARIANCE)
    if reason:
        return Estimate.none("d_av", reason, n=pairs.n, method=_METHOD, reference=REFERENCE)
    average = math.sqrt((pairs.sd_before**2 + pairs.sd_after**2) / 2.0)
    value = pairs.mean_change / average
    limits = None if pairs.no_spread else noncentral_t.limits(t_statistic(pairs), pairs.n - 1, level)
    if limits is None:
        no_interval_reason = pairs.no_spread or noncentral_t.NOT_COMPUTED
        return Estimate("d_av", value, None, None, level, pairs.n, _METHOD, REFERENCE, no_interval=no_interval_reason)
    low, high = (limit * pairs.sd_change / (math.sqrt(pairs.n) * average) for limit in limits)
    return Estimate("d_av", value, low, high, level, pairs.n, _METHOD, REFERENCE)
