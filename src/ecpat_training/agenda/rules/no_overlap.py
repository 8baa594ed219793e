"""One thing after another: nobody has two items at the same time, or a hole in a day."""

from dataclasses import dataclass

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import inside_hours, named, track_views
from ecpat_training.agenda.rule_parts.fixed_breaks import around
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.finding import Finding
from ecpat_training.core.text import listing
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.values.quantity import clock


class NoOverlapParameters(Noun):
    """Nothing to set: sessions of different tracks may stand beside each other. A drafted agenda has neither overlaps
    nor holes by construction."""


class NoOverlap(AgendaRule):
    """One thing after another: nobody has two items at the same time, or a hole in a day (the rule `no overlap`)."""

    parameters: NoOverlapParameters
    CONCERNS = frozenset()
    UNWRITTEN = 1
    AROUND = True

    @property
    def states(self) -> str:
        return "Each item starts when the one before it ends."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds overlaps, holes, and items that end before they start."""
        breaks = [finding for day in agenda.days for finding in _day(self, day, context)]
        return self.result(breaks, cost=self.cost(len(breaks)))


def _day(rule: NoOverlap, day: AgendaDay, context: Context) -> list[Finding]:
    breaks = [
        rule.broken(f"{named(day, item)} ends before it starts.", item.where)
        for item in day.items
        if item.end <= item.start
    ]
    inside = inside_hours(day, context.training.hours.on(day.number))
    beside = {id(item) for item in day.items} - {id(item) for item in inside}
    beside |= {id(item) for item in around(day, context)}
    found = [(track, _trouble(way, beside)) for track, way in track_views(list(day.items), day.tracks)]
    for item in day.items:
        for trouble in dict.fromkeys(way[id(item)] for _, way in found if id(item) in way):
            whose = [track for track, way in found if way.get(id(item)) == trouble]
            whom = f" for {listing(whose)}" if len(whose) < len(found) else ""
            breaks.append(rule.broken(trouble.describe(named(day, item), whom), item.where))
    return breaks


@dataclass(frozen=True, slots=True)
class _Trouble:
    """An item starts before the one that ends at `end` is over, or long after it."""

    title: str
    end: int
    hole: bool

    def describe(self, item: str, whom: str) -> str:
        other = f'"{self.title}"'
        if self.hole:
            return f"Nothing is planned{whom} between {other} ({clock(self.end)}) and {item}."
        return f"{item} starts before {other} ends ({clock(self.end)}){whom}."


def _trouble(items: list[AgendaItem], beside: set[int]) -> dict[int, _Trouble]:
    """What is wrong with an item, by its identity, on a way through the day; items as they are written.
    Between the sessions and what lies `beside` them, an evening's dinner, nothing need be planned."""
    found = {}
    overlapped = _overlapped(items)
    before: AgendaItem | None = None
    latest: AgendaItem | None = None
    for item in items:
        other = overlapped.get(id(item)) or (before if before and item.start < before.end else None)
        # What was written earlier may last beyond the item right before; what starts later still is misplaced.
        ended = latest if latest and latest.end <= item.start else before
        if other:
            found[id(item)] = _Trouble(other.title, other.end, hole=False)
        elif ended and item.start > ended.end and beside.isdisjoint({id(item), id(ended)}):
            found[id(item)] = _Trouble(ended.title, ended.end, hole=True)
        before, latest = item, item if latest is None or item.end > latest.end else latest
    return found


def _overlapped(items: list[AgendaItem]) -> dict[int, AgendaItem]:
    """For an item, by its identity: the one, of those that start no later, that ends last, if it still lasts then."""
    found = {}
    latest: AgendaItem | None = None
    for item in sorted(items, key=lambda one: one.start):
        if latest is not None and latest.start < item.end and item.start < latest.end:
            found[id(item)] = latest
        if latest is None or item.end > latest.end:
            latest = item
    return found
