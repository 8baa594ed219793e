"""A trainer is in one place at a time."""

from collections import Counter

from ecpat_training.core.finding import Finding
from ecpat_training.core.text import listing
from ecpat_training.model.agenda import Agenda, AgendaDay, AgendaItem
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
    breaks = [finding for day in agenda.days for finding in (*_named_twice(rule, day), *_at_once(rule, day))]
    return rule.result(breaks, cost=rule.cost(len(breaks)))


def _named_twice(rule: Rule, day: AgendaDay) -> list[Finding]:
    return [
        rule.broken(f"{named(day, item)} names trainer {code} twice.", item.where)
        for item in day.items
        for code, times in Counter(item.trainers).items()
        if times > 1
    ]


def _at_once(rule: Rule, day: AgendaDay) -> list[Finding]:
    """Each session of a trainer who is still in another one, told against the one of these that ends last: that names
    every session concerned, where naming every two of hundreds would take millions of messages."""
    breaks = []
    last: dict[str, AgendaItem] = {}
    for item in in_time(day):
        shared: dict[str, list[str]] = {}
        for code in dict.fromkeys(item.trainers):
            other = last.get(code)
            if other is not None and other.start < item.end and item.start < other.end:
                shared.setdefault(other.title, []).append(code)
            if other is None or item.end > other.end:
                last[code] = item
        for title, codes in shared.items():
            who = f"trainer {codes[0]} is" if len(codes) == 1 else f"trainers {listing(codes)} are"
            breaks.append(rule.broken(f'{who} in {named(day, item)} and in "{title}" at once.', item.where))
    return breaks
