"""A trainer, and what a room is used for, is in one place at a time."""

from collections import Counter
from collections.abc import Callable

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import in_time, named
from ecpat_training.agenda.rule_parts.draft import Draft, lived
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.finding import Finding
from ecpat_training.core.text import listing
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun


class Parameters(Noun):
    """Nothing to set: only sessions of two tracks are beside each other. They need four trainers and two rooms. A
    weight is for each two sessions at once that share trainers, each two that share a room, and each trainer named
    twice."""


class Rule(AgendaRule):
    parameters: Parameters
    CONCERNS = frozenset({"trainers"})
    WISH = None
    UNWRITTEN = 3

    @property
    def states(self) -> str:
        return "A trainer is in one place at a time, and is named once a session; a room holds one session at a time."

    def check(self, agenda: Agenda, _: Context) -> RuleResult:
        """Finds trainers in two sessions at once, rooms with two at once, and trainers named twice in one."""
        breaks = [
            finding
            for day in agenda.days
            for finding in (*_named_twice(self, day), *_trainers_at_once(self, day), *_rooms_at_once(self, day))
        ]
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Two pieces beside each other share neither trainers nor, in a training of one room, that; amounts are such
        pieces."""
        one_room = len(draft.context.rooms) == 1
        first, *others = lived(draft.pieces)
        for piece in (piece for piece in first if piece.session.track != "together"):
            for other in (other for way in others for other in way if other.session.track != "together"):
                beside = draft.beside(piece, other)
                shared = draft.flag(f"{piece.key} shares trainers with {other.key}")
                for trainer in draft.trainers:
                    trains = draft.trains(piece, trainer) + draft.trains(other, trainer)
                    draft.add(trains + beside <= 2 + shared)
                draft.charge(self, shared + beside if one_room else shared)


def _named_twice(rule: Rule, day: AgendaDay) -> list[Finding]:
    return [
        rule.broken(f"{named(day, item)} names trainer {code} twice.", item.where)
        for item in day.items
        for code, times in Counter(item.trainers).items()
        if times > 1
    ]


def _trainers_at_once(rule: Rule, day: AgendaDay) -> list[Finding]:
    breaks = []
    for item, title, codes in _at_once(day, lambda item: item.trainers):
        who = f"trainer {codes[0]} is" if len(codes) == 1 else f"trainers {listing(codes)} are"
        breaks.append(rule.broken(f'{who} in {named(day, item)} and in "{title}" at once.', item.where))
    return breaks


def _rooms_at_once(rule: Rule, day: AgendaDay) -> list[Finding]:
    return [
        rule.broken(f'{room} holds {named(day, item)} and "{title}" at once.', item.where)
        for item, title, (room,) in _at_once(day, lambda item: (item.room,) if item.room else ())
    ]


def _at_once(
    day: AgendaDay, needed: Callable[[AgendaItem], tuple[str, ...]]
) -> list[tuple[AgendaItem, str, list[str]]]:
    """Each item that needs what another one, that still lasts, needs as well; told against the one of these that ends
    last: that names every session concerned, where naming every two of hundreds would take millions of messages."""
    found = []
    last: dict[str, AgendaItem] = {}
    for item in in_time(day):
        shared: dict[str, list[str]] = {}
        for name in dict.fromkeys(needed(item)):
            other = last.get(name)
            if other is not None and other.start < item.end and item.start < other.end:
                shared.setdefault(other.title, []).append(name)
            if other is None or item.end > other.end:
                last[name] = item
        found += [(item, title, names) for title, names in shared.items()]
    return found
