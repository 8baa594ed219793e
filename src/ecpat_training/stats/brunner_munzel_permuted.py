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
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    import numpy

    from ecpat_training.stats.pairs import Floats, Integers

REFERENCE = "Pauly, Asendorf and Konietschke (2016), DOI 10.1002/bimj.201500105"
_SHARE = marked("P(first < second) + P(equal)/2, interval of the studentised permutation test on the logit scale")
_TEST = marked("studentised permutation test of Neubert and Brunner on the logit scale, two-sided")
_NAME = marked("probability of superiority")
MOST_LISTED, DRAWN, _AT_ONCE = 20_000, 9_999, 1_000
SMALL, MOST_TOGETHER = 30, 120  # people: below in a group it is needed, above in both it takes too long
_SAME = 1.0 - 1e-9  # of a statistic: sums in another order


class PermutedShare(NamedTuple):
    """The share with its interval, and the test that belongs to it."""

    share: Estimate
    test: TestResult


def is_applicable(first_size: int, second_size: int) -> bool:
    """Whether groups of these sizes are so small that the permuted interval is needed, and not so large that
    permuting takes too long."""
    return min(first_size, second_size) < SMALL and first_size + second_size <= MOST_TOGETHER


def compute(first_scores: object, second_scores: object, level: float = 0.95) -> PermutedShare:
    """The probability that somebody of the second group scores higher than somebody of the first, 0 to 1, and its
    test."""
    unpermuted = brunner_munzel.compute(first_scores, second_scores, level)
    value, n = unpermuted.value, unpermuted.n
    if value is None or unpermuted.low is None:
        reason = unpermuted.undefined or unpermuted.no_interval
        return PermutedShare(unpermuted, TestResult("permuted T", None, None, None, n, _TEST, REFERENCE, reason))
    import numpy

    first_sample, second_sample = numpy.sort(sample(first_scores)), numpy.sort(sample(second_scores))
    if is_swapped := (first_sample.size, first_sample.tolist()) > (
        second_sample.size,
        second_sample.tolist(),
    ):  # the same draws whichever comes first
        first_sample, second_sample = second_sample, first_sample
    all_scores = numpy.concatenate([first_sample, second_sample])
    differences = all_scores[None, :] - all_scores[:, None]
    win_shares = (differences > 0) + (differences == 0) / 2.0
    _, errors = _shares(win_shares[None, : first_sample.size, first_sample.size :])
    logit = _logit(1.0 - value if is_swapped else value)
    error = float(errors[0]) / (value * (1.0 - value))
    t = logit / error
    # Seeded by the scores: whoever repeats the report gets the same p, and nobody can draw until it pleases.
    random = numpy.random.default_rng(crc32(all_scores.tobytes()))
    statistics = numpy.concatenate([*_all(win_shares, first_sample.size, second_sample.size, random)])
    if not _listed(first_sample.size, second_sample.size):
        # The drawn ones may lack the observed assignment; with it p is never 0, and the test keeps its level.
        statistics = numpy.append(statistics, t)
    p = float((abs(statistics) >= abs(t) * _SAME).mean())
    critical_rank = math.ceil((1.0 - level) * statistics.size - 1e-6)
    edge = float(numpy.sort(abs(statistics))[::-1][critical_rank - 1]) / _SAME * error
    logit, t = (-logit, -t) if is_swapped else (logit, t)
    return PermutedShare(
        Estimate(_NAME, value, _share(logit - edge), _share(logit + edge), level, n, _SHARE, REFERENCE),
        TestResult("permuted T", t, p, None, n, _TEST, REFERENCE),
    )


def _listed(first_size: int, second_size: int) -> bool:
    return math.comb(first_size + second_size, first_size) <= MOST_LISTED


def _all(is_above: "Floats", first_size: int, second_size: int, random: "numpy.random.Generator") -> "Iterator[Floats]":
    """The statistic under each assignment: under all, or under those drawn."""
    import numpy

    people = numpy.arange(first_size + second_size)
    if _listed(first_size, second_size):
        assignments = combinations(range(first_size + second_size), first_size)
        while chosen := list(islice(assignments, _AT_ONCE)):
            first_group = numpy.array(chosen)
            is_in_first_group = numpy.zeros((len(chosen), first_size + second_size), dtype=bool)
            numpy.put_along_axis(is_in_first_group, first_group, values=True, axis=1)
            second_group = numpy.nonzero(~is_in_first_group)[1].reshape(len(chosen), second_size)
            yield _statistics(is_above, first_group, second_group)
        return
    for start in range(0, DRAWN, _AT_ONCE):
        order = random.permuted(numpy.tile(people, (min(_AT_ONCE, DRAWN - start), 1)), axis=1)
        yield _statistics(is_above, order[:, :first_size], order[:, first_size:])


def _statistics(is_above: "Floats", first_group: "Integers", second_group: "Integers") -> "Floats":
    """The logit over its error, for each row of two groups; infinite where the groups don't overlap."""
    import numpy

    shares, errors = _shares(is_above[first_group[:, :, None], second_group[:, None, :]])
    statistics: Floats = numpy.where(shares == 0.5, 0.0, numpy.inf)
    has_error = errors > 0
    inner_shares = shares[has_error]
    statistics[has_error] = (
        numpy.log(inner_shares / (1.0 - inner_shares)) * inner_shares * (1.0 - inner_shares) / errors[has_error]
    )
    return statistics


def _shares(pairs: "Floats") -> "tuple[Floats, Floats]":
    """Of each assignment, the share and its standard error, from who is above whom."""
    import numpy

    first_shares, second_shares = pairs.mean(axis=2), pairs.mean(axis=1)
    placement_variance = (
        first_shares.var(axis=1, ddof=1) / first_shares.shape[1]
        + second_shares.var(axis=1, ddof=1) / second_shares.shape[1]
    )
    return first_shares.mean(axis=1), numpy.sqrt(numpy.where(placement_variance < 1e-15, 0.0, placement_variance))


def _logit(share: float) -> float:
    return math.log(share / (1.0 - share))


def _share(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-logit)) if logit > -700 else 0.0
