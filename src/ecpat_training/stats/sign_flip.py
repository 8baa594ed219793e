"""Fisher's exact test of the mean change: had the training done nothing, each change might as well have had the other
sign.

p = the share of all 2^n ways to give the changes a sign whose sum is at least as far from 0 as the one observed, which
is among them. Fisher (1935), The Design of Experiments, section 21. It tests means as the t test does and supposes no
normal changes, only that each person's change is as likely to be up as down.

Counted in one of two ways, both exact: sum by sum where the changes are multiples of one step, as scores of questions
are, in the way in which the Wilcoxon test counts ranks; by halves of the people, each half's sums in order, for up to
30 who changed (`_by_halves`). Beyond, the t test is as good, and this says so instead of drawing signs by chance.
"""

from typing import TYPE_CHECKING

from ecpat_training.stats.estimate import TestResult
from ecpat_training.stats.pairs import NOBODY_CHANGED, Pairs
from ecpat_training.stats.wilcoxon import exact_p
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats, Integers

REFERENCE = "Fisher (1935), The Design of Experiments, section 21"
TOO_MANY = marked("too many people with changes too unlike to count all signs; with so many the t test is as good")
_METHOD = marked("exact over all signs of the changes, two-sided")
_MOST_ADDITIONS = 4_000_000  # about ten milliseconds
_MOST_BY_HALVES = 30
_DIVISORS = (*range(1, 61), 100, 120, 240, 1000, 10_000)
_LARGEST = 2.0**53  # beyond, a float holds no single steps
_SAME = 1e-9  # of the largest change


def compute(pairs: Pairs) -> TestResult:
    """The test; its statistic is the sum of the changes."""
    all_changes = pairs.each().changes
    changes = all_changes[all_changes != 0]
    reason = pairs.unusable or (None if changes.size else NOBODY_CHANGED)
    if reason:
        return TestResult("sign flip", None, None, None, pairs.n, _METHOD, REFERENCE, reason)
    steps = _in_steps(changes)
    if steps is not None and steps.size * int(abs(steps).sum()) <= _MOST_ADDITIONS:
        p = exact_p(abs(steps), int(steps[steps > 0].sum()))
    elif changes.size <= _MOST_BY_HALVES:
        p = _by_halves(changes)
    else:
        return TestResult("sign flip", None, None, None, pairs.n, _METHOD, REFERENCE, TOO_MANY)
    return TestResult("sign flip", float(changes.sum()), p, None, int(changes.size), _METHOD, REFERENCE)


def _in_steps(changes: "Floats") -> "Integers | None":
    """The changes in whole steps, if there is one that all are multiples of."""
    import numpy

    for divisor in _DIVISORS:
        if abs(changes).max() * divisor >= _LARGEST:
            return None
        # As whole numbers the sums of signs can be counted one by one; floats that should be equal would differ.
        steps = numpy.round(changes * divisor)
        if (abs(changes * divisor - steps) <= _SAME * divisor * abs(changes).max()).all():
            whole_steps = steps.astype(numpy.int64)
            return whole_steps // numpy.gcd.reduce(abs(whole_steps)) if whole_steps.any() else None
    return None


def _by_halves(changes: "Floats") -> float:
    """Each sum of the first half with all sums of the second that take it far enough, which lie in a row."""
    import numpy

    first_sums, second_sums = (_sums(half_changes) for half_changes in (changes[::2], changes[1::2]))
    second_sums.sort()
    # A little less than what was observed, so that rounding never leaves the observed signs themselves out.
    observed_sum = abs(float(changes.sum())) - _SAME * float(abs(changes).sum())
    sums_above = second_sums.size - numpy.searchsorted(second_sums, observed_sum - first_sums, side="left")
    sums_below = numpy.searchsorted(second_sums, -observed_sum - first_sums, side="right")
    hit_count = int(sums_above.sum()) + int(sums_below.sum())
    return min(1.0, hit_count / 2.0**changes.size)


def _sums(changes: "Floats") -> "Floats":
    """The sums of some changes with every choice of signs."""
    import numpy

    sums = numpy.zeros(1)
    for change in changes.tolist():
        sums = numpy.concatenate([sums - change, sums + change])
    return sums
