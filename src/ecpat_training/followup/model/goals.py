"""The goals of a programme on a day: which are reached, open or late."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ecpat_training.core.finding import Finding


class GoalStatus(StrEnum):
    """How far a goal is: there is evidence, or there is none yet and its date has passed or not."""

    DONE = "done"
    OPEN = "open"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class GoalStanding:
    """A goal, its evidence, and what of that isn't there (`missing`)."""

    id: str
    goal: str
    owner: str
    by: date | None
    evidence: tuple[str, ...]
    missing: tuple[str, ...]
    status: GoalStatus


@dataclass(frozen=True, slots=True)
class GoalBoard:
    """All goals of a programme on a day."""

    programme: str
    on: date
    goals: tuple[GoalStanding, ...]
    findings: tuple[Finding, ...]

    def of(self, status: GoalStatus) -> int:
        """How many goals have this status."""
        return sum(goal.status is status for goal in self.goals)
