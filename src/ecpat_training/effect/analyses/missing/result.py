"""Whether it matters who is missing."""

from collections.abc import Collection
from dataclasses import dataclass

from ecpat_training.effect.model.change import ScaleFacts
from ecpat_training.stats.estimate import Estimate


@dataclass(frozen=True, slots=True)
class MissingPairs:
    """One scale and two waves. The same mean change four ways: `complete` from those with both scores, `model` from all
    answers (`structure` says how the waves go together in it), `overlapping` as one t test of all; `low` and `high`
    bound it whatever the missing scores are, None where the scale has no ends, and `tipping` is the mean change of the
    missing at which that of all would be 0. `p` is that of the model's change; `leavers` is the score before of those
    recognised later minus that of the others."""

    of: ScaleFacts
    before: str
    after: str
    pairs: int
    only_before: int
    only_after: int
    complete: Estimate
    model: Estimate
    p: float | None
    structure: str
    overlapping: Estimate
    low: float | None
    high: float | None
    tipping: float | None
    leavers: Estimate


@dataclass(frozen=True, slots=True)
class MissingScores:
    """Each scale between each two waves."""

    scales: tuple[MissingPairs, ...]

    def without(self, waves: Collection[tuple[str, str]]) -> "MissingScores | None":
        """The scores between other waves than these; None where none are left."""
        remaining_scales = tuple(scale for scale in self.scales if (scale.before, scale.after) not in waves)
        return MissingScores(remaining_scales) if remaining_scales else None
