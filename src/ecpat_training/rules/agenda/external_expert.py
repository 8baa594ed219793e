"""Where an outsider helps, one is there."""

from ecpat_training.model.agenda import Agenda
from ecpat_training.model.base import Noun
from ecpat_training.results.check import RuleResult
from ecpat_training.rules.book import Rule
from ecpat_training.rules.context import Context
from ecpat_training.rules.day import held, named, unstaffed
from ecpat_training.rules.draft import Draft

WEIGHT = 3


class Parameters(Noun):
    """Nothing to set: a session says `expert: welcome`. The weight is for each such session without an external
    expert among its trainers."""


def states(_: Parameters) -> str:
    """The rule in one sentence."""
    return "Where a session welcomes an external expert, one is lead or second."


def check(rule: Rule, agenda: Agenda, context: Context) -> RuleResult:
    """Finds sessions that lack an expert."""
    if unstaffed(agenda):
        return rule.result([])
    breaks = [
        rule.broken(f"{named(day, item)} welcomes an external expert, and has none.", item.where)
        for day, item, session in held(agenda)
        if session.expert == "welcome"
        and not any(context.trainers[code].external_expert for code in item.trainers[:2] if code in context.trainers)
    ]
    return rule.result(breaks, cost=rule.cost(len(breaks)))


def constrain(rule: Rule, draft: Draft) -> None:
    """Amounts are sessions that lack an expert."""
    for piece in draft.pieces if draft.trainers else ():
        if piece.session.expert == "welcome":
            lacking = draft.flag(f"no expert {piece.key}")
            experts = [draft.trains(piece, trainer) for trainer in draft.trainers if trainer.external_expert]
            draft.add(sum(experts) + lacking >= draft.held(piece))
            draft.charge(rule, lacking)
