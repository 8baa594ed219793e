"""One thing after another: nobody has two items at the same time, or a hole in a day."""

from dataclasses import dataclass

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, select_items_in_hours, track_views
from ecpat_training.agenda.rule_parts.fixed_breaks import outer_breaks
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.finding import Finding
from ecpat_training.core.text import listing
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.values.quantity import clock
from ecpat_training.words.catalogue.message import Message, phrase


class NoOverlapParameters(Noun):
    """Nothing to set: sessions of different tracks may stand beside each other. A drafted agenda has neither overlaps
    nor holes by construction."""


class NoOverlap(AgendaRule):
    """One thing after another: nobody has two items at the same time, or a hole in a day (the rule `no overlap`)."""

    MEANING = "An item starts before the item before it ends."
    DO = "Correct the start of the item, or the end of the item before it."
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
        rule.broken(phrase("{item} ends before it starts.", item=item_label(day, item)), item.where)
        for item in day.items
        if item.end <= item.start
    ]
    inner_day = select_items_in_hours(day, context.training.hours.hours_on(day.number))
    edge_ids = {id(item) for item in day.items} - {id(item) for item in inner_day}
    edge_ids |= {id(item) for item in outer_breaks(day, context)}
    track_troubles = [
        (track, _trouble(track_items, edge_ids)) for track, track_items in track_views(list(day.items), day.tracks)
    ]
    for item in day.items:
        for trouble in dict.fromkeys(
            trouble_by_item[id(item)] for _, trouble_by_item in track_troubles if id(item) in trouble_by_item
        ):
            affected_tracks = [
                track for track, trouble_by_item in track_troubles if trouble_by_item.get(id(item)) == trouble
            ]
            audience = (
                phrase(" for {tracks}", tracks=listing(affected_tracks))
                if len(affected_tracks) < len(track_troubles)
                else ""
            )
            breaks.append(rule.broken(trouble.describe(item_label(day, item), audience), item.where))
    return breaks


@dataclass(frozen=True, slots=True)
class _Trouble:
    """An item starts before the one that ends at `end` is over, or long after it."""

    title: str
    end: int
    hole: bool

    def describe(self, item: str, audience: str) -> Message:
        if self.hole:
            return phrase(
                'Nothing is planned{whom} between "{before}" ({end}) and {item}.',
                whom=audience,
                before=self.title,
                end=clock(self.end),
                item=item,
            )
        return phrase(
            '{item} starts before "{before}" ends ({end}){whom}.',
            item=item,
            before=self.title,
            end=clock(self.end),
            whom=audience,
        )


def _trouble(items: list[AgendaItem], edge_ids: set[int]) -> dict[int, _Trouble]:
    """What is wrong with an item, by its identity, on a way through the day; items as they are written.
    Between the sessions and what lies `edge_ids` them, an evening's dinner, nothing need be planned."""
    trouble_by_item = {}
    overlapped_items = _find_overlapped_items(items)
    previous_item: AgendaItem | None = None
    latest_item: AgendaItem | None = None
    for item in items:
        overlapping_item = overlapped_items.get(id(item)) or (
            previous_item if previous_item and item.start < previous_item.end else None
        )
        # What was written earlier may last beyond the item right before; what starts later still is misplaced.
        ended_item = latest_item if latest_item and latest_item.end <= item.start else previous_item
        if overlapping_item:
            trouble_by_item[id(item)] = _Trouble(overlapping_item.title, overlapping_item.end, hole=False)
        elif ended_item and item.start > ended_item.end and edge_ids.isdisjoint({id(item), id(ended_item)}):
            trouble_by_item[id(item)] = _Trouble(ended_item.title, ended_item.end, hole=True)
        previous_item, latest_item = item, item if latest_item is None or item.end > latest_item.end else latest_item
    return trouble_by_item


def _find_overlapped_items(items: list[AgendaItem]) -> dict[int, AgendaItem]:
    """For an item, by its identity: the one, of those that start no later, that ends last, if it still lasts then."""
    overlapped_items = {}
    latest_item: AgendaItem | None = None
    for item in sorted(items, key=lambda day_item: day_item.start):
        if latest_item is not None and latest_item.start < item.end and item.start < latest_item.end:
            overlapped_items[id(item)] = latest_item
        if latest_item is None or item.end > latest_item.end:
            latest_item = item
    return overlapped_items
