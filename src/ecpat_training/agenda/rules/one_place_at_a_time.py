"""A trainer, and what a room is used for, is in one place at a time."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations, product

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, sort_by_start
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Impossibility, titles
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.values.kinds import TOGETHER
from ecpat_training.words.catalogue.message import phrase

TWO = 2
_NUMBER_WORDS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


class OnePlaceAtATimeParameters(Noun):
    """Nothing to set: only sessions of different tracks are beside each other. Each needs a room and trainers of its
    own. Who speaks or moderates is in that session and in no other. A weight is for each two sessions at once that
    share trainers, each two that share a room, and each trainer named twice."""


class OnePlaceAtATime(AgendaRule):
    """A trainer, and what a room is used for, is in one place at a time (the rule `one place at a time`)."""

    MEANING = "A trainer is planned for two places at the same time."
    DO = "Move one of the sessions, or give it to another trainer."
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
            for finding in (
                *_find_repeated_people(self, day),
                *_find_people_clashes(self, day, context),
                *_find_room_clashes(self, day),
            )
        ]
        return self.result(breaks, cost=self.cost(_amount(agenda, context) if breaks else 0))

    def constrain(self, draft: Draft) -> None:
        """Pieces beside each other share neither trainers nor a room, where there are too few; amounts are two such
        pieces."""
        find_room = draft.context.room_of
        for track, other_track in combinations(draft.context.tracks, TWO):
            shares_room = find_room(track) == find_room(other_track)
            track_pieces, other_pieces = (
                [candidate for candidate in draft.pieces if candidate.session.track == pair_track]
                for pair_track in (track, other_track)
            )
            for piece, other_piece in product(track_pieces, other_pieces):
                is_parallel = draft.beside(piece, other_piece)
                shares_trainers = draft.flag(f"{piece.key} shares trainers with {other_piece.key}")
                for trainer in draft.trainers:
                    attending = draft.is_there(piece, trainer) + draft.is_there(other_piece, trainer)
                    # All three at once (here, there, beside) cost; any two of them are fine.
                    draft.add(attending + is_parallel <= TWO + shares_trainers)
                if any(
                    person in draft.context.people(other_piece.session)
                    for person in draft.context.people(piece.session)
                ):
                    draft.add(is_parallel <= shares_trainers)
                draft.charge(self, shares_trainers + is_parallel if shares_room else shares_trainers)

    def shortcuts(self, requirements: AgendaRequirements) -> Iterator[Impossibility]:
        """Sessions beside each other need a room each, and trainers of their own."""
        split_sessions = [session for session in requirements.must if session.track != TOGETHER]
        if not split_sessions or not self.hard:
            return
        context, other_track_count = requirements.context, len(requirements.context.tracks) - 1
        problems = [*_explain_room_shortage(context), *_explain_trainer_shortage(requirements)]
        for problem, hint in problems:
            message = phrase(
                "{titles} {sessions:needs|each need} a session of {tracks} at the same time; {problem}",
                titles=titles(split_sessions),
                sessions=len(split_sessions),
                tracks="the other track"
                if other_track_count == 1
                else phrase("each of the {others} other tracks", others=other_track_count),
                problem=problem,
            )
            yield Impossibility(
                Finding("plan.tracks", Severity.ERROR, message, None, hint),
                turn=4,
                about=lambda rule: rule is self or rule.TWO_TRAINERS or "held" in rule.READS,
                facts=frozenset({"held", "pool"}),
                sessions=frozenset(id_ for id_, session in context.sessions.items() if session.track != TOGETHER),
            )


def _explain_room_shortage(context: Context) -> Iterator[tuple[str, str]]:
    """What is said of rooms, and what to do."""
    rooms, tracks = context.rooms, len(context.tracks)
    if len(rooms) == 1:
        needed_rooms = "a second one" if tracks == TWO else phrase("{rooms} rooms", rooms=tracks)
        hint = phrase("Please name {needed} in `rooms`, or leave out `track`.", needed=needed_rooms)
        yield phrase("{training} has only the room {room}.", training=context.training.id, room=rooms[0]), hint
    elif len(rooms) < tracks:
        hint = phrase("Please name {tracks} in `rooms`, one for each track, or leave out `track`.", tracks=tracks)
        message = phrase(
            "{training} has only the rooms {rooms}, and {tracks} tracks.",
            training=context.training.id,
            rooms=listing([*rooms]),
            tracks=tracks,
        )
        yield message, hint


def _explain_trainer_shortage(requirements: AgendaRequirements) -> Iterator[tuple[str, str]]:
    """What is said of trainers, and what to do. Where each session needs two and there is but one, `competence` says
    so of every session."""
    context = requirements.context
    posts: dict[str, int] = {}
    for session in context.sessions.values():
        if session.track != TOGETHER:
            posts[session.track] = min(posts.get(session.track, TWO), requirements.posts(session))
    needed_trainers, pool = sum(posts.values()), len(context.pool)
    if pool < needed_trainers and (pool >= TWO or not requirements.two_trainers):
        hint = "Please name more trainers, or leave out `track`."
        yield (
            phrase(
                "that takes {needed} trainers, and the pool has {pool}.",
                needed=_NUMBER_WORDS[needed_trainers],
                pool=pool,
            ),
            hint,
        )


def _amount(agenda: Agenda, context: Context) -> int:
    """Each two sessions at once that share people, each two that share a room, and each trainer named twice."""
    amount = 0
    for day in agenda.days:
        amount += sum(times > 1 for item in day.items for times in Counter(item.present_people).values())
        for item, other_item in combinations(sort_by_start(day), TWO):
            if other_item.start < item.end and item.start < other_item.end:
                amount += not set(_people(item, context)).isdisjoint(_people(other_item, context))
                amount += bool(item.room) and item.room == other_item.room
    return amount


def _find_repeated_people(rule: OnePlaceAtATime, day: AgendaDay) -> list[Finding]:
    return [
        rule.broken(
            phrase("{item} names trainer {trainer} twice.", item=item_label(day, item), trainer=code), item.where
        )
        for item in day.items
        for code, times in Counter(item.present_people).items()
        if times > 1
    ]


def _find_people_clashes(rule: OnePlaceAtATime, day: AgendaDay, context: Context) -> list[Finding]:
    breaks = []
    guests = {person.identity_key: person.id for item in day.items if item.session for person in item.session.people}
    for item, title, shared_names in _find_clashes(day, lambda item: _people(item, context)):
        codes = [guests.get(name, name) for name in shared_names]
        trainers = all(name in context.trainers or name not in guests for name in shared_names)
        people: str = listing(codes)
        if trainers:
            people = phrase("{number:trainer|trainers} {trainers}", number=len(codes), trainers=people)
        message = phrase(
            '{people} {number:is|are} in {item} and in "{before}" at once.',
            people=people,
            number=len(codes),
            item=item_label(day, item),
            before=title,
        )
        breaks.append(rule.broken(message, item.where))
    return breaks


def _people(item: AgendaItem, context: Context) -> tuple[str, ...]:
    return (*item.trainers, *(context.people(item.session) if item.session else ()))


def _find_room_clashes(rule: OnePlaceAtATime, day: AgendaDay) -> list[Finding]:
    return [
        rule.broken(
            phrase('{room} holds {item} and "{before}" at once.', room=room, item=item_label(day, item), before=title),
            item.where,
        )
        for item, title, (room,) in _find_clashes(day, lambda item: (item.room,) if item.room else ())
    ]


def _find_clashes(
    day: AgendaDay, required_names_of: Callable[[AgendaItem], tuple[str, ...]]
) -> list[tuple[AgendaItem, str, list[str]]]:
    """Each item that needs what another one, that still lasts, needs as well; told against the one of these that ends
    last: that names every session concerned, where naming every two of hundreds would take millions of messages."""
    clashes = []
    last_items: dict[str, AgendaItem] = {}
    for item in sort_by_start(day):
        names_by_title: dict[str, list[str]] = {}
        for name in dict.fromkeys(required_names_of(item)):
            previous = last_items.get(name)
            if previous is not None and previous.start < item.end and item.start < previous.end:
                names_by_title.setdefault(previous.title, []).append(name)
            if previous is None or item.end > previous.end:
                last_items[name] = item
        clashes += [(item, title, names) for title, names in names_by_title.items()]
    return clashes
