"""Sessions stand in the order in which the manual tells them."""

from itertools import pairwise

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import named, sessions_held
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun


class ManualOrderParameters(Noun):
    """Nothing to set: whoever wrote the manual had an order in mind. Sessions with a `place` of their own are not
    meant. The weight is for each session that comes before the one that the manual has right before it."""


class ManualOrder(AgendaRule):
    parameters: ManualOrderParameters
    WEIGHT = 3
    CONCERNS = frozenset({"order"})
    UNWRITTEN = 25

    @property
    def states(self) -> str:
        return "Sessions come in the manual's order."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds sessions that come before the one that the manual has right before them."""
        held: dict[str, tuple[AgendaDay, AgendaItem]] = {}
        for day, item, session, _ in sessions_held(agenda):
            held.setdefault(session.id, (day, item))
        order = [id_ for id_, session in context.sessions.items() if session.place == "anywhere"]
        breaks = []
        for before, after in pairwise(order):
            if before in held and after in held:
                (day, item), (earlier_day, early) = held[before], held[after]
                if (earlier_day.number, early.start) < (day.number, item.start):
                    title = context.sessions[before].title
                    what = f'{named(earlier_day, early)} comes before "{title}"; the manual has it after that.'
                    breaks.append(self.broken(what, early.where))
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Whatever slot a session stands in, the one before it in the manual stands there or earlier; amounts are
        sessions of which that isn't so."""
        order = [piece for piece in draft.pieces if piece.session.place == "anywhere"]
        for before, after in pairwise(order):
            early = draft.flag(f"{after.key} against the manual's order")
            for block in draft.blocks:
                for slot in block.slots:
                    told = draft.by_slot(before, slot) + (1 - draft.is_held(before))
                    draft.add(draft.starts_in(after, slot) <= told + early)
            draft.charge(self, early)
