"""How many people changed by more than the scale's own unreliability makes scores wander.

RCI = change / (sqrt(2) SEM), SEM = SD_before sqrt(1 - reliability); reliable beyond 1.96. Jacobson & Truax (1991),
DOI 10.1037/0022-006X.59.1.12. It is a count of people, not a test of the training: without any training 5 in 100 would
seem to change reliably, and whoever starts very low is likely to rise by chance alone (regression to the mean).

The reliability is that of a test repeated without training where somebody knows it; else Cronbach's alpha of the
wave before, which leaves out that people have better and worse days, and so finds changes reliable too easily.
"""

import math
from dataclasses import dataclass
from typing import Literal

from ecpat_training.stats.pairs import Pairs
from ecpat_training.values.thresholds import NORMAL_QUANTILE
from ecpat_training.words.catalogue.marked_text import marked

NOT_RELIABLE = marked(
    "the answers before don't hang together at all, so that no change of a person can be called reliable"
)
NO_SPREAD = marked("everybody had the same score before")


@dataclass(frozen=True, slots=True)
class ReliableChange:
    """`threshold` is the smallest change, in the scale's units, beyond which a person's counts as reliable; the counts
    are of people; `undefined` says why there is none of it."""

    sem: float | None = None
    threshold: float | None = None
    improved: int | None = None
    same: int | None = None
    worsened: int | None = None
    undefined: str | None = None


def compute(
    pairs: Pairs, reliability: float, better_direction: Literal["higher", "lower"] = "higher"
) -> ReliableChange:
    """Counts of those who improved reliably, didn't change reliably, worsened reliably.

    Args:
        reliability: of the scale's scores, at most 1.
    """
    reason = pairs.unusable or (None if pairs.sd_before else NO_SPREAD) or (None if reliability > 0 else NOT_RELIABLE)
    if reason:
        return ReliableChange(undefined=reason)
    # A reliability above 1, as rounding or a typed figure may give, would leave the root of a negative number.
    sem = pairs.sd_before * math.sqrt(1.0 - min(reliability, 1.0))
    threshold = NORMAL_QUANTILE * math.sqrt(2.0) * sem
    risen_people, fallen_people = pairs.people(pairs.changes > threshold), pairs.people(pairs.changes < -threshold)
    improved_people, worsened_people = (
        (risen_people, fallen_people) if better_direction == "higher" else (fallen_people, risen_people)
    )
    return ReliableChange(sem, threshold, improved_people, pairs.n - risen_people - fallen_people, worsened_people)
