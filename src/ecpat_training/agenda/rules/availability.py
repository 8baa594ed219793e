"""Nobody trains while away."""

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import held, named
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.programme.rules.book import Rule
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun

WEIGHT = None


class Parameters(Noun):
    """Nothing to set: trainers say when they are `away`. A weight is for each session of somebody away. A day
    without a date has the training's; where that has none either, nobody can know."""


def states(_: Parameters) -> str:
    """The rule in one sentence."""
    return "No trainer works on a day of absence."


def check(rule: Rule, agenda: Agenda, context: Context) -> RuleResult:
    """Finds sessions whose trainer is away."""
    breaks = []
    for day, item, _, _ in held(agenda):
        for code in item.trainers:
            trainer = context.trainers.get(code)
            date = day.date or context.dates.get(day.number)
            if trainer is not None and date in trainer.away:
                breaks.append(rule.broken(f"{named(day, item)}: {code} is away on {date}.", item.where))
    return rule.result(breaks, cost=rule.cost(len(breaks)))


def constrain(rule: Rule, draft: Draft) -> None:
    """Amounts are sessions of somebody away."""
    dates = draft.context.dates
    for trainer in draft.trainers:
        for day in (number for number, date in dates.items() if date in trainer.away):
            for piece in draft.pieces:
                away = draft.flag(f"{trainer.id} away for {piece.key} on day {day}")
                draft.add(draft.trains(piece, trainer) + draft.on(piece, day) <= 1 + away)
                draft.charge(rule, away)
