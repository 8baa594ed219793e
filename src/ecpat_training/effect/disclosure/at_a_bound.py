"""Whether a wave's scores lie so near a bound of the scale that a mean tells nearly each answer."""

from itertools import pairwise

from ecpat_training.effect.disclosure.alike import waves
from ecpat_training.effect.model.change import Change

FEWEST_STEPS = 7  # in all from a bound: the fewest that can be shared out in at least 10 ways that are published


def at_a_bound(change: Change) -> bool:
    """Whether a wave's scores are so near the lowest or the highest possible one that the mean leaves few ways to
    share out what is missing: 4.8 of 5 by 10 people is one 3, or two 4."""
    if change.low is None or change.high is None:
        return False
    step = (change.high - change.low) / change.steps if change.steps else _smallest_gap(change)
    return any(
        sum(abs(score - bound) for score in scores) < (FEWEST_STEPS - 0.5) * step
        for scores in waves(change)
        for bound in (change.low, change.high)
    )


def _smallest_gap(change: Change) -> float:
    """The smallest step between two scores that are there, where the instrument doesn't tell it."""
    ordered = sorted({score for pair in change.pairs for score in pair})
    return min((higher - lower for lower, higher in pairwise(ordered)), default=0.0)
