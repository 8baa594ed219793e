"""The trained beside those who were asked twice without the training."""

from dataclasses import dataclass
from typing import Literal

from ecpat_training.effect.model.change import AdjustedP, GroupChange, ScaleFacts
from ecpat_training.stats.estimate import Estimate, FTest

Arm = Literal["trained", "untrained"]


@dataclass(frozen=True, slots=True)
class ArmFlow:
    """What became of a group from one wave to a later one: how many answered each, and how many are recognised in
    both."""

    arm: Arm
    before: str
    after: str
    answered_before: int
    answered_after: int
    both: int

    @property
    def lost(self) -> int:
        """How many of those who answered before are not among those recognised."""
        return self.answered_before - self.both


@dataclass(frozen=True, slots=True)
class TrainedAgainstControls:
    """One scale and two waves, each difference trained minus untrained. `difference` is that of the changes, which is
    read first; `standardised` the same in units of the spread before (d_ppc2); `baseline` that of the scores before.
    `adjusted` is that afterwards at the same score before, with the robust interval, `classical` the same with the
    textbook one; `slopes` tests what `adjusted` supposes. `family` is the p of `difference` among the comparisons made
    together, None where it is the only one."""

    of: ScaleFacts
    before: str
    after: str
    trained: GroupChange
    untrained: GroupChange
    adjusted: Estimate
    classical: Estimate
    difference: Estimate
    standardised: Estimate
    baseline: Estimate
    slopes: FTest
    family: AdjustedP | None = None


@dataclass(frozen=True, slots=True)
class ControlGroup:
    """`known_by` is what makes the untrained known (`group: waiting`; "" for files of their own);
    `declared` is False where there was a plan without this comparison; `flows` are of both groups between each two
    waves."""

    known_by: str
    randomised: bool
    declared: bool
    scales: tuple[TrainedAgainstControls, ...]
    flows: tuple[ArmFlow, ...] = ()
