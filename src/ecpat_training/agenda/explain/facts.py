"""What the file says beside its rules, fact by fact: what a session, a trainer and the training ask of an agenda."""

from collections.abc import Iterator
from dataclasses import replace

from ecpat_training.agenda.explain import fact
from ecpat_training.agenda.explain.case import Case, Path
from ecpat_training.agenda.explain.fact import Drop, Fact, needs_of
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import Reads
from ecpat_training.core.text import count, listing
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.speaker import Speaker
from ecpat_training.programme.model.trainer import Trainer

_NAMED = 12


def held_facts(context: Context) -> list[Fact]:
    """The sessions that must be held, in the manual's order."""
    return [
        Fact(
            "held",
            session.id,
            "",
            f'"{session.title}" must be held: its chapter is `cover: must`.',
            path,
            fact.optional_session(session.id),
            frozenset({"held"}),
        )
        for session, path in _sessions(context)
        if context.covers[session.id] == "must"
    ]


def other_facts(context: Context) -> list[Fact]:
    """Everything else: the training's, its trainers', its sessions'."""
    facts = [*_of_training(context)]
    for trainer, path in _pool(context):
        facts += _of_trainer(context, trainer, path)
    for session, path in _sessions(context):
        facts += _of_session(context, session, path)
    return facts


def merged_facts(context: Context, *, removing: bool, but: str) -> list[Fact]:
    """All facts with those of each session as one, but for the least minutes of all sessions, and their most. Without
    its fact a session may be whatever helps, or, when `removing`, isn't there; `but` is the one that has to be."""
    facts = [*held_facts(context), *other_facts(context)]
    rough_facts = [file_fact for file_fact in facts if file_fact.of not in context.sessions]
    for kind, wording in (("least minutes", "least"), ("most minutes", "most")):
        minute_facts = [file_fact for file_fact in facts if file_fact.kind == kind]
        sentence = f"sessions have a number of minutes that they last at {wording}."
        rough_facts.append(
            Fact(kind, context.training.id, "", sentence, ("manual",), _all_of(minute_facts), minute_facts[0].read_as)
        )
    for session, path in _sessions(context):
        session_facts = [
            file_fact for file_fact in facts if file_fact.of == session.id and "minutes" not in file_fact.kind
        ]
        sentence = " ".join(file_fact.says[:1].upper() + file_fact.says[1:] for file_fact in session_facts)
        drop_session = fact.without_session if removing and session.id != but else fact.unconstrained_session
        rough_facts.append(Fact("session", session.id, "", sentence, path, drop_session(session.id)))
    return rough_facts


def _all_of(facts: list[Fact]) -> Drop:
    def drop(case: Case) -> Case:
        for file_fact in facts:
            case = file_fact.drop(case)
        return case

    return drop


def training_path(context: Context) -> Path:
    """Where the programme writes the training, or the series that it belongs to."""
    ids = [event.id for event in context.programme.events]
    return ("events", ids.index(context.training.id)) if context.training.id in ids else ("trainings",)


def _sessions(context: Context) -> Iterator[tuple[Session, Path]]:
    for number, chapter in enumerate(context.programme.manual):
        for position, session in enumerate(chapter.sessions):
            if session.id in context.sessions:
                yield session, ("manual", number, "sessions", position)


def _pool(context: Context) -> Iterator[tuple[Trainer, Path]]:
    pool = {trainer.id for trainer in context.pool}
    pool |= {id_ for session in context.sessions.values() for id_ in session.named_trainers}
    for position, trainer in enumerate(context.programme.trainers):
        if trainer.id in pool:
            yield trainer, ("trainers", position)


def _of_training(context: Context) -> Iterator[Fact]:
    training, path = context.training, training_path(context)

    def training_fact(kind: str, says: str, drop: Drop, *read_as: Reads) -> Fact:
        key = {"pool": "trainers", "start": "dates" if training.dates else "start"}.get(kind, kind)
        return Fact(kind, training.id, "", says, (*path, key), drop, frozenset(read_as))

    yield training_fact(
        "hours",
        f"{training.id} lasts {count(training.days, 'day')}, {training.hours}.",
        Case.open_hours,
        "hours",
    )
    named_people = [person for session in context.sessions.values() for person in context.people(session).values()]
    if any(person.absences_on(date) for person in (*context.pool, *named_people) for date in context.dates.values()):
        dates = listing([str(date) for date in training.dates])
        starts = f"{training.id} starts on {min(context.dates.values())}."
        starts = f"{training.id} is on {dates}." if dates else starts
        yield training_fact("start", starts, fact.without_dates, "absences")
    for kind, breaks in (("lunch", training.lunch), ("coffee", training.coffee)):
        if breaks:
            sentence = (
                f"{'lunch' if kind == 'lunch' else 'coffee'} is fixed at {listing([str(item) for item in breaks])}."
            )
            yield training_fact(kind, sentence, fact.with_breaks_at_any_time(kind), "times")
    for position, item in enumerate(training.evening):
        evening_sentence = f'"{item.title}" is fixed at {item.at} in the evening of day {item.day}.'
        drop = fact.without_evening_item(item)
        yield Fact(
            "evening",
            training.id,
            item.title,
            evening_sentence,
            (*path, "evening", position),
            drop,
            frozenset({"times"}),
        )
    if not training.interpreters:
        language_sentence = f"the language of {training.id} is `{training.language}`, without interpreters."
        yield training_fact("language", language_sentence, lambda case: case.training(interpreters=True), "language")
    trainer_names = listing([trainer.id for trainer in context.pool], _NAMED) or "nobody"
    yield training_fact("pool", f"the trainers of {training.id} are {trainer_names}.", fact.unlimited_pool)


