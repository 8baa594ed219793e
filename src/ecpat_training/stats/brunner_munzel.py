"""How often somebody of the second group has the higher score than somebody of the first: P(X < Y) + P(X = Y)/2.

For graded answers, where means are a convention: it looks at the order alone. 0.5 is no difference; 2 p - 1 is Cliff's
delta. Interval and test of Brunner and Munzel with the t distribution agree; below about 10 people in a group they are
rough. Where the groups don't overlap at all there is no spread, and so no interval. Missing values are left out.
Brunner and Munzel (2000), DOI 10.1002/(SICI)1521-4036(200001)42:1<17::AID-BIMJ17>3.0.CO;2-U; equals lawstat's
`brunner.munzel.test`.
"""

import math
from typing import TYPE_CHECKING

from ecpat_training.stats.estimate import Estimate, TestResult
from ecpat_training.stats.samples import sample, unusable
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

_REFERENCE = "Brunner and Munzel (2000)"
_SHARE = marked("P(first < second) + P(equal)/2, interval of Brunner and Munzel")
_TEST = marked("Brunner-Munzel test, two-sided, t distribution")
_NAME = marked("probability of superiority")
_APART = marked("the scores of the two groups don't overlap at all, or are all the same")


def compute(first_scores: object, second_scores: object, level: float = 0.95) -> Estimate:
    """The probability that somebody of the second group scores higher than somebody of the first, 0 to 1; limits
    beyond that range are cut at its ends."""
    from scipy.special import stdtrit

    n, value, error, df, reason = _parts(first_scores, second_scores)
    if reason:
        return Estimate.none(_NAME, reason, n=n, method=_SHARE, reference=_REFERENCE)
    if not error:
        return Estimate(_NAME, value, None, None, level, n, _SHARE, _REFERENCE, no_interval=_APART)
    half_width = float(stdtrit(df, (1.0 + level) / 2.0)) * error
    return Estimate(
        _NAME, value, max(0.0, value - half_width), min(1.0, value + half_width), level, n, _SHARE, _REFERENCE
    )


def t_test(first_scores: object, second_scores: object) -> TestResult:
    """Test that neither group tends to higher scores."""
    from scipy.special import stdtr

    n, value, error, df, reason = _parts(first_scores, second_scores)
    if reason := reason or (None if error else _APART):
        return TestResult("Brunner-Munzel", None, None, None, n, _TEST, _REFERENCE, reason)
    t = (value - 0.5) / error
    return TestResult("Brunner-Munzel", t, float(2.0 * stdtr(df, -abs(t))), df, n, _TEST, _REFERENCE)


def _parts(first_scores: object, second_scores: object) -> tuple[int, float, float, float, str | None]:
    """n, the probability, its standard error (0: none), degrees of freedom, or why there is nothing."""
    import numpy

    samples = [sample(first_scores), sample(second_scores)]
    n = sum(group.size for group in samples)
    if reason := unusable(samples):
        return n, 0.0, 0.0, 0.0, reason
    first_sample, second_sample = samples
    joint_ranks = _ranks(numpy.concatenate(samples))
    group_ranks = (joint_ranks[: first_sample.size], joint_ranks[first_sample.size :])
    # The rank among all less the rank in the own group is how many of the other group are below: no pairs are formed.
    value = (float(group_ranks[1].mean()) - (second_sample.size + 1) / 2) / first_sample.size
    spreads = []
    for scores, ranks in zip(samples, group_ranks, strict=True):
        placements = ranks - _ranks(scores)
        spreads.append(float(((placements - placements.mean()) ** 2).sum()) / (scores.size - 1))
    a, b = (
        rank_variance / (group.size * (n - group.size) ** 2)
        for group, rank_variance in zip(samples, spreads, strict=True)
    )
    if not a + b:
        return n, value, 0.0, 0.0, None
    df = (a + b) ** 2 / (a**2 / (first_sample.size - 1) + b**2 / (second_sample.size - 1))
    return n, value, math.sqrt(a + b), df, None


def _ranks(values: "Floats") -> "Floats":
    """Ranks from 1, ties sharing their mean rank."""
    import numpy

    _, place, sizes = numpy.unique(values, return_inverse=True, return_counts=True)
    last_ranks = numpy.cumsum(sizes)
    ranks: Floats = (last_ranks - (sizes - 1) / 2.0)[place]
    return ranks
