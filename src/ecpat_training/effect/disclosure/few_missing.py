"""Whether what is said of those who are missing would be of few: one person who left started lower, or undid a change.

Where they are enough, words alone say on which side they started, and that all answers don't bear a change.
"""

from ecpat_training.effect.model.change import Change
from ecpat_training.values.thresholds import SMALLEST


def few_missing(change: Change) -> bool:
    """Whether fewer than 10 people, but not nobody, have a score in the one wave or in the other alone."""
    return any(0 < (side.others or 0) < SMALLEST for side in (change.before, change.after))
