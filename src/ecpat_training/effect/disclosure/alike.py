"""Whether a figure would be nearly each person's answer, because all gave the same or all but one."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ecpat_training.effect.model.change import ScaleChange


def told(*answers: Sequence[float]) -> bool:
    """Whether in any of these sets of people's answers (a wave's, the changes) all are alike, or all but one.

    Whoever knows that somebody is one of them then knows the answer, however many they are.
    """
    return any(commonest(1, one) >= len(one) - 1 for one in answers)


def commonest(values: int, answers: Iterable[float]) -> int:
    """How many of the answers are one of the so many commonest values."""
    return sum(number for _, number in Counter(answers).most_common(values))


def all_alike(change: ScaleChange) -> bool:
    """Whether all, or all but one, have the same score in a wave, or changed by the same amount."""
    changes = [round(second - first, 9) for first, second in change.pairs]
    return told(*waves(change), changes) or (change.raw.low is None and not change.clusters)


def waves(change: ScaleChange) -> tuple[list[float], list[float]]:
    """Everybody's scores, wave by wave."""
    return [before for before, _ in change.pairs], [after for _, after in change.pairs]
