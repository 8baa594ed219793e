"""The easy comes first: complex material waits until the training's first break."""

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, sort_by_start
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun


class ComplexAfterTheFirstBreakParameters(Noun):
    """Nothing to set: a session says its `level`. The weight is for each complex session before the first break
    between sessions of the first day (Minnesota Advocates, StopVAW, on the structure of trainings)."""


class ComplexAfterTheFirstBreak(AgendaRule):
    """The easy comes first: complex material waits until the training's first break (the rule `complex after the first
    break`)."""

    MEANING = "A complex session comes before the first break of the training."
    DO = "Move the session behind the first break."
    parameters: ComplexAfterTheFirstBreakParameters
    WEIGHT = 5
    CONCERNS = frozenset({"pauses"})
    READS = frozenset({"level"})

    @property
    def states(self) -> str:
        return "No complex session comes before the training's first break."

    def check(self, agenda: Agenda, _: Context) -> RuleResult:
        """Finds complex sessions before the first break."""
        breaks = []
        for day in agenda.days[:1]:
            has_started = False
            for item in sort_by_start(day):
                if item.kind != "session" and has_started:  # coffee on arrival interrupts nothing
                    break
                has_started |= item.kind == "session"
                if item.session is not None and item.session.level == "complex":
                    problem = "is complex, and comes before the training's first break."
                    breaks.append(self.broken(f"{item_label(day, item)} {problem}", item.where))
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """The first block of the training; amounts are complex sessions in it."""
        for piece in draft.pieces:
            if piece.session.level == "complex":
                draft.charge(self, draft.in_block(piece, draft.blocks[0]))
