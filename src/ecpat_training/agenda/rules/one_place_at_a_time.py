"""A trainer, and what a room is used for, is in one place at a time."""

from collections import Counter
from collections.abc import Callable, Iterator

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import by_start, named
from ecpat_training.agenda.rule_parts.draft import Draft, pieces_per_track
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Shortcut, titles
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun

FOUR = 4  # trainers, two for each of two sessions beside each other


class OnePlaceAtATimeParameters(Noun):
    """Nothing to set: only sessions of two tracks are beside each other. They need four trainers and two rooms. Who
    speaks or moderates is in that session and in no other. A weight is for each two sessions at once that share
    trainers, each two that share a room, and each trainer named twice."""


class OnePlaceAtATime(AgendaRule):
    parameters: OnePlaceAtATimeParameters
    CONCERNS = frozenset({"trainers"})
    WISH = None
    UNWRITTEN = 3

    @property
    def states(self) -> str:
        return "A trainer is in one place at a time, and is named once a session; a room holds one session at a time."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds trainers and guests in two sessions at once, rooms with two at once, and trainers named twice in
        one."""
        breaks = [
            finding
            for day in agenda.days
            for finding in (*_named_twice(self, day), *_people_at_once(self, day, context), *_rooms_at_once(self, day))
        ]
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Two pieces beside each other share neither trainers nor, in a training of one room, that; amounts are such
        pieces."""
        one_room = len(draft.context.rooms) == 1
        first, *others = pieces_per_track(draft.pieces)
        for piece in (piece for piece in first if piece.session.track != "together"):
            for other in (other for way in others for other in way if other.session.track != "together"):
                beside = draft.beside(piece, other)
                shared = draft.flag(f"{piece.key} shares trainers with {other.key}")
                for trainer in draft.trainers:
                    there = draft.is_there(piece, trainer) + draft.is_there(other, trainer)
                    draft.add(there + beside <= 2 + shared)
                if any(who in draft.context.people(other.session) for who in draft.context.people(piece.session)):
                    draft.add(beside <= shared)
                draft.charge(self, shared + beside if one_room else shared)

    def shortcuts(self, asked: AgendaRequirements) -> Iterator[Shortcut]:
        """Sessions beside each other need two rooms, and two trainers each."""
        apart = [session for session in asked.must if session.track != "together"]
        if not apart or not self.hard:
            return
        context, need = asked.context, "needs" if len(apart) == 1 else "need"
        problems = []
        if len(context.rooms) == 1:
            hint = "Please name a second one in `rooms`, or leave out `track`."
            problems.append((f"{context.training.id} has only the room {context.rooms[0]}.", hint))
        if 2 <= len(context.pool) < FOUR and asked.two_trainers and all(one.posts > 1 for one in apart):
            hint = "Please name more trainers, or leave out `track`."
            problems.append((f"that takes four trainers, and the pool has {len(context.pool)}.", hint))
        for problem, hint in problems:
            what = f"{titles(apart)} {need} another session at the same time; {problem}"
            yield Shortcut(
                Finding("plan.tracks", Severity.ERROR, what, None, hint),
                turn=4,
                about=lambda rule: rule is self or rule.TWO_TRAINERS or "held" in rule.READS,
                facts=frozenset({"held", "pool"}),
                sessions=frozenset(id_ for id_, one in context.sessions.items() if one.track != "together"),
            )


def _named_twice(rule: OnePlaceAtATime, day: AgendaDay) -> list[Finding]:
    return [
        rule.broken(f"{named(day, item)} names trainer {code} twice.", item.where)
        for item in day.items
        for code, times in Counter(item.there).items()
        if times > 1
    ]


def _people_at_once(rule: OnePlaceAtATime, day: AgendaDay, context: Context) -> list[Finding]:
    breaks = []
    guests = {one.known_by: one.id for item in day.items if item.session for one in item.session.people}
    for item, title, known in _at_once(day, lambda item: _people(item, context)):
        codes = [guests.get(one, one) for one in known]
        trainers = all(one in context.trainers or one not in guests for one in known)
        noun = f"trainer{'' if len(codes) == 1 else 's'} " if trainers else ""
        who = f"{noun}{listing(codes)} {'is' if len(codes) == 1 else 'are'}"
        breaks.append(rule.broken(f'{who} in {named(day, item)} and in "{title}" at once.', item.where))
    return breaks


def _people(item: AgendaItem, context: Context) -> tuple[str, ...]:
    return (*item.trainers, *(context.people(item.session) if item.session else ()))


def _rooms_at_once(rule: OnePlaceAtATime, day: AgendaDay) -> list[Finding]:
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
    for item in by_start(day):
        shared: dict[str, list[str]] = {}
        for name in dict.fromkeys(needed(item)):
            other = last.get(name)
            if other is not None and other.start < item.end and item.start < other.end:
                shared.setdefault(other.title, []).append(name)
            if other is None or item.end > other.end:
                last[name] = item
        found += [(item, title, names) for title, names in shared.items()]
    return found
