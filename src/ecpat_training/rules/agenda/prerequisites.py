"""A session comes after those that it builds on."""

from ecpat_training.model.agenda import Agenda
from ecpat_training.model.base import Noun
from ecpat_training.results.check import RuleResult
from ecpat_training.rules.book import Rule
from ecpat_training.rules.context import Context
from ecpat_training.rules.day import held, named
from ecpat_training.rules.draft import Draft

WEIGHT = None


class Parameters(Noun):
    """Nothing to set: a session names those it comes `after`. What this kind of training doesn't use is taken as
    known."""


def states(_: Parameters) -> str:
    """The rule in one sentence."""
    return "A session comes after the sessions that it builds on."


def check(rule: Rule, agenda: Agenda, context: Context) -> RuleResult:
    """Finds sessions that come too early, or whose base is missing."""
    breaks, seen = [], set()
    for day, item, session, _ in held(agenda):
        for needed in session.after:
            if needed not in seen and needed in context.sessions:
                title = context.sessions[needed].title
                breaks.append(rule.broken(f'{named(day, item)} must come after "{title}".', item.where))
        seen.add(session.id)
    return rule.result(breaks, cost=rule.cost(len(breaks)))


def constrain(rule: Rule, draft: Draft) -> None:
    """Whatever slot a session stands in, what it builds on stands before it; amounts are bases not laid."""
    firsts = {piece.session.id: piece for piece in reversed(draft.pieces)}
    for piece in draft.pieces:
        for needed in piece.session.after:
            if needed not in firsts:
                continue
            early = draft.flag(f"{piece.key} before {needed}")
            for block in draft.blocks:
                for slot in block.slots:
                    draft.add(draft.at(piece, slot) <= draft.before(firsts[needed], slot) + early)
            draft.charge(rule, early)
