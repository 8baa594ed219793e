"""The sign test: do more people rise than fall, whatever the size of their change?

Exact and two-sided: 2 P(X <= min(rises, falls)), X binomial with 1/2; who didn't change is left out. Arbuthnot (1710),
DOI 10.1098/rstl.1710.0011. It asks less of the scores than any other test of change, and finds less.
"""

from ecpat_training.stats.estimate import TestResult
from ecpat_training.stats.pairs import NOBODY_CHANGED, Pairs
from ecpat_training.words.catalogue.marked_text import marked

REFERENCE = "Arbuthnot (1710), DOI 10.1098/rstl.1710.0011"
_METHOD = marked("exact binomial, two-sided; no change left out")


def compute(pairs: Pairs) -> TestResult:
    """The test; its statistic is how many rose."""
    from scipy.special import bdtr

    rising_people, falling_people = pairs.people(pairs.changes > 0), pairs.people(pairs.changes < 0)
    reason = pairs.unusable or (None if rising_people + falling_people else NOBODY_CHANGED)
    if reason:
        return TestResult("sign test", None, None, None, pairs.n, _METHOD, REFERENCE, reason)
    p = min(1.0, 2.0 * float(bdtr(min(rising_people, falling_people), rising_people + falling_people, 0.5)))
    return TestResult("sign test", float(rising_people), p, None, rising_people + falling_people, _METHOD, REFERENCE)
