"""What the file says beside its rules, fact by fact: what a session, a trainer and the training ask of an agenda."""

from collections.abc import Iterator
from dataclasses import replace

from ecpat_training.agenda.explain import fact
from ecpat_training.agenda.explain.case import Case, Path
from ecpat_training.agenda.explain.fact import Drop, Fact, needed_competences
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import Reads
from ecpat_training.core.text import count, listing
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.speaker import Speaker
from ecpat_training.programme.model.trainer import Trainer

_MAX_NAMED_FACTS = 12


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


def list_other_facts(context: Context) -> list[Fact]:
    """Everything else: the training's, its trainers', its sessions'."""
    facts = [*_of_training(context)]
    for trainer, path in _pool(context):
        facts += _of_trainer(context, trainer, path)
    for session, path in _sessions(context):
        facts += _of_session(context, session, path)
    return facts


def merged_facts(context: Context, *, removing: bool, kept_id: str) -> list[Fact]:
    """All facts with those of each session as one, but for the least minutes of all sessions, and their most. Without
    its fact a session may be whatever helps, or, when `removing`, isn't there; `kept_id` is the one that has to be."""
    facts = [*held_facts(context), *list_other_facts(context)]
    rough_facts = [file_fact for file_fact in facts if file_fact.of not in context.sessions]
    for fact_kind, wording in (("least minutes", "least"), ("most minutes", "most")):
        minute_facts = [file_fact for file_fact in facts if file_fact.kind == fact_kind]
        sentence = f"sessions have a number of minutes that they last at {wording}."
        rough_facts.append(
            Fact(
                fact_kind,
                context.training.id,
                "",
                sentence,
                ("manual",),
                _combine_drops(minute_facts),
                minute_facts[0].read_as,
            )
        )
    for session, path in _sessions(context):
        session_facts = [
            file_fact for file_fact in facts if file_fact.of == session.id and "minutes" not in file_fact.kind
        ]
        sentence = " ".join(file_fact.says[:1].upper() + file_fact.says[1:] for file_fact in session_facts)
        drop_session = fact.drop_session if removing and session.id != kept_id else fact.unconstrained_session
        rough_facts.append(Fact("session", session.id, "", sentence, path, drop_session(session.id)))
    return rough_facts


def _combine_drops(facts: list[Fact]) -> Drop:
    def drop(planning_case: Case) -> Case:
        for file_fact in facts:
            planning_case = file_fact.drop(planning_case)
        return planning_case

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

    def training_fact(fact_kind: str, sentence: str, drop: Drop, *read_as: Reads) -> Fact:
        key = {"pool": "trainers", "start": "dates" if training.dates else "start"}.get(fact_kind, fact_kind)
        return Fact(fact_kind, training.id, "", sentence, (*path, key), drop, frozenset(read_as))

    yield training_fact(
        "hours",
        f"{training.id} lasts {count(training.days, 'day')}, {training.hours}.",
        Case.open_hours,
        "hours",
    )
    named_people = [person for session in context.sessions.values() for person in context.people(session).values()]
    if any(person.find_absences(date) for person in (*context.pool, *named_people) for date in context.dates.values()):
        dates = listing([str(date) for date in training.dates])
        starts = f"{training.id} starts on {min(context.dates.values())}."
        starts = f"{training.id} is on {dates}." if dates else starts
        yield training_fact("start", starts, fact.drop_dates, "absences")
    for kind, breaks in (("lunch", training.lunch), ("coffee", training.coffee)):
        if breaks:
            sentence = (
                f"{'lunch' if kind == 'lunch' else 'coffee'} is fixed at {listing([str(item) for item in breaks])}."
            )
            yield training_fact(kind, sentence, fact.drop_break_times(kind), "times")
    for position, item in enumerate(training.evening):
        evening_sentence = f'"{item.title}" is fixed at {item.at} in the evening of day {item.day}.'
        drop = fact.drop_evening_item(item)
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
        yield training_fact(
            "language", language_sentence, lambda planning_case: planning_case.training(interpreters=True), "language"
        )
    trainer_names = listing([trainer.id for trainer in context.pool], _MAX_NAMED_FACTS) or "nobody"
    yield training_fact("pool", f"the trainers of {training.id} are {trainer_names}.", fact.unlimited_pool)


