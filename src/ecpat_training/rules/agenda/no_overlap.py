"""One thing after another: no two items at the same time, no hole in a day."""

from itertools import pairwise

from ecpat_training.core.finding import Finding
from ecpat_training.model.agenda import Agenda, AgendaDay
from ecpat_training.model.base import Noun
from ecpat_training.model.quantity import clock
from ecpat_training.results.check import RuleResult
from ecpat_training.rules.book import Rule
from ecpat_training.rules.context import Context
from ecpat_training.rules.day import named

WEIGHT = None


class Parameters(Noun):
    """Nothing to set. A drafted agenda has neither overlaps nor holes by construction."""


def states(_: Parameters) -> str:
    """The rule in one sentence."""
    return "Each item starts when the one before it ends."


def check(rule: Rule, agenda: Agenda, _: Context) -> RuleResult:
    """Finds overlaps, holes, and items that end before they start."""
    breaks = [finding for day in agenda.days for finding in _day(rule, day)]
    return rule.result(breaks, cost=rule.cost(len(breaks)))


def _day(rule: Rule, day: AgendaDay) -> list[Finding]:
    breaks = [
        rule.broken(f"{named(day, item)} ends before it starts.", item.where)
        for item in day.items
        if item.end <= item.start
    ]
    for before, item in pairwise(day.items):
        if item.start < before.end:
            what = f'starts before "{before.title}" ends ({clock(before.end)}).'
            breaks.append(rule.broken(f"{named(day, item)} {what}", item.where))
        elif item.start > before.end:
            what = f'nothing is planned between "{before.title}" ({clock(before.end)}) and {named(day, item)}.'
            breaks.append(rule.broken(what[0].upper() + what[1:], item.where))
    return breaks
