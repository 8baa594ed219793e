"""Why no figure of a scale may be printed, of all people compared or of a group of them.

Beside too few people and answers all alike (`alike`): scores that lie so near a bound of the scale that a mean tells
nearly each answer, one person's score that is nearly the whole sum, and scores that are little else than counts,
because they can take so few values.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ecpat_training.effect.model.change import ScaleChange
from ecpat_training.values.thresholds import (
    SMALLEST_FOR_A_SHARE_OF_IMPROVED,
    SMALLEST_FOR_SPREAD,
    SMALLEST_PUBLISHED_GROUP,
)


def why_hidden(change: ScaleChange, *, has_near_figures: bool, k: int = SMALLEST_PUBLISHED_GROUP) -> str | None:
    """Why a change is published without any figure, as a key of the catalogue's `WITHHELD`; None where it has figures.

    Args:
        change: as it is, with everybody's scores.
        has_near_figures: whether other figures are of nearly the same people.
        k: how many people it takes.
    """
    reasons = {
        "fewer than 10": (change.n or 0) < k,
        "few values": few_values(change.steps, change.n),
        "near": has_near_figures,
        "all alike": all_alike(change) or at_a_bound(change),
        "dominated": dominated(change),
        "few values given": few_values_given(change),
    }
    return next((reason for reason, applies in reasons.items() if applies), None)


FEWEST_STEPS = 7  # in all from a bound: the fewest that can be shared out in at least 10 ways that are published


def at_a_bound(change: ScaleChange) -> bool:
    """Whether a wave's scores are so near the lowest or the highest possible one that the mean leaves few ways to
    share out what is missing: 4.8 of 5 by 10 people is one 3, or two 4."""
    return scores_at_a_bound(waves(change), (change.low, change.high), change.steps)


def scores_at_a_bound(
    waves: Sequence[Sequence[float]], scale_ends: tuple[float | None, float | None], steps: int | None
) -> bool:
    """Whether the scores of a wave, which go by steps between the ends, are so near an end that their mean tells nearly
    each of them; False where an end isn't known."""
    low, high = scale_ends
    if low is None or high is None:
        return False
    step = (high - low) / steps if steps else _smallest_gap(waves)
    # Half a step less, so that sums which rounding moves a little are still judged as whole steps.
    min_distance = (FEWEST_STEPS - 0.5) * step
    return any(sum(abs(score - bound) for score in scores) < min_distance for scores in waves for bound in (low, high))


def _smallest_gap(waves: Sequence[Sequence[float]]) -> float:
    """The smallest step between two scores that are there, where the instrument doesn't tell it."""
    distinct_scores = sorted({score for scores in waves for score in scores})
    return min((higher - lower for lower, higher in pairwise(distinct_scores)), default=0.0)


DOMINATED = 0.15  # of the largest score: what all but the two largest add up to at least


def dominated(change: ScaleChange) -> bool:
    """Whether the sum of a wave's scores tells the largest nearly: the p % rule, by which what is
    left without the two largest must be 15 % of the largest (Hundepool et al., Statistical Disclosure Control, 2012,
    section 4.2.2)."""
    return any(map(by_the_largest, waves(change)))


def by_the_largest(scores: Sequence[float]) -> bool:
    """Whether the sum of one wave's scores nearly tells the largest: all but the two largest add up to less than 15
    % of it."""
    sorted_sizes = sorted(map(abs, scores), reverse=True)
    return bool(sorted_sizes) and sum(sorted_sizes[2:]) < DOMINATED * sorted_sizes[0]


COUNT_ALWAYS, COUNT_OF_FEW = 2, 3  # steps: of so many values mean, SD and n make up the counts of the answers


def few_values(steps: int | None, people: int | None) -> bool:
    """Whether a score of so many steps is little else than a count: the mean of one question with a key is the share of
    those who knew."""
    if steps is None:
        return False
    return steps <= COUNT_ALWAYS or (steps <= COUNT_OF_FEW and (people or 0) < SMALLEST_FOR_A_SHARE_OF_IMPROVED)


def few_values_given(change: ScaleChange) -> bool:
    """Whether the scores that are there, as of a column of 0 and 1 for failed and passed, are little else than counts:
    the SD tells that all but one person have one of two scores in a wave, or the instrument tells no values and there
    are few. (Where the mean stands alone, two scores are as good as any.)"""
    steps = len({score for pair in change.pairs for score in pair}) - 1
    shows_spread = (change.n or 0) >= SMALLEST_FOR_SPREAD
    has_two_values = shows_spread and any(commonest(2, scores) >= len(scores) - 1 for scores in waves(change))
    return has_two_values or (change.steps is None and few_values(steps, change.n))


def why_group_hidden(
    scores: Sequence[float], scale_ends: tuple[float | None, float | None], steps: int | None
) -> str | None:
    """Why no figure of a group may be printed of whom one wave's scores are known, and nobody's change: a key of the
    catalogue's `WITHHELD`; None where figures may."""
    observed_steps = len(set(scores)) - 1
    two_values_dominate = len(scores) >= SMALLEST_FOR_SPREAD and commonest(2, scores) >= len(scores) - 1
    reasons = {
        "fewer than 10": len(scores) < SMALLEST_PUBLISHED_GROUP,
        "few values": few_values(steps, len(scores)),
        "all alike": nearly_all_alike(scores) or scores_at_a_bound([scores], scale_ends, steps),
        "dominated": by_the_largest(scores),
        "few values given": two_values_dominate or (steps is None and few_values(observed_steps, len(scores))),
    }
    return next((reason for reason, applies in reasons.items() if applies), None)


def nearly_all_alike(*answers: Sequence[float]) -> bool:
    """Whether in any of these sets of people's answers (a wave's, the changes) all are alike, or all but one.

    Whoever knows that somebody is one of them then knows the answer, however many they are.
    """
    return any(commonest(1, answer_set) >= len(answer_set) - 1 for answer_set in answers)


def commonest(values: int, answers: Iterable[float]) -> int:
    """How many of the answers have one of the commonest values, `values` of them."""
    return sum(number for _, number in Counter(answers).most_common(values))


def all_alike(change: ScaleChange) -> bool:
    """Whether all, or all but one, have the same score in a wave, or changed by the same amount."""
    # Rounded, since 4.2 - 3.9 and 0.3 are one change to people but two to the computer.
    changes = [round(score_after - score_before, 9) for score_before, score_after in change.pairs]
    return nearly_all_alike(*waves(change), changes) or (change.raw.low is None and not change.clusters)


def waves(change: ScaleChange) -> tuple[list[float], list[float]]:
    """(scores before, scores after) of everybody who is compared, in one order, in the scale's units."""
    return [before for before, _ in change.pairs], [after for _, after in change.pairs]
