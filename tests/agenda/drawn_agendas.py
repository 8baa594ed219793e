"""Agendas that the solver could draft, good and bad, drawn for trainings of up to three
tracks; and every rule, to judge them by."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import yaml
from hypothesis import strategies as st

from ecpat_training.agenda import rules as agenda_rules
from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.planner.building import build
from ecpat_training.agenda.planner.draft import CpAgendaDraft
from ecpat_training.agenda.planner.shape import AgendaShape, shape
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.draft import STEP, Piece, Slot
from ecpat_training.core import registry
from ecpat_training.programme.model.chapter import Chapter
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.room import TrainingRoom
from ecpat_training.programme.rules.book import Rule, parameters_class, rule_class
from ecpat_training.values.kinds import TRACKS
from tests.agenda.cases import FOLDER, programme, programme_written, rule

ASKS: dict[str, dict[str, object]] = {
    "break every": {"minutes": "60", "never over": "240"},
    "breaks": {"coffee": "10-20", "lunch": "45-60"},
    "lunch between": {"hours": "11:30-14:30"},
    "lecture at most": {"minutes": "35"},
    "practice share": {"of the whole": "60 %", "each day": "45 %"},
    "mixed pair": {"of": ["role", "country"]},
    "trainer load": {"fair share": "40 %", "most a day": "400"},
    "no marathon": {"minutes": "50"},
    "tracks": {"of the whole": "60", "each day": "40"},
    "split by a break": {"at least": "20"},
    "support in sensitive sessions": {"competence": "care"},
    "team size": {"trainers": "3-4"},
}


def rules() -> list[Rule]:
    """Every rule, each at the price of 1."""
    names = [name.replace("_", " ") for name in registry.members(agenda_rules)]
    every = [replace(rule(name, ASKS.get(name) or needed(name)), hard=False, weight=1) for name in names]
    return [*every, rule("mixed pair", {"of": "stakeholder", "over": "team", "weight": "1"})]


def needed(name: str) -> Any:
    """What a rule without defaults is asked with in `states.yaml`, so that a new one is tried here without an entry."""
    fields = parameters_class(rule_class(agenda_rules, name.replace(" ", "_"), Rule)).model_fields.values()
    required = any(field.is_required() for field in fields)
    return next(one["asks"] for one in stated() if one["rule"] == name) if required else {}


@cache
def stated() -> list[dict[str, Any]]:
    return yaml.load((FOLDER.parent / "states.yaml").read_text("utf-8"), yaml.CBaseLoader)


RULES = rules()


def context(training: str) -> Context:
    """Chapters that should be held: what must be is tried by a test of its own."""
    manual = tuple(
        chapter.model_copy(update={"cover": "should"}) if chapter.cover == "must" else chapter
        for chapter in programme().manual
    )
    return Context(programme().model_copy(update={"manual": manual}), programme().training(training))


def with_speakers(about: Context) -> Context:
    """The same, its sessions with trainers of the pool and others who speak or moderate, and with guests."""
    absent = {"from": "Ministry", "away": ["2025-03-29 morning"]}
    said: dict[str, dict[str, Any]] = {
        "exercise": {"speakers": ["BG-1", "Europol"], "moderator": "NL-1"},
        "film": {"speakers": [absent]},
        "talk-2": {"speakers": ["NL-2"], "needs": {"lead": "law", "second": "care"}},
        "hard": {"speakers": ["Europol"], "needs": {"lead": "law"}},
        "police-talk": {"speakers": ["Europol", "BG-2"]},
        "care-talk": {"speakers": [absent], "moderator": "Europol"},
        "care-break": {"moderator": "BG-1"},
    }
    written = programme_written()
    for chapter in written["manual"]:
        for session in chapter["sessions"]:
            session |= said.get(session["id"], {})
    spoken = Programme.model_validate(written)
    manual = tuple(
        chapter.model_copy(update={"cover": was.cover})
        for chapter, was in zip(spoken.manual, about.programme.manual, strict=True)
    )
    return Context(spoken.model_copy(update={"manual": manual}), spoken.training(about.training.id))


THIRD = Chapter.model_validate(
    {
        "chapter": "For a third track",
        "cover": "may",
        "sessions": [
            {
                "id": "teacher-talk",
                "title": "For teachers",
                "minutes": "20-60",
                "method": "lecture",
                "track": "teachers",
            },
            {
                "id": "teacher-case",
                "title": "A case for teachers",
                "minutes": "30-60",
                "method": "case study",
                "practice": "50 %",
                "track": "teachers",
                "care": "sensitive",
            },
        ],
    }
)


def in_three_tracks(training: str, **changed: Any) -> Context:
    """The same with sessions of a third track, which stand beside those of the two others."""
    about = context(training)
    more = {"tracks": (*TRACKS, "teachers"), "manual": (*about.programme.manual, THIRD)}
    return Context(about.programme.model_copy(update=more), about.training.model_copy(update=changed))


PLAIN = ("two-days", "one-day", "bulgarian", "one-room", "morning", "from-noon")
CONTEXTS = {
    **{name: context(name) for name in PLAIN},
    "two-days with speakers": with_speakers(context("two-days")),
    "three tracks": in_three_tracks("one-day"),
    "three tracks in two rooms": in_three_tracks(
        "two-days", rooms=(TrainingRoom(room="Hall"), TrainingRoom(room="Garden"))
    ),
    "three tracks in one room": in_three_tracks("one-room"),
}
THREE = tuple(name for name in CONTEXTS if name.startswith("three"))
SHAPES = {name: shape(one, RULES) for name, one in CONTEXTS.items()}


@cache
def unfixed(training: str) -> tuple[CpAgendaDraft, Any]:
    """A draft, and its model before anything is fixed in it."""
    made = build(CONTEXTS[training], RULES)
    return made, made.model


FIRST: tuple[Callable[[Piece], bool], ...] = (
    lambda _: False,
    lambda piece: piece.session.track == "together",
    lambda piece: not piece.session.may_be_split,
)
"""What is drawn first: nothing in particular, sessions of tracks, sessions that may be split."""


@dataclass(frozen=True)
class Part:
    """A piece or a part of it: how long it lasts, who leads and is second, and where it stands."""

    piece: Piece
    steps: int
    pair: tuple[str, ...]
    slot: Slot | None = None


@dataclass(frozen=True)
class Drawn:
    """A drawn agenda, as slots and as a person would write it."""

    training: str
    placed: tuple[Part, ...]
    pauses: dict[int, int]
    delays: dict[int, int]
    agenda: Agenda


@st.composite
def _used_blocks(draw: st.DrawFn, form: AgendaShape, day: int) -> list[int]:
    """Blocks that hold sessions: from the first on in each half day, in the afternoon only behind a morning."""
    halves: list[list[int]] = [[]]
    lunches = {gap.after for gap in form.gaps if gap.kind == "lunch"}
    for block in (block.index for block in form.blocks if block.day == day):
        halves += [[]] if block in lunches else []
        halves[-1].append(block)
    used: list[int] = []
    for half in halves:
        used += half[: draw(st.integers(0, len(half)))]
        if not used:
            break
    return used


POSTS = st.sampled_from([0, 1, 2, 2, 2, 2, 2])
"""How many of a session's posts are filled."""


