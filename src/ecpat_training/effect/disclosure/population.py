"""Of how many people anything is said, and of which.

Where enough are missing in a wave, words alone say on which side they started, and that all answers don't bear a
change; of few, that would be one person who left and started lower, or undid a change.
"""

from collections.abc import Set as AbstractSet
from typing import Literal

from ecpat_training.effect.model.change import RecognisedShare, ScaleChange
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.values.thresholds import SMALLEST_FOR_SPREAD, SMALLEST_PUBLISHED_GROUP

Allowed = Literal["nothing", "means", "spread"]


def allowed(people: int | None) -> Allowed:
    """What may be said of so many people: nothing, means alone, or spread, intervals and effect sizes besides."""
    if (people or 0) < SMALLEST_PUBLISHED_GROUP:
        return "nothing"
    return "means" if (people or 0) < SMALLEST_FOR_SPREAD else "spread"


def differ_enough(
    first_people: AbstractSet[int], second_people: AbstractSet[int], k: int = SMALLEST_PUBLISHED_GROUP
) -> bool:
    """Whether two sets of people, both with figures, are the same, or neither has 1 to k-1 people more than the other:
    the difference of two sums would be the answers of the few."""
    return not any(
        0 < len(people_in_one) < k for people_in_one in (first_people - second_people, second_people - first_people)
    )


def same_people(people: int | None, report: EffectReport) -> bool:
    """Whether so many people are all whom the first comparison is about, those who left a scale blank included."""
    return bool(report.comparisons) and people is not None and people == report.comparisons[0].n


def publishable_recognised(recognised_people: RecognisedShare, k: int = SMALLEST_PUBLISHED_GROUP) -> RecognisedShare:
    """The same without how many answered, where 1 to k-1 of them were not recognised."""
    began_count = recognised_people.began
    return RecognisedShare(
        recognised_people.known,
        None if began_count is None or 0 < began_count - recognised_people.known < k else began_count,
    )


def few_missing(change: ScaleChange) -> bool:
    """Whether fewer than 10 people, but not nobody, have a score in the one wave or in the other alone."""
    return any(0 < (side.others or 0) < SMALLEST_PUBLISHED_GROUP for side in (change.before, change.after))
