"""The Wilcoxon signed-rank test, exact with ties, in both ways to treat people who did not change.

- Wilcoxon (1945), DOI 10.2307/3001968: those who did not change are left out, the others ranked by the size of change.
- Pratt (1959), DOI 10.1080/01621459.1959.10501526: everybody is ranked, then those who did not change are left out.

Sizes that tie get the mean of their ranks. The p value counts all 2^m ways to give the m ranks observed a sign
(by dynamic programming over the sum of ranks, not by the table for untied ranks 1..m, which is wrong with ties), up to
500 changes; beyond, the normal approximation with the variance of the ranks observed and no continuity correction.
The statistic is the sum of the ranks of the rises. Ranks test whether rises and falls balance, not the mean; with a
t test that says otherwise, look at the changes one by one.
"""

from typing import TYPE_CHECKING

from ecpat_training.stats.estimate import TestResult
from ecpat_training.stats.pairs import NOBODY_CHANGED, Pairs
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.message import phrase

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Booleans, Integers

EXACT_UP_TO = 500
_EXACT = marked("exact over the ranks observed, ties included")
_NORMAL = marked("normal approximation (more than {people} people changed)")
_METHOD = marked("{how}, two-sided; no change {zeros}")
_TWO_SIDED = marked("two-sided; no change {zeros}")
REFERENCE = "Wilcoxon (1945), DOI 10.2307/3001968"
PRATT_REFERENCE = "Pratt (1959), DOI 10.1080/01621459.1959.10501526"


def compute(pairs: Pairs) -> TestResult:
    """The test with those who did not change left out before ranking."""
    return _test(marked("Wilcoxon signed-rank"), pairs, keep_zeros=False)


def pratt(pairs: Pairs) -> TestResult:
    """The test with those who did not change ranked, then left out."""
    return _test(marked("Wilcoxon-Pratt signed-rank"), pairs, keep_zeros=True)


def rank_sum(pairs: Pairs) -> tuple[float, int]:
    """(the sum of the ranks of the rises, how many people changed); only those who changed are ranked, from 1."""
    if pairs.unusable:
        return 0.0, 0
    ranks, rises, people = _doubled_ranks(pairs, keep_zeros=False)
    return int((ranks * people)[rises].sum()) / 2.0, int(people.sum())


def _test(name: str, pairs: Pairs, *, keep_zeros: bool) -> TestResult:
    import numpy
    from scipy.special import ndtr

    reference = PRATT_REFERENCE if keep_zeros else REFERENCE
    zeros = marked("ranked, then left out") if keep_zeros else marked("left out")
    changed = pairs.people(pairs.changes != 0) if not pairs.unusable else 0
    reason = pairs.unusable or (None if changed else NOBODY_CHANGED)
    if reason:
        return TestResult(name, None, None, None, pairs.n, phrase(_TWO_SIDED, zeros=zeros), reference, reason)
    ranks, rises, people = _doubled_ranks(pairs, keep_zeros=keep_zeros)
    total, observed = int((ranks * people).sum()), int((ranks * people)[rises].sum())
    if changed <= EXACT_UP_TO:
        p, method = exact_p(numpy.repeat(ranks, people), observed), _EXACT
    else:
        z = abs(observed - total / 2.0) / (float((ranks.astype(float) ** 2 * people).sum()) ** 0.5 / 2.0)
        p, method = float(2.0 * ndtr(-z)), phrase(_NORMAL, people=EXACT_UP_TO)
    return TestResult(name, observed / 2.0, p, None, changed, phrase(_METHOD, how=method, zeros=zeros), reference)


def _doubled_ranks(pairs: Pairs, *, keep_zeros: bool) -> "tuple[Integers, Booleans, Integers]":
    """Twice the mid-ranks of the sizes of change (whole numbers, ties or not), which of them are rises, and how many
    people have each."""
    import numpy

    included = numpy.ones_like(pairs.changes, dtype=bool) if keep_zeros else pairs.changes != 0
    ranked, people = pairs.changes[included], pairs.times[included]
    sizes, group = numpy.unique(abs(ranked), return_inverse=True)
    members = numpy.zeros(sizes.size, dtype=numpy.int64)
    numpy.add.at(members, group, people)
    last = numpy.cumsum(members)
    # Doubled, mid-ranks of ties are whole numbers, so that their sums can be counted exactly.
    doubled = (2 * last - members + 1)[group]
    moved = ranked != 0
    return doubled[moved], (ranked > 0)[moved], people[moved]


def exact_p(sizes: "Integers", observed: int) -> float:
    """Twice the chance that the sizes (whole numbers above 0) given a rise add up to something at least as far on its
    side as `observed`, at most 1, if each is a rise or a fall with a chance of 1/2.

    The distribution is symmetric, so that only sums up to the nearer end's are followed.
    """
    import numpy

    # Both tails are alike: following the nearer one alone halves the work at least.
    most = min(observed, int(sizes.sum()) - observed)
    chance = numpy.zeros(most + 1)
    chance[0] = 1.0
    reached = 0
    for size in numpy.sort(sizes).tolist():
        moved = chance[: reached + 1] * 0.5
        chance[: reached + 1] = moved
        reached = min(reached + size, most)
        if size <= most:
            chance[size : reached + 1] += moved[: reached + 1 - size]
    return min(1.0, 2.0 * float(chance.sum()))