@st.composite
def drawn_agendas(draw: st.DrawFn, among: tuple[str, ...] = PLAIN) -> Drawn:
    training = draw(st.sampled_from(sorted(among)))
    form, about = SHAPES[training], CONTEXTS[training]
    left = list(draw(st.permutations(form.pieces)))
    left.sort(key=draw(st.sampled_from(FIRST)))
    sloppy, tired = draw(st.sampled_from([False] * 9 + [True])), draw(st.sampled_from([False] * 4 + [True]))
    team = [trainer.id for trainer in about.pool if tired or not trainer.most_minutes_a_day]
    posts = draw(st.sampled_from([0, 1, 2, 2, 2]))
    placed: list[Part] = []
    pauses, delays, days = {}, {}, []
    for day in range(1, about.training.days + 1):
        used = draw(_used_blocks(form, day))
        items: list[AgendaItem] = []
        delays[day] = draw(st.sampled_from([0, 0, -2, 1, 3, 12]))
        now = about.training.hours.hours_on(day).start + delays[day] * STEP
        goes_on: Part | None = None
        for block in (block for block in form.blocks if block.index in used):
            gap = next((gap for gap in form.gaps if gap.after == block.index and gap.day == day), None)
            groups = _beside_each_other([piece for piece in left if piece.day in (None, day)], about.programme.tracks)
            groups = groups[: draw(st.integers(0 if goes_on else 1, min(3, len(block.slots) - 1)))]
            groups.sort(key=lambda group: group[0].session.may_be_split)  # what goes on behind a break stands before it
            if not groups and goes_on is None:
                break
            if gap is not None:
                pauses[gap.index] = draw(st.integers(gap.low, gap.high))
                items.append(AgendaItem(start=now, end=now + pauses[gap.index] * STEP, kind=gap.kind, title=gap.kind))
                now = items[-1].end
            parts = [(goes_on,)] if goes_on else []
            parts += [draw(_beside(group, team, posts, sloppy)) for group in groups]
            goes_on = None
            if groups and block.index != used[-1] and parts[-1][0].piece.session.may_be_split:
                parts[-1], goes_on = draw(_split(parts[-1][0]))
            for beside, slot in zip(parts, block.slots, strict=False):
                for part in beside:
                    placed.append(replace(part, slot=slot))
                    items.append(item_of(part, now, about))
                    left = [piece for piece in left if piece is not part.piece]
                now = items[-1].end
        delays[day] *= bool(items)
        days.append(AgendaDay(number=day, date=about.dates.get(day), items=tuple(items), tracks=about.tracks))
    agenda = Agenda(training=training, title=training, days=tuple(days))
    return Drawn(training, tuple(placed), pauses, delays, agenda)


