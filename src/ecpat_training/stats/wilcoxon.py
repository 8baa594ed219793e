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
    zeros_text = marked("ranked, then left out") if keep_zeros else marked("left out")
    changed_people = pairs.people(pairs.changes != 0) if not pairs.unusable else 0
    reason = pairs.unusable or (None if changed_people else NOBODY_CHANGED)
    if reason:
        return TestResult(name, None, None, None, pairs.n, phrase(_TWO_SIDED, zeros=zeros_text), reference, reason)
    ranks, rises, people = _doubled_ranks(pairs, keep_zeros=keep_zeros)
    total, observed_sum = int((ranks * people).sum()), int((ranks * people)[rises].sum())
    if changed_people <= EXACT_UP_TO:
        p, method = exact_p(numpy.repeat(ranks, people), observed_sum), _EXACT
    else:
        z = abs(observed_sum - total / 2.0) / (float((ranks.astype(float) ** 2 * people).sum()) ** 0.5 / 2.0)
        p, method = float(2.0 * ndtr(-z)), phrase(_NORMAL, people=EXACT_UP_TO)
    return TestResult(
        name, observed_sum / 2.0, p, None, changed_people, phrase(_METHOD, how=method, zeros=zeros_text), reference
    )


def _doubled_ranks(pairs: Pairs, *, keep_zeros: bool) -> "tuple[Integers, Booleans, Integers]":
    """Twice the mid-ranks of the sizes of change (whole numbers, ties or not), which of them are rises, and how many
    people have each."""
    import numpy

    included = numpy.ones_like(pairs.changes, dtype=bool) if keep_zeros else pairs.changes != 0
    ranked_changes, people = pairs.changes[included], pairs.times[included]
    sizes, group = numpy.unique(abs(ranked_changes), return_inverse=True)
    members = numpy.zeros(sizes.size, dtype=numpy.int64)
    numpy.add.at(members, group, people)
    last_ranks = numpy.cumsum(members)
    # Doubled, mid-ranks of ties are whole numbers, so that their sums can be counted exactly.
    doubled = (2 * last_ranks - members + 1)[group]
    has_moved = ranked_changes != 0
    return doubled[has_moved], (ranked_changes > 0)[has_moved], people[has_moved]


def exact_p(sizes: "Integers", observed_sum: int) -> float:
    """Twice the chance that the sizes (whole numbers above 0) given a rise add up to something at least as far on its
    side as `observed_sum`, at most 1, if each is a rise or a fall with a chance of 1/2.

    The distribution is symmetric, so that only sums up to the nearer end's are followed.
    """
    import numpy

    # Both tails are alike: following the nearer one alone halves the work at least.
    max_sum = min(observed_sum, int(sizes.sum()) - observed_sum)
    chance = numpy.zeros(max_sum + 1)
    chance[0] = 1.0
    reached_sum = 0
    for size in numpy.sort(sizes).tolist():
        moved_chance = chance[: reached_sum + 1] * 0.5
        chance[: reached_sum + 1] = moved_chance
        reached_sum = min(reached_sum + size, max_sum)
        if size <= max_sum:
            chance[size : reached_sum + 1] += moved_chance[: reached_sum + 1 - size]
    return min(1.0, 2.0 * float(chance.sum()))
