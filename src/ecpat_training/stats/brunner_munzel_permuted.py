"""The share of `brunner_munzel.py` with an interval and a test that hold in small groups too, by permuting who is in
which group.

On the scale of the logit, ln(p / (1 - p)), its error is se / (p (1 - p)), and T the logit over that error. Under every
other assignment of people to the groups, T is computed anew; the test's p is the share of assignments with |T| at least
as large, and the interval holds every share that this test would not reject, so both agree. Up to 20,000 assignments
are all made; of more, 9,999 are drawn by the scores: the same for the same scores, and others for others, so that no
error repeats. An assignment under which the groups don't overlap counts as the largest. Neubert and Brunner (2007), DOI
10.1016/j.csda.2006.05.024; Pauly, Asendorf and Konietschke (2016), DOI 10.1002/bimj.201500105.

Of 4,000 draws each of sums of eight graded answers, 12 people a side, the t distribution's interval covered the true
share in 92 to 95 %, this one in 94 to 96 % (`benchmarks/comparing_groups.py`).
"""

import math
from collections.abc import Iterator
from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from ecpat_training.stats import brunner_munzel
from ecpat_training.stats.estimate import Estimate, TestResult
from ecpat_training.stats.samples import sample
from ecpat_training.words.catalogue.ours import ours

if TYPE_CHECKING:
    import numpy

    from ecpat_training.stats.pairs import Floats, Integers

REFERENCE = "Pauly, Asendorf and Konietschke (2016), DOI 10.1002/bimj.201500105"
_SHARE = ours("P(first < second) + P(equal)/2, interval of the studentised permutation test on the logit scale")
_TEST = ours("studentised permutation test of Neubert and Brunner on the logit scale, two-sided")
_NAME = ours("probability of superiority")
MOST_LISTED, DRAWN, _AT_ONCE = 20_000, 9_999, 1_000
SMALL, MOST_TOGETHER = 30, 120  # people: below in a group it is needed, above in both it takes too long
_SAME = 1.0 - 1e-9  # of a statistic: sums in another order


class PermutedShare(NamedTuple):
    """The share with its interval, and the test that belongs to it."""

    share: Estimate
    test: TestResult


def wanted(first: int, second: int) -> bool:
    """Whether groups of these sizes are so small that the permuted interval is needed, and not so large that
    permuting takes too long."""
    return min(first, second) < SMALL and first + second <= MOST_TOGETHER


def compute(first: object, second: object, level: float = 0.95) -> PermutedShare:
    """The probability that somebody of the second group scores higher than somebody of the first, 0 to 1, and its
    test."""
    plain = brunner_munzel.compute(first, second, level)
    value, n = plain.value, plain.n
    if value is None or plain.low is None:
        why = plain.undefined or plain.no_interval
        return PermutedShare(plain, TestResult("permuted T", None, None, None, n, _TEST, REFERENCE, why))
    import numpy

    one, other = numpy.sort(sample(first)), numpy.sort(sample(second))
    if turned := (one.size, one.tolist()) > (other.size, other.tolist()):  # the same draws whichever comes first
        one, other = other, one
    together = numpy.concatenate([one, other])
    apart = together[None, :] - together[:, None]
    above = (apart > 0) + (apart == 0) / 2.0
    _, errors = _shares(above[None, : one.size, one.size :])
    logit = _logit(1.0 - value if turned else value)
    error = float(errors[0]) / (value * (1.0 - value))
    t = logit / error
    # Seeded by the scores: whoever repeats the report gets the same p, and nobody can draw until it pleases.
    random = numpy.random.default_rng(crc32(together.tobytes()))
    made = numpy.concatenate([*_all(above, one.size, other.size, random)])
    if not _listed(one.size, other.size):
        # The drawn ones may lack the observed assignment; with it p is never 0, and the test keeps its level.
        made = numpy.append(made, t)
    p = float((abs(made) >= abs(t) * _SAME).mean())
    at = math.ceil((1.0 - level) * made.size - 1e-6)
    edge = float(numpy.sort(abs(made))[::-1][at - 1]) / _SAME * error
    logit, t = (-logit, -t) if turned else (logit, t)
    return PermutedShare(
        Estimate(_NAME, value, _share(logit - edge), _share(logit + edge), level, n, _SHARE, REFERENCE),
        TestResult("permuted T", t, p, None, n, _TEST, REFERENCE),
    )


def _listed(first: int, second: int) -> bool:
    return math.comb(first + second, first) <= MOST_LISTED


def _all(above: "Floats", first: int, second: int, random: "numpy.random.Generator") -> "Iterator[Floats]":
    """The statistic under each assignment: under all, or under those drawn."""
    import numpy

    people = numpy.arange(first + second)
    if _listed(first, second):
        every = combinations(range(first + second), first)
        while chosen := list(islice(every, _AT_ONCE)):
            ones = numpy.array(chosen)
            inside = numpy.zeros((len(chosen), first + second), dtype=bool)
            numpy.put_along_axis(inside, ones, values=True, axis=1)
            others = numpy.nonzero(~inside)[1].reshape(len(chosen), second)
            yield _statistics(above, ones, others)
        return
    for start in range(0, DRAWN, _AT_ONCE):
        order = random.permuted(numpy.tile(people, (min(_AT_ONCE, DRAWN - start), 1)), axis=1)
        yield _statistics(above, order[:, :first], order[:, first:])


def _statistics(above: "Floats", first: "Integers", second: "Integers") -> "Floats":
    """The logit over its error, for each row of two groups; infinite where the groups don't overlap."""
    import numpy

    shares, errors = _shares(above[first[:, :, None], second[:, None, :]])
    found: Floats = numpy.where(shares == 0.5, 0.0, numpy.inf)
    inside = errors > 0
    within = shares[inside]
    found[inside] = numpy.log(within / (1.0 - within)) * within * (1.0 - within) / errors[inside]
    return found


def _shares(pairs: "Floats") -> "tuple[Floats, Floats]":
    """Of each assignment, the share and its standard error, from who is above whom."""
    import numpy

    ones, others = pairs.mean(axis=2), pairs.mean(axis=1)
    spread = ones.var(axis=1, ddof=1) / ones.shape[1] + others.var(axis=1, ddof=1) / others.shape[1]
    return ones.mean(axis=1), numpy.sqrt(numpy.where(spread < 1e-15, 0.0, spread))


def _logit(share: float) -> float:
    return math.log(share / (1.0 - share))


def _share(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-logit)) if logit > -700 else 0.0
