"""How often the comparison of two groups errs, where nobody can be linked, over simulated anonymous waves.

Each wave has other people than the other: a scale of eight statements, 1 to 5, so sums with ties, with 12, 20 or 40
people a side; alike in spread, or those of one wave more than twice as unlike as those of the other. Without a
difference, the tests must reject in 5 %; the intervals of Welch and of the order of the scores must hold the true value
in 95 %, without a difference and with one. Newcombe's interval of questions needs no draws: all pairs of counts are
weighed. Below 30 people the order is permuted, here 1,999 times instead of 9,999 as in a report.
"""

import sys
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy
from scipy.stats import binom

from ecpat_training.effect.comparing.unlinked import UnlinkedDifference, two_groups
from ecpat_training.stats import brunner_munzel_permuted, independent_shares
from ecpat_training.stats.estimate import Estimate

DRAWS, ITEMS, SEED = 4_000, 8, 20_051
SIDES = (12, 20, 40)
_CUTS = (-1.3, -0.5, 0.3, 1.1)  # between the five answers, on the scale of what people feel
SPREADS = {"alike": (1.0, 1.0), "later wider": (0.6, 1.4), "earlier wider": (1.4, 0.6)}
_MIDDLE = -0.1  # of the cuts, so that both groups have the same mean however unlike they are


class Rates(NamedTuple):
    """The shares of draws in which the tests reject, and in which the intervals hold the true value."""

    welch_rejects: float
    order_rejects: float
    welch_holds: float
    order_holds: float


def main(draws: int = DRAWS, sides: Sequence[int] = SIDES) -> None:
    """Prints the rates without a difference and with one of half a standard deviation, and those of questions."""
    brunner_munzel_permuted.DRAWN = 1_999
    print(f"\nTwo groups, over {draws:,} simulated pairs of waves each, seed {SEED}")
    print(f"  {'':42} {'Welch':>8} {'order':>8} {'held':>8} {'held':>8}")
    for effect in (0.0, 0.6):
        for name, spread in SPREADS.items():
            for people in sides:
                found = rates(draws, people, spread, effect)
                title = f"{people} a side, spread {name}, {'no difference' if not effect else 'a difference'}"
                print(f"  {title:42} " + " ".join(f"{one:8.3f}" for one in found), flush=True)
    print(
        "\nNewcombe's interval of one question, exactly: lowest, mean, highest share held over true shares 10 to 90 %"
    )
    for people in sides:
        held, rejected = questions(people)
        print(
            f"  {people:3} a side: {held.min():.3f} {held.mean():.3f} {held.max():.3f}; "
            f"without a difference it leaves out 0 in {rejected.min():.3f} to {rejected.max():.3f}",
            flush=True,
        )


def rates(draws: int, people: int, spread: tuple[float, float], effect: float) -> Rates:
    """Those of one design."""
    random = numpy.random.default_rng([SEED, people, *(round(10 * one) for one in (*spread, effect))])
    found = [_pair(random, people, spread, effect) for _ in range(draws)]
    change, share = _truth(spread, effect)
    return Rates(
        _share(one.test.p is not None and one.test.p < 0.05 for one in found),
        _share(one.order.p is not None and one.order.p < 0.05 for one in found),
        _share(_holds(one.difference, change) for one in found),
        _share(_holds(one.share, share) for one in found),
    )


def _holds(found: Estimate, truth: float) -> bool:
    """Whether an interval holds the true value; groups that don't overlap have none, which is no miss."""
    return found.low is None or found.high is None or found.low <= truth <= found.high


def questions(people: int) -> tuple[numpy.ndarray, numpy.ndarray]:
    """The shares in which Newcombe's interval holds the true difference, over true shares of both groups; and in which
    it leaves out 0 where there is none."""
    counts = range(people + 1)
    ends = numpy.array(
        [
            [
                (found.low, found.high)
                for b in counts
                for found in (independent_shares.newcombe((a, people), (b, people)),)
            ]
            for a in counts
        ]
    )
    truths = numpy.linspace(0.1, 0.9, 17)
    weights = {p: binom.pmf(numpy.arange(people + 1), people, p) for p in truths}
    held, rejected = [], []
    for p in truths:
        for q in truths:
            chance = numpy.outer(weights[p], weights[q])
            inside = (ends[..., 0] <= q - p + 1e-12) & (q - p - 1e-12 <= ends[..., 1])
            held.append(float(chance[inside].sum()))
            if p == q:
                rejected.append(1.0 - held[-1])
    return numpy.array(held), numpy.array(rejected)


def _share(holds) -> float:
    told = [bool(one) for one in holds]
    return sum(told) / len(told)


def _pair(
    random: numpy.random.Generator, people: int, spread: tuple[float, float], effect: float
) -> UnlinkedDifference:
    first, second = (
        _answers(random, people, own, moved).mean(axis=1) for own, moved in zip(spread, (0.0, effect), strict=True)
    )
    return two_groups(first, second)


def _answers(random: numpy.random.Generator, people: int, spread: float, moved: float) -> numpy.ndarray:
    """Answers 1 to 5 of so many people to every statement: what somebody is like, and chance in each answer."""
    felt = _MIDDLE + moved + spread * random.normal(size=(people, 1)) + random.normal(size=(people, ITEMS))
    return numpy.searchsorted(_CUTS, felt) + 1


@cache
def _truth(spread: tuple[float, float], effect: float) -> tuple[float, float]:
    """The true difference of the means, and how often somebody of the later wave scores higher, of two million each."""
    if not effect and spread[0] == spread[1]:
        return 0.0, 0.5
    random = numpy.random.default_rng(SEED + 1)
    size = ITEMS * 4 + 1
    shares = [
        numpy.bincount(_answers(random, 2_000_000, own, moved).sum(axis=1) - ITEMS, minlength=size) / 2_000_000
        for own, moved in zip(spread, (0.0, effect), strict=True)
    ]
    below = numpy.cumsum(shares[0]) - shares[0]
    means = [float((one * numpy.arange(size)).sum()) / ITEMS for one in shares]
    return means[1] - means[0], float((shares[1] * (below + shares[0] / 2)).sum())


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:2]), *([tuple(int(one) for one in sys.argv[2:])] if sys.argv[2:] else []))
