"""What a follow-up shows, and what it can't, because not everybody answered."""

from dataclasses import dataclass

from ecpat_training.effect.model.change import ScaleFacts
from ecpat_training.stats.estimate import Estimate


@dataclass(frozen=True, slots=True)
class RetainedGain:
    """One scale. `means` are before, after and at the follow-up, of the `n` people with all the scores that the scale
    asks for; `since` is their change from after to the follow-up, `kept` the share of their gain that is left.
    `low` and `high` bound the mean at the follow-up of all who took part, whatever those would say who didn't answer
    (`answered` did). `stayers_before` and `stayers_after` are the scores of those who answered the follow-up minus
    those of the others. `later_only` scales were asked at the follow-up alone."""

    of: ScaleFacts
    n: int
    means: tuple[float | None, float | None, float | None]
    since: Estimate
    kept: Estimate
    answered: int
    mean: float | None
    low: float | None
    high: float | None
    stayers_before: Estimate
    stayers_after: Estimate
    later_only: bool


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A yes or no question at the follow-up: the share of yes among those who answered with its interval, and the
    bounds of the share among all who took part: nobody of the others did it, or all did."""

    item: str
    text: str
    yes: int
    share: Estimate
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class FollowUpResult:
    """`people` took part before or after, of whom `answered` were recognised at the follow-up; `unknown` answered it
    and were recognised in no other wave."""

    people: int
    answered: int
    unknown: int
    rate: Estimate
    scales: tuple[RetainedGain, ...]
    behaviours: tuple[Behaviour, ...]
