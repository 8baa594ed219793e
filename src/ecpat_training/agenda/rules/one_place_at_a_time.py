"""A trainer, and what a room is used for, is in one place at a time."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations, product

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import by_start, named
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Shortcut, titles
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.values.kinds import TOGETHER

TWO = 2
_SPELT = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


class OnePlaceAtATimeParameters(Noun):
    """Nothing to set: only sessions of different tracks are beside each other. Each needs a room and trainers of its
    own. Who speaks or moderates is in that session and in no other. A weight is for each two sessions at once that
    share trainers, each two that share a room, and each trainer named twice."""


class OnePlaceAtATime(AgendaRule):
    """A trainer, and what a room is used for, is in one place at a time (the rule `one place at a time`)."""

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
        return self.result(breaks, cost=self.cost(_amount(agenda, context) if breaks else 0))

    def constrain(self, draft: Draft) -> None:
        """Pieces beside each other share neither trainers nor a room, where there are too few; amounts are two such
        pieces."""
        room_of = draft.context.room_of
        for track, beside in combinations(draft.context.tracks, TWO):
            one_room = room_of(track) == room_of(beside)
            some, more = ([one for one in draft.pieces if one.session.track == each] for each in (track, beside))
            for piece, other in product(some, more):
                together = draft.beside(piece, other)
                shared = draft.flag(f"{piece.key} shares trainers with {other.key}")
                for trainer in draft.trainers:
                    there = draft.is_there(piece, trainer) + draft.is_there(other, trainer)
                    # All three at once (here, there, beside) cost; any two of them are fine.
                    draft.add(there + together <= TWO + shared)
                if any(who in draft.context.people(other.session) for who in draft.context.people(piece.session)):
                    draft.add(together <= shared)
                draft.charge(self, shared + together if one_room else shared)

    def shortcuts(self, asked: AgendaRequirements) -> Iterator[Shortcut]:
        """Sessions beside each other need a room each, and trainers of their own."""
        apart = [session for session in asked.must if session.track != TOGETHER]
        if not apart or not self.hard:
            return
        context, need = asked.context, "needs" if len(apart) == 1 else "each need"
        tracks = len(context.tracks)
        others = f"a session of {'the other track' if tracks == TWO else f'each of the {tracks - 1} other tracks'}"
        problems = [*_too_few_rooms(context), *_too_few_trainers(asked)]
        for problem, hint in problems:
            what = f"{titles(apart)} {need} {others} at the same time; {problem}"
            yield Shortcut(
                Finding("plan.tracks", Severity.ERROR, what, None, hint),
                turn=4,
                about=lambda rule: rule is self or rule.TWO_TRAINERS or "held" in rule.READS,
                facts=frozenset({"held", "pool"}),
                sessions=frozenset(id_ for id_, one in context.sessions.items() if one.track != TOGETHER),
            )


def _too_few_rooms(context: Context) -> Iterator[tuple[str, str]]:
    """What is said of rooms, and what to do."""
    rooms, tracks = context.rooms, len(context.tracks)
    if len(rooms) == 1:
        second = "a second one" if tracks == TWO else f"{tracks} rooms"
        hint = f"Please name {second} in `rooms`, or leave out `track`."
        yield f"{context.training.id} has only the room {rooms[0]}.", hint
    elif len(rooms) < tracks:
        hint = f"Please name {tracks} in `rooms`, one for each track, or leave out `track`."
        yield f"{context.training.id} has only the rooms {listing([*rooms])}, and {tracks} tracks.", hint


def _too_few_trainers(asked: AgendaRequirements) -> Iterator[tuple[str, str]]:
    """What is said of trainers, and what to do. Where each session needs two and there is but one, `competence` says
    so of every session."""
    context = asked.context
    posts: dict[str, int] = {}
    for one in context.sessions.values():
        if one.track != TOGETHER:
            posts[one.track] = min(posts.get(one.track, TWO), asked.posts(one))
    wanted, pool = sum(posts.values()), len(context.pool)
    if pool < wanted and (pool >= TWO or not asked.two_trainers):
        hint = "Please name more trainers, or leave out `track`."
        yield f"that takes {_SPELT[wanted]} trainers, and the pool has {pool}.", hint


def _amount(agenda: Agenda, context: Context) -> int:
    """Each two sessions at once that share people, each two that share a room, and each trainer named twice."""
    amount = 0
    for day in agenda.days:
        amount += sum(times > 1 for item in day.items for times in Counter(item.there).values())
        for item, other in combinations(by_start(day), TWO):
            if other.start < item.end and item.start < other.end:
                amount += not set(_people(item, context)).isdisjoint(_people(other, context))
                amount += bool(item.room) and item.room == other.room
    return amount


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