def _of_trainer(context: Context, trainer: Trainer, path: Path) -> Iterator[Fact]:
    id_, training = trainer.id, context.training

    def trainer_fact(kind: str, subject: str, says: str, subpath: Path, drop: Drop, read_as: Reads) -> Fact:
        return Fact(kind, id_, subject, says, (*path, *subpath), drop, frozenset({read_as}))

    for day, date in context.dates.items():
        for absence in trainer.absences_on(date):
            absence_time = f"{date} {absence.when()}".rstrip()
            sentence = f"{id_} is away on {absence_time}, day {day}."
            away_path = ("away", trainer.away.index(absence))
            absence_fact = trainer_fact(
                "away", str(day), sentence, away_path, fact.not_away_on(id_, date, absence), "absences"
            )
            yield replace(absence_fact, part=absence.when())
    if trainer.most_minutes_a_day is not None:
        sentence = f"{id_} trains at most {trainer.most_minutes_a_day} minutes a day."
        yield trainer_fact("day limit", "", sentence, ("most_minutes_a_day",), fact.without_limit(id_), "day limits")
    competences = {competence for session in context.sessions.values() for competence in needs_of(session)} - {"any"}
    if lacking := competences - set(trainer.competences):
        sentence = f"{id_} doesn't have {listing([f'`{competence}`' for competence in sorted(lacking)], _NAMED)}."
        yield trainer_fact(
            "competences", "", sentence, ("competences",), fact.with_competences(id_, lacking), "competences"
        )
    if training.language not in trainer.speaks:
        sentence = f"{id_} doesn't speak `{training.language}`."
        yield trainer_fact("speaks", "", sentence, ("speaks",), fact.with_language(id_, training.language), "language")


def _of_guests(context: Context, session: Session, path: Path) -> Iterator[Fact]:
    """When the guests whom a session names are away."""
    named_people: list[tuple[Path, Speaker]] = [
        (("speakers", position), speaker) for position, speaker in enumerate(session.speakers)
    ]
    named_people += [(("moderator",), session.moderator)] if session.moderator else []
    for subpath, guest in ((key_path, speaker) for key_path, speaker in named_people if not speaker.trainer):
        for date in context.dates.values():
            for absence in context.guests[guest.known_by].absences_on(date):
                absence_time = f"{date} {absence.when()}".rstrip()
                sentence = f'"{session.title}" has {guest.id}, who is away on {absence_time}.'
                drop = fact.guest_not_away(guest.known_by, date, absence)
                full_path = (*path, *subpath, "away") if absence in guest.away else (*path, *subpath)
                yield Fact(
                    "speaker",
                    session.id,
                    f"{guest.id} {absence_time}",
                    sentence,
                    full_path,
                    drop,
                    frozenset({"absences"}),
                )


def _of_session(context: Context, session: Session, path: Path) -> Iterator[Fact]:
    id_, title, minutes = session.id, f'"{session.title}"', session.minutes

    def session_fact(kind: str, subject: str, says: str, subpath: Path, drop: Drop, *read_as: Reads) -> Fact:
        return Fact(kind, id_, subject, f"{title} {says}", (*path, *subpath), drop, frozenset(read_as))

    for position, needed_id in enumerate(session.after):
        if needed_id in context.sessions:
            sentence = f'comes after "{context.sessions[needed_id].title}".'
            yield session_fact(
                "after", needed_id, sentence, ("after", position), fact.without_base(id_, needed_id), "bases"
            )
    if session.place != "anywhere":
        sentence = f"has its place at the {session.place}."
        yield session_fact("place", session.place, sentence, ("place",), fact.free_position(id_), "places")
    if session.at is not None:
        sentence = f"is fixed {session.at.spoken()}."
        yield session_fact("at", str(session.at), sentence, ("at",), fact.at_any_time(id_), "times")
    for post, competence in zip(("lead", "second"), needs_of(session), strict=True):
        if competence != "any":
            sentence = f"needs `{competence}` of its {'lead' if post == 'lead' else 'second trainer'}."
            yield session_fact(post, competence, sentence, ("needs", post), fact.without_need(id_, post), "competences")
    yield from _of_guests(context, session, path)
    if session.care == "sensitive":
        yield session_fact("care", "", "is sensitive.", ("care",), fact.not_sensitive(id_), "care")
    parallel_note = "" if session.track == "together" else ", as many as what is held beside it for others"
    paired_reads: tuple[Reads, ...] = ("minutes beside",) if parallel_note else ()
    maximum_sentence = f"takes at most {minutes.high:g} minutes{parallel_note}."
    yield session_fact(
        "most minutes", "", maximum_sentence, ("minutes",), fact.no_most_minutes(id_), "most minutes", *paired_reads
    )
    minimum_sentence = f"takes at least {minutes.low:g} minutes{parallel_note}."
    yield session_fact("least minutes", "", minimum_sentence, ("minutes",), fact.no_least_minutes(id_), "least minutes")
