"""Makes one list of the follow-ups, decisions and goals of a programme that aren't done."""

from collections.abc import Iterable, Iterator

from ecpat_training.documents.wording import wording
from ecpat_training.event.meetings.model.standing import DecisionStanding, Progress
from ecpat_training.followup.model.due import DueBoard, DueState
from ecpat_training.followup.model.due_list import DueItem, DueKind, ItemState, by_date
from ecpat_training.followup.model.goals import GoalBoard, GoalStatus

_OF_DECISION: dict[Progress, ItemState] = {
    "late": ItemState.LATE, "due soon": ItemState.DUE, "open": ItemState.LATER, "not known": ItemState.UNKNOWN,
}  # fmt: skip
"""How decisions that may still have to be done stand; others are done, dropped, or bind nobody."""


def due_list(
    board: DueBoard, goals: GoalBoard, meetings: Iterable[tuple[str, DecisionStanding]]
) -> tuple[DueItem, ...]:
    """All that isn't done by the day of the board, by date; `meetings` are ids with what was decided there."""
    return by_date([*_follow_ups(board), *_decisions(meetings), *_goals(goals)])


def _follow_ups(board: DueBoard) -> Iterator[DueItem]:
    for step in board.steps:
        due_state = step.state(board.on)
        if due_state is not DueState.DONE:
            owner = f"Partner in {wording().country(step.country)}"
            subject = f"{step.training}: ask after {step.month} months"
            id_ = f"{step.training}/{step.month}"
            yield DueItem(DueKind.FOLLOW_UP, id_, subject, owner, step.by, ItemState(due_state.value))


def _decisions(meetings: Iterable[tuple[str, DecisionStanding]]) -> Iterator[DueItem]:
    for meeting, standing in meetings:
        for judged_decision in standing.decisions:
            if judged_decision.progress in _OF_DECISION:
                decision = judged_decision.decision
                yield DueItem(
                    DueKind.DECISION,
                    f"{meeting}/{decision.number}",
                    f"{meeting}: decision {decision.number}",
                    "; ".join(decision.owners),
                    decision.due,
                    _OF_DECISION[judged_decision.progress],
                )


def _goals(goals: GoalBoard) -> Iterator[DueItem]:
    for goal in goals.goals:
        if goal.status is not GoalStatus.DONE:
            item_state = ItemState.LATE if goal.status is GoalStatus.LATE else ItemState.LATER
            yield DueItem(DueKind.GOAL, goal.id, goal.goal, goal.owner, goal.by, item_state)
