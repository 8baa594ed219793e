"""Which decisions stand, and which of those are due."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from ecpat_training.core.record import record
from ecpat_training.event.meetings.model.minutes import Decision, Minutes

DecisionValidity = Literal["stands", "does not stand", "not known"]
Progress = Literal["late", "due soon", "open", "done", "dropped", "not known", "does not stand"]


@record
class QuorumCount:
    """How many partners there are, how many were there (`low`; with those of whom it isn't known `high`), and how many
    are `needed`; None where no quorum is asked for."""

    partners: int
    low: int
    high: int
    needed: int | None

    @property
    def reached(self) -> bool | None:
        """Whether enough were there; None where that hangs on partners of whom it isn't known."""
        if self.needed is None or self.low >= self.needed:
            return True
        return None if self.high >= self.needed else False


@record
class JudgedDecision:
    """A decision, whether it stands, and how it stands on the day."""

    decision: Decision
    stands: DecisionValidity
    progress: Progress


@record
class DecisionStanding:
    """All decisions of a meeting on a day."""

    on: date
    quorum: QuorumCount
    minutes: Minutes
    decisions: tuple[JudgedDecision, ...]

    def those(self, *progress: Progress) -> list[JudgedDecision]:
        """The decisions that are so far, by their day; those without one last."""
        matching_decisions = [
            judged_decision for judged_decision in self.decisions if judged_decision.progress in progress
        ]
        return sorted(matching_decisions, key=lambda judged_decision: judged_decision.decision.due or date.max)

    def group_by_owner(self) -> Iterator[tuple[str, list[JudgedDecision]]]:
        """Yields each partner with the decisions that it has still to do, in the order of their first day. `""` is the
        partner of decisions that nobody does."""
        decisions_by_owner: dict[str, list[JudgedDecision]] = {}
        for judged_decision in self.those("late", "due soon", "open"):
            for owner in judged_decision.decision.owners or ("",):
                decisions_by_owner.setdefault(owner, []).append(judged_decision)
        yield from decisions_by_owner.items()