def _beside_each_other(pieces: list[Piece], tracks: tuple[str, ...]) -> list[tuple[Piece, ...]]:
    """Each piece alone, those of the tracks one of each; who finds nobody is left out."""
    others = [[piece for piece in pieces if piece.session.track == track] for track in tracks[1:]]
    groups: list[tuple[Piece, ...]] = []
    for piece in pieces:
        if piece.session.track == "together":
            groups.append((piece,))
        elif piece.session.track == tracks[0] and all(others):
            groups.append((piece, *(other.pop() for other in others)))
    return groups


@st.composite
def _beside(draw: st.DrawFn, group: tuple[Piece, ...], team: list[str], posts: int, sloppy: bool) -> tuple[Part, ...]:
    low = max(int(piece.session.minutes.low or 0) // STEP for piece in group)
    high = min(int(piece.session.minutes.high or 0) // STEP for piece in group)
    steps = draw(st.integers(max(1, low - sloppy), high))
    pairs = []
    for session in (piece.session for piece in group):
        free = [code for code in draw(st.permutations(team)) if code not in session.named_trainers]
        pairs.append(tuple(free[: min(posts, session.posts, draw(POSTS))]))
    return tuple(Part(piece, steps, pair) for piece, pair in zip(group, pairs, strict=True))


@st.composite
def _split(draw: st.DrawFn, whole: Part) -> tuple[tuple[Part], Part | None]:
    if whole.steps < 2 or not draw(st.integers(0, 3)):
        return (whole,), None
    first = draw(st.integers(1, whole.steps - 1))
    return (replace(whole, steps=first),), replace(whole, steps=whole.steps - first)


def item_of(part: Part, now: int, about: Context) -> AgendaItem:
    session = part.piece.session
    tracks = about.programme.tracks
    number = tracks.index(session.track) if session.track in tracks else 0
    room = about.rooms[: number + 1][-1]
    end = now + part.steps * STEP
    return AgendaItem(start=now, end=end, title=session.title, session=session, trainers=part.pair, room=room)