def _of_trainer(context: Context, trainer: Trainer, path: Path) -> Iterator[Fact]:
    id_, training = trainer.id, context.training

    def trainer_fact(fact_kind: str, subject: str, sentence: str, subpath: Path, drop: Drop, read_as: Reads) -> Fact:
        return Fact(fact_kind, id_, subject, sentence, (*path, *subpath), drop, frozenset({read_as}))

    for day, date in context.dates.items():
        for absence in trainer.find_absences(date):
            absence_time = f"{date} {absence.when()}".rstrip()
            sentence = f"{id_} is away on {absence_time}, day {day}."
            away_path = ("away", trainer.away.index(absence))
            absence_fact = trainer_fact(
                "away", str(day), sentence, away_path, fact.drop_absence(id_, date, absence), "absences"
            )
            yield replace(absence_fact, part=absence.when())
    if trainer.most_minutes_a_day is not None:
        sentence = f"{id_} trains at most {trainer.most_minutes_a_day} minutes a day."
        yield trainer_fact("day limit", "", sentence, ("most_minutes_a_day",), fact.drop_limit(id_), "day limits")
    competences = {
        competence for session in context.sessions.values() for competence in needed_competences(session)
    } - {"any"}
    if missing_competences := competences - set(trainer.competences):
        sentence = (
            f"{id_} doesn't have "
            f"{listing([f'`{competence}`' for competence in sorted(missing_competences)], _MAX_NAMED_FACTS)}."
        )
        yield trainer_fact(
            "competences", "", sentence, ("competences",), fact.add_competences(id_, missing_competences), "competences"
        )
    if training.language not in trainer.speaks:
        sentence = f"{id_} doesn't speak `{training.language}`."
        yield trainer_fact("speaks", "", sentence, ("speaks",), fact.add_language(id_, training.language), "language")


def _of_guests(context: Context, session: Session, path: Path) -> Iterator[Fact]:
    """When the guests whom a session names are away."""
    named_people: list[tuple[Path, Speaker]] = [
        (("speakers", position), speaker) for position, speaker in enumerate(session.speakers)
    ]
    named_people += [(("moderator",), session.moderator)] if session.moderator else []
    for subpath, guest in ((key_path, speaker) for key_path, speaker in named_people if not speaker.trainer):
        for date in context.dates.values():
            for absence in context.guests[guest.identity_key].find_absences(date):
                absence_time = f"{date} {absence.when()}".rstrip()
                sentence = f'"{session.title}" has {guest.id}, who is away on {absence_time}.'
                drop = fact.drop_guest_absence(guest.identity_key, date, absence)
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

    def session_fact(fact_kind: str, subject: str, sentence: str, subpath: Path, drop: Drop, *read_as: Reads) -> Fact:
        return Fact(fact_kind, id_, subject, f"{title} {sentence}", (*path, *subpath), drop, frozenset(read_as))

    for position, needed_id in enumerate(session.after):
        if needed_id in context.sessions:
            sentence = f'comes after "{context.sessions[needed_id].title}".'
            yield session_fact(
                "after", needed_id, sentence, ("after", position), fact.drop_prerequisite(id_, needed_id), "bases"
            )
    if session.place != "anywhere":
        sentence = f"has its place at the {session.place}."
        yield session_fact("place", session.place, sentence, ("place",), fact.drop_position(id_), "places")
    if session.at is not None:
        sentence = f"is fixed {session.at.spoken()}."
        yield session_fact("at", str(session.at), sentence, ("at",), fact.drop_fixed_time(id_), "times")
    for post, competence in zip(("lead", "second"), needed_competences(session), strict=True):
        if competence != "any":
            sentence = f"needs `{competence}` of its {'lead' if post == 'lead' else 'second trainer'}."
            yield session_fact(
                post, competence, sentence, ("needs", post), fact.drop_competence_need(id_, post), "competences"
            )
    yield from _of_guests(context, session, path)
    if session.care == "sensitive":
        yield session_fact("care", "", "is sensitive.", ("care",), fact.drop_sensitivity(id_), "care")
    parallel_note = "" if session.track == "together" else ", as many as what is held beside it for others"
    paired_reads: tuple[Reads, ...] = ("minutes beside",) if parallel_note else ()
    maximum_sentence = f"takes at most {minutes.high:g} minutes{parallel_note}."
    yield session_fact(
        "most minutes", "", maximum_sentence, ("minutes",), fact.drop_max_minutes(id_), "most minutes", *paired_reads
    )
    minimum_sentence = f"takes at least {minutes.low:g} minutes{parallel_note}."
    yield session_fact("least minutes", "", minimum_sentence, ("minutes",), fact.drop_min_minutes(id_), "least minutes")
