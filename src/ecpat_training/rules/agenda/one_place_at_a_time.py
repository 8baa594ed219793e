"""A trainer is in one place at a time."""

from itertools import combinations

from ecpat_training.model.agenda import Agenda
from ecpat_training.model.base import Noun
from ecpat_training.results.check import RuleResult
from ecpat_training.rules.book import Rule
from ecpat_training.rules.context import Context
from ecpat_training.rules.day import in_time, named

WEIGHT = None


class Parameters(Noun):
    """Nothing to set. A drafted agenda keeps the rule by construction: sessions follow each other."""


def states(_: Parameters) -> str:
    """The rule in one sentence."""
    return "A trainer is in one place at a time, and is named once a session."


def check(rule: Rule, agenda: Agenda, _: Context) -> RuleResult:
    """Finds trainers in two sessions at once, and trainers named twice in one."""
    breaks = []
    for day in agenda.days:
        for item in day.items:
            breaks += [
                rule.broken(f"{named(day, item)} names trainer {code} twice.", item.where)
                for code in dict.fromkeys(item.trainers)
                if item.trainers.count(code) > 1
            ]
        for first, second in combinations(in_time(day), 2):
            if first.start < second.end and second.start < first.end:
                breaks += [
                    rule.broken(
                        f'trainer {code} is in {named(day, second)} and in "{first.title}" at once.', second.where
                    )
                    for code in dict.fromkeys(first.trainers)
                    if code in second.trainers
                ]
    return rule.result(breaks, cost=rule.cost(len(breaks)))
