"""How much more a group changed than another, in units of the spread that both had before: d_ppc2.

    d = c (change of the trained - change of the others) / SD before of both, c = 1 - 3 / (4 (n1 + n2 - 2) - 1)

Morris (2008), DOI 10.1177/1094428106291059, eq. 8 to 10; the variances before are pooled within groups. Its variance is
his eq. 25, with the correlation of before and after pooled within groups (that of the pooled sums of squares):

    2 c^2 (1 - r) a m / (m - 2) (1 + d^2 / (2 (1 - r) a)) - d^2,  a = 1/n1 + 1/n2,  m = n1 + n2 - 2

For comparing and pooling over trainings whose scales differ. It supposes that both groups spread alike before and that
r is the same in both; its interval is a normal one and belongs to no test here: whether one group gained more is what
the interval of the difference of the changes says.
"""

import math

from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.pairs import Pairs
from ecpat_training.words.catalogue.marked_text import marked

REFERENCE = "Morris (2008), DOI 10.1177/1094428106291059"
METHOD = marked("difference of the changes / pooled SD before, corrected for few people; normal interval of Morris")
NO_SPREAD = marked(
    "in each group everybody had the same score before, so there is no spread to measure the difference against"
)
TOO_FEW = marked("its variance needs at least five people in the two groups together")


def compute(trained_pairs: Pairs, control_pairs: Pairs, level: float = 0.95) -> Estimate:
    """d_ppc2 of the trained against the others, positive where the trained rose more."""
    n = trained_pairs.n + control_pairs.n
    reason = trained_pairs.unusable or control_pairs.unusable
    if reason is None and not (trained_pairs.sd_before or control_pairs.sd_before):
        reason = NO_SPREAD
    if reason:
        return Estimate.none("d_ppc2", reason, n=n, method=METHOD, reference=REFERENCE)
    squares = sum((group.n - 1) * group.sd_before**2 for group in (trained_pairs, control_pairs))
    later = sum((group.n - 1) * group.sd_after**2 for group in (trained_pairs, control_pairs))
    changes = sum((group.n - 1) * group.sd_change**2 for group in (trained_pairs, control_pairs))
    root_of_squares = math.sqrt(squares * later)
    r = (squares + later - changes) / 2.0 / root_of_squares if root_of_squares else 0.0
    pooled_sd = math.sqrt(squares / (n - 2))
    value, variance = of_summary(
        trained_pairs.mean_change - control_pairs.mean_change, pooled_sd, r, (trained_pairs.n, control_pairs.n)
    )
    if variance is None:
        return Estimate("d_ppc2", value, None, None, level, n, METHOD, REFERENCE, no_interval=TOO_FEW)
    from scipy.special import ndtri

    half_width = float(ndtri(0.5 + level / 2.0)) * math.sqrt(variance)
    return Estimate("d_ppc2", value, value - half_width, value + half_width, level, n, METHOD, REFERENCE)


def of_summary(difference: float, sd_before: float, r: float, people: tuple[int, int]) -> tuple[float, float | None]:
    """(d_ppc2, its variance) from figures as articles print them; the variance is None below five people in all.

    Args:
        difference: of the two mean changes, the trained first.
        sd_before: the pooled SD before, above 0.
        r: the correlation of before and after.
        people: how many are in each group.
    """
    m, a = sum(people) - 2, 1.0 / people[0] + 1.0 / people[1]
    c = 1.0 - 3.0 / (4.0 * m - 1.0)
    d = c * difference / sd_before
    if m < 3:
        return d, None
    return d, max(0.0, c**2 * m / (m - 2) * (2.0 * (1.0 - r) * a + d**2) - d**2)
