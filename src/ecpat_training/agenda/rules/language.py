"""Trainers are understood."""

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import held, named
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.programme.rules.book import Rule
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun

WEIGHT = None


class Parameters(Noun):
    """Nothing to set: the training names its language and whether there are interpreters. A weight is for each session
    of somebody who is not understood."""


def states(_: Parameters) -> str:
    """The rule in one sentence."""
    return "Trainers speak the training's language, or there are interpreters."


def check(rule: Rule, agenda: Agenda, context: Context) -> RuleResult:
    """Finds trainers who don't speak the language."""
    training, breaks = context.training, []
    for day, item, _, _ in held(agenda):
        for code in item.trainers:
            trainer = context.trainers.get(code)
            if trainer is not None and not training.interpreters and training.language not in trainer.speaks:
                what = f"{code} doesn't speak the training's language (`{training.language}`)."
                breaks.append(rule.broken(f"{named(day, item)}: {what}", item.where))
    return rule.result(breaks, cost=rule.cost(len(breaks)))


def constrain(rule: Rule, draft: Draft) -> None:
    """Amounts are sessions of somebody who is not understood."""
    training = draft.context.training
    if training.interpreters:
        return
    for trainer in draft.trainers:
        if training.language not in trainer.speaks:
            draft.charge(rule, sum(draft.trains(piece, trainer) for piece in draft.pieces))
