"""`ecpat follow-up goals --json`: the goals of a programme on a day."""

from dataclasses import dataclass
from datetime import date

from ecpat_training.followup.model.goals import GoalBoard, GoalStanding, GoalStatus


@dataclass(frozen=True, slots=True)
class FollowUpGoalsResult:
    """Every goal; `counts` says how many are how far."""

    on: date
    counts: dict[GoalStatus, int]
    goals: tuple[GoalStanding, ...]


def result(board: GoalBoard) -> FollowUpGoalsResult:
    """The board as data."""
    return FollowUpGoalsResult(board.on, {status: board.of(status) for status in GoalStatus}, board.goals)
