"""Whether a score is little else than a count, because it can take so few values."""

from ecpat_training.effect.disclosure.alike import commonest, waves
from ecpat_training.effect.model.change import Change
from ecpat_training.values.thresholds import SMALLEST_FOR_A_SHARE_OF_IMPROVED, SMALLEST_FOR_SPREAD

COUNT_ALWAYS, COUNT_OF_FEW = 2, 3  # steps: of so many values mean, SD and n make up the counts of the answers


def few_values(steps: int | None, people: int | None) -> bool:
    """Whether a score of so many steps is little else than a count: the mean of one question with a key is the share of
    those who knew."""
    if steps is None:
        return False
    return steps <= COUNT_ALWAYS or (steps <= COUNT_OF_FEW and (people or 0) < SMALLEST_FOR_A_SHARE_OF_IMPROVED)


def few_values_given(change: Change) -> bool:
    """Whether the scores that are there, as of a column of 0 and 1 for failed and passed, are little else than counts:
    the SD tells that all but one person have one of two scores in a wave, or the instrument tells no values and there
    are few. (Where the mean stands alone, two scores are as good as any.)"""
    steps = len({score for pair in change.pairs for score in pair}) - 1
    spread = (change.n or 0) >= SMALLEST_FOR_SPREAD
    two = spread and any(commonest(2, scores) >= len(scores) - 1 for scores in waves(change))
    return two or (change.steps is None and few_values(steps, change.n))
