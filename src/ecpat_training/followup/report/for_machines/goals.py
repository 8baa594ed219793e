"""`ecpat follow-up due --goals --json`: the goals of a programme on a day."""

from ecpat_training.commands.public import Public
from ecpat_training.followup.model.goals import GoalBoard, GoalStatus


class FollowUpGoalsResult(Public[GoalBoard]):
    """Every goal; `counts` says how many are how far."""

    keys = "on counts goals"

    def counts(self) -> dict[GoalStatus, int]:
        return {status: self.model.of(status) for status in GoalStatus}
