"""One thing after another: no two items at the same time, no hole in a day."""

from ecpat_training.core.finding import Finding
from ecpat_training.model.agenda import Agenda, AgendaDay, AgendaItem
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
    overlapped = _overlapped(day)
    before: AgendaItem | None = None
    latest: AgendaItem | None = None
    for index, item in enumerate(day.items):
        other = overlapped.get(index) or (before if before and item.start < before.end else None)
        # What was written earlier may last beyond the item right before; what starts later still is misplaced.
        ended = latest if latest and latest.end <= item.start else before
        if other:
            what = f'starts before "{other.title}" ends ({clock(other.end)}).'
            breaks.append(rule.broken(f"{named(day, item)} {what}", item.where))
        elif ended and item.start > ended.end:
            what = f'nothing is planned between "{ended.title}" ({clock(ended.end)}) and {named(day, item)}.'
            breaks.append(rule.broken(what[0].upper() + what[1:], item.where))
        before, latest = item, item if latest is None or item.end > latest.end else latest
    return breaks


def _overlapped(day: AgendaDay) -> dict[int, AgendaItem]:
    """By the index of an item: the one, of those that start no later, that ends last, if it still lasts then."""
    found = {}
    latest: AgendaItem | None = None
    for index, item in sorted(enumerate(day.items), key=lambda entry: entry[1].start):
        if latest is not None and latest.start < item.end and item.start < latest.end:
            found[index] = latest
        if latest is None or item.end > latest.end:
            latest = item
    return found
