"""A guess at what clashes, by a single question: every rule, and that each session is held, is an assumption of one
model, and the solver names assumptions that it can't keep together.

It is a guess only: the shape of the days is that of all rules, and what the solver names is seldom the fewest. Whoever
uses it asks again without it, and confirms.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, cast

from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.cp_sat import AgendaSolver, new_model
from ecpat_training.agenda.planner.draft import CpAgendaDraft
from ecpat_training.agenda.planner.limit import OutOfTime
from ecpat_training.agenda.planner.shape import shape, shape_in_bounds
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.draft import AgendaRelation, Amount, Draft, Literal01
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.programme.rules.book import Rule

_ROUNDS = 4
"""So often at most the solver is asked again about what it named."""


class Assumptions:
    """A model in which each rule, and each session that must be held, is an assumption.

    Raises:
        NoAgenda: the model is so large that it wasn't finished in time.
    """

    def __init__(self, context: Context, rules: Sequence[AgendaRule]) -> None:
        required_ids = frozenset(id_ for id_, cover in context.covers.items() if cover == "must")
        pieces = shape(context, rules, required_ids, breaks=False).pieces
        self._means: dict[int, AgendaRule | str] = {}
        try:
            self.draft = CpAgendaDraft(new_model(), context, replace(shape_in_bounds(context, rules), pieces=pieces))
            for rule in rules:
                if rule.steers:
                    words: Draft = _DraftUnderAssumption(self.draft, self._assumption(rule.name, rule))
                    rule.constrain(words)
            for piece in self.draft.pieces:
                if piece.session.id in required_ids:
                    assumption = self._assumption(f"must hold {piece.key}", piece.session.id)
                    self.draft.add(self.draft.is_held(piece) >= assumption)
        except OutOfTime:
            raise NoAgenda(proven=False, stopped=True) from None

    def _assumption(self, name: str, means: AgendaRule | str) -> Literal01:
        assumption: Any = self.draft.flag(name)
        self._means[assumption.index] = means
        return cast("Literal01", assumption)

    def clash(
        self, solve: Callable[[CpAgendaDraft], AgendaSolver | None]
    ) -> tuple[list[AgendaRule], frozenset[str]] | None:
        """Returns the rules, and the ids of the sessions that are held, that seem to clash.

        None where the solver names none. `solve` gives the solver's answer, which says that they can't all hold.
        """
        flag_numbers, is_clashing = list(self._means), False
        for _ in range(_ROUNDS):
            self.draft.model.clear_assumptions()
            self.draft.model.add_assumptions(map(self.draft.model.get_int_var_from_proto_index, flag_numbers))
            solver = solve(self.draft)
            if solver is None:
                break
            fewer_numbers = list(solver.sufficient_assumptions_for_infeasibility())
            is_clashing, previous_numbers, flag_numbers = True, flag_numbers, fewer_numbers
            if len(fewer_numbers) == len(previous_numbers):
                break
        clashing_demands = [self._means[number] for number in flag_numbers]
        sessions = frozenset(assumption for assumption in clashing_demands if isinstance(assumption, str))
        return (
            ([assumption for assumption in clashing_demands if isinstance(assumption, AgendaRule)], sessions)
            if is_clashing
            else None
        )


class _DraftUnderAssumption:
    """A draft as a rule sees it that holds only if it is assumed to."""

    def __init__(self, draft: CpAgendaDraft, assumption_flag: Literal01) -> None:
        self._draft, self._holds = draft, assumption_flag

    def add(self, constraint: AgendaRelation) -> None:
        """Demands that a relation hold if the rule does."""
        self._draft.add(constraint, self._holds)

    def charge(self, rule: Rule, amount: Amount) -> None:
        """Demands that an amount be 0 if its rule holds and is hard; wishes never clash."""
        if rule.hard and not rule.is_off and not isinstance(amount, int):
            self.add(amount == 0)
        elif rule.hard and not rule.is_off and amount:
            self._draft.add(self._holds == 0)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._draft, name)
