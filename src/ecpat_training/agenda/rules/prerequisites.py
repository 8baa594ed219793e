"""A session comes after those that it builds on."""

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context, days_of
from ecpat_training.agenda.rule_parts.day import named, sessions_held
from ecpat_training.agenda.rule_parts.draft import Draft, Piece
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun


class PrerequisitesParameters(Noun):
    """Nothing to set: a session names those it comes `after`. What this kind of training doesn't use, or has no day
    for (a recap in a training of one day), is taken as known."""


class Prerequisites(AgendaRule):
    parameters: PrerequisitesParameters
    CONCERNS = frozenset({"order"})
    READS = frozenset({"bases"})
    UNWRITTEN = 13

    @property
    def states(self) -> str:
        return "A session comes after the sessions that it builds on."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds sessions that come too early, or whose base is missing."""
        days = context.training.days
        has_a_day = {id_ for id_, session in context.sessions.items() if days_of(session.place, days)}
        breaks = []
        seen: set[str] = set()
        for day, item, session, _ in sessions_held(agenda):
            for needed in session.after:
                if needed in has_a_day - seen:
                    title = context.sessions[needed].title
                    breaks.append(self.broken(f'{named(day, item)} must come after "{title}".', item.where))
            seen.add(session.id)
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Whatever slot a session stands in, what it builds on stands before it, a daily session on whichever day;
        amounts are bases not laid."""
        bases: dict[str, list[Piece]] = {}
        for piece in draft.pieces:
            bases.setdefault(piece.session.id, []).append(piece)
        for piece in draft.pieces:
            for needed in piece.session.after:
                if needed not in bases:
                    continue
                early = draft.flag(f"{piece.key} before {needed}")
                for block in draft.blocks:
                    for slot in block.slots:
                        laid = sum(draft.before_slot(base, slot) for base in bases[needed])
                        draft.add(draft.starts_in(piece, slot) <= laid + early)
                draft.charge(self, early)
