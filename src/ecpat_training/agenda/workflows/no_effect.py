"""What a programme writes for planning and no rule in force reads: said, since nobody writes a field for nothing."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ecpat_training.agenda import rules as agenda_rules
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule, Reads
from ecpat_training.core import registry
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.rules.book import rule_class
from ecpat_training.words.catalogue.message import phrase


class _Field(NamedTuple):
    """A field of sessions that rules alone look at: its `name`, what of a rule says that it reads it, and whether a
    session says anything there."""

    name: str
    read_by: Reads
    says: Callable[[Session], bool]


_OF_SESSIONS = (
    _Field("care", "care", lambda session: session.care == "sensitive"),
    _Field("level", "level", lambda session: session.level == "complex"),
    _Field("expert", "expert", lambda session: session.expert == "welcome"),
)


def fields_without_effect(context: Context, rules: Sequence[AgendaRule], source: Source) -> list[Finding]:
    """A note for each field of which the plan of this training makes nothing, with the reason and what to do."""
    return [
        *_of_sessions(context, rules, source),
        *_needs(context, source),
        *_rooms(context, source),
        *_tracks(context, source),
    ]


def _of_sessions(context: Context, rules: Sequence[AgendaRule], source: Source) -> Iterator[Finding]:
    for field in _OF_SESSIONS:
        if any(rule.written and field.read_by in rule.READS for rule in rules):
            continue
        hint = phrase("Write {rules} among the `rules` if it matters to the plan.", rules=_readers(field.read_by))
        yield from _unused_field_note(context, source, field.name, field.says, "no rule reads it", hint)


def _needs(context: Context, source: Source) -> Iterator[Finding]:
    if not context.pool:
        reason = phrase("{training} has no trainers", training=context.training.id)
        hint = "Add `trainers` of its countries, or name them at the training."
        yield from _unused_field_note(context, source, "needs", lambda session: session.needs is not None, reason, hint)


def _unused_field_note(
    context: Context, source: Source, name: str, has_field: Callable[[Session], bool], reason: str, hint: str
) -> Iterator[Finding]:
    """One note for all sessions that say something in a field, at the first of them."""
    paths = [
        ("manual", number, "sessions", index, name)
        for number, chapter in enumerate(context.programme.manual)
        for index, session in enumerate(chapter.sessions)
        if session.id in context.sessions and has_field(session)
    ]
    if paths:
        message = phrase(
            "`{field}` of {sessions:,} {sessions:session|sessions} has no effect on the plan: {reason}.",
            field=name,
            sessions=len(paths),
            reason=reason,
        )
        yield Finding("plan.no-effect", Severity.NOTE, message, source.location_of(paths[0]), hint)


def _rooms(context: Context, source: Source) -> Iterator[Finding]:
    training = context.training
    extra_rooms = training.room_names[1:]
    if not extra_rooms or context.splits:
        return
    event_index = next((index for index, event in enumerate(context.programme.events) if event.id == training.id), None)
    message = phrase(
        "{rooms} {count:is|are} not used by the plan of {training}: no session is for a `track`, so all are in {room}.",
        rooms=listing(list(extra_rooms)),
        count=len(extra_rooms),
        training=training.id,
        room=training.room_names[0],
    )
    location = source.location_of(("events", event_index, "rooms") if event_index is not None else ("trainings",))
    hint = phrase(
        "Leave {rooms:it|them} out, or give sessions that run at the same time a `track`.", rooms=len(extra_rooms)
    )
    yield Finding("plan.no-effect", Severity.NOTE, message, location, hint)


def _tracks(context: Context, source: Source) -> Iterator[Finding]:
    """A track without a session, where people are apart in the others: whoever is of it would be forgotten."""
    unused_tracks = [track for track in context.programme.tracks if track not in context.tracks]
    if not context.splits or not unused_tracks:
        return
    message = phrase(
        "{unused} {count:has|have} no session in {training}: its plan splits into {tracks} only.",
        unused=listing(unused_tracks),
        count=len(unused_tracks),
        training=context.training.id,
        tracks=listing([*context.tracks]),
    )
    hint = phrase(
        "Leave {tracks:it|them} out of `tracks`, or add sessions for {tracks:it|them}.", tracks=len(unused_tracks)
    )
    yield Finding("plan.no-effect", Severity.NOTE, message, source.location_of(("tracks",)), hint)


def _readers(rule_input: Reads) -> str:
    """The rules that read a field and that somebody has to write, by their names."""
    classes = {name: rule_class(agenda_rules, name, AgendaRule) for name in registry.members(agenda_rules)}
    names = [name for name, rule_type in classes.items() if rule_input in rule_type.READS and not rule_type.UNWRITTEN]
    return listing([f"`{name.replace('_', ' ')}`" for name in names], len(names)).replace(" and ", " or ")
