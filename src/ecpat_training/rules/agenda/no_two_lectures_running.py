"""Methods alternate: no lecture follows a lecture."""

from itertools import pairwise

from ecpat_training.model.agenda import Agenda
from ecpat_training.model.base import Noun
from ecpat_training.results.check import RuleResult
from ecpat_training.rules.book import Rule
from ecpat_training.rules.context import Context
from ecpat_training.rules.day import named, stretches
from ecpat_training.rules.draft import Draft

WEIGHT = 5


class Parameters(Noun):
    """Nothing to set. The weight is for each lecture that follows a lecture without a break between them."""


def states(_: Parameters) -> str:
    """The rule in one sentence."""
    return "No lecture follows a lecture unless a break lies between them."


def check(rule: Rule, agenda: Agenda, _: Context) -> RuleResult:
    """Finds lectures that follow a lecture."""
    breaks = [
        rule.broken(f'{named(day, second)} is a lecture, and so is "{first.title}" before it.', second.where)
        for day in agenda.days
        for stretch in stretches(day)
        for first, second in pairwise(stretch)
        if first.session is not None
        and second.session is not None
        and first.session.method == second.session.method == "lecture"
    ]
    return rule.result(breaks, cost=rule.cost(len(breaks)))


def constrain(rule: Rule, draft: Draft) -> None:
    """Of two slots in a row at most one holds a lecture; amounts are pairs of lectures."""
    lectures = [piece for piece in draft.pieces if piece.session.method == "lecture"]
    for block in draft.blocks:
        for slot, following in pairwise(block.slots):
            running = draft.flag(f"two lectures from slot {slot.index}")
            both = sum(draft.at(piece, slot) + draft.at(piece, following) for piece in lectures)
            draft.add(both <= 1 + running)
            draft.charge(rule, running)
