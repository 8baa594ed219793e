"""A fact of the file, and what an agenda is asked without it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from ecpat_training.agenda.explain.case import MIDNIGHT, STEP, Case, Path
from ecpat_training.agenda.rule_parts.rule import AgendaRule, Reads
from ecpat_training.programme.model.absence import Absence
from ecpat_training.programme.model.chapter import Needs, Session
from ecpat_training.programme.model.evening import EveningItem
from ecpat_training.programme.model.speaker import Speaker
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.values.participant import Role, StakeholderType
from ecpat_training.values.quantity import Range

Drop = Callable[[Case], Case]
_PAIRS, _MOST_PAIRS = 2, 6


@dataclass(frozen=True)
class Fact:
    """One fact. `kind` and `of` (the id of a session, trainer or training) say which, `what` is the session,
    competence or date that it names; `path` leads to it in the programme file; `read_as` is how the rules by which it
    matters call it, nothing if it always does; `part` is the part of a day that it is about. `drop` must never make an
    agenda impossible."""

    kind: str
    of: str
    what: str
    says: str
    path: Path
    drop: Drop = field(compare=False, repr=False)
    read_as: frozenset[Reads] = frozenset()
    part: str = ""

    def matters(self, rules: Iterable[AgendaRule]) -> bool:
        """Whether any of these rules reads it."""
        return not self.read_as or any(self.read_as & rule.READS for rule in rules)


def needs_of(session: Session) -> tuple[str, str]:
    """Returns the competence that a session needs of its lead, and the one that it needs of its second trainer."""
    competences = session.needs or Needs()
    return competences.lead, competences.second


def optional_session(id_: str) -> Drop:
    """The session may be left out."""
    return lambda case: replace(case, optional=case.optional | {id_})


def without_session(id_: str) -> Drop:
    """The session isn't in the manual."""

    def drop(case: Case) -> Case:
        chapters = [
            (chapter, tuple(session for session in chapter.sessions if session.id != id_))
            for chapter in case.context.programme.manual
        ]
        return case.programme(
            manual=tuple(chapter.model_copy(update={"sessions": sessions}) for chapter, sessions in chapters)
        )

    return drop


def unconstrained_session(id_: str) -> Drop:
    """The session may be whatever helps, or left out: as long, as practical and as light as it may be; only who is
    there stays, since others stand beside it."""

    def drop(case: Case) -> Case:
        filler_fields = filler(id_).model_dump(exclude={"id", "title", "minutes", "track", "may_be_split"})
        return optional_session(id_)(case.session(lambda _: {**filler_fields, "minutes": filler(id_).minutes}, id_))

    return drop


def filler(id_: str) -> Session:
    """A session that suits every rule."""
    minutes = Range(low=STEP, high=MIDNIGHT // 2)
    return Session(id=id_, title=id_, minutes=minutes, method="exercise", practice=1.0, care="restoring")


def free_position(id_: str) -> Drop:
    """The rule on the frame passes over the session, and others may stand on either side of it."""
    return lambda case: replace(case, unplaced=case.unplaced | {id_})


def at_any_time(id_: str) -> Drop:
    """The session isn't fixed."""
    return lambda case: case.session(lambda _: {"at": None}, id_)


def with_breaks_at_any_time(*kinds: str) -> Drop:
    """Lunches or coffee breaks, `lunch` and `coffee`, may have any time."""
    return lambda case: case.training(**dict.fromkeys(kinds, ()))


def without_evening_item(item: EveningItem) -> Drop:
    """Nothing is fixed for that time of the evening."""
    return lambda case: case.training(
        evening=tuple(evening_item for evening_item in case.context.training.evening if evening_item != item)
    )


def no_least_minutes(id_: str) -> Drop:
    """The session may last a single step."""
    return lambda case: case.session(lambda session: {"minutes": session.minutes.model_copy(update={"low": STEP})}, id_)


def no_most_minutes(id_: str) -> Drop:
    """The session may fill a day."""
    return lambda case: case.session(
        lambda session: {"minutes": session.minutes.model_copy(update={"high": MIDNIGHT})}, id_
    )


def without_base(id_: str, needed: str) -> Drop:
    """The session need not come after that other one."""
    return lambda case: case.session(
        lambda session: {"after": tuple(base for base in session.after if base != needed)}, id_
    )


def without_need(id_: str, post: str) -> Drop:
    """The session needs no competence of its lead, or of its second trainer."""
    return lambda case: case.session(
        lambda session: {"needs": (session.needs or Needs()).model_copy(update={post: "any"})}, id_
    )


def not_sensitive(id_: str) -> Drop:
    """The session isn't sensitive."""
    return lambda case: case.session(lambda _: {"care": "none"}, id_)


def not_away_on(id_: str, day: date, absence: Absence) -> Drop:
    """The trainer isn't away on that date in the hours of an absence."""

    def drop(case: Case) -> Case:
        hours = (absence.start, absence.end)
        absences = case.context.trainers[id_].away
        remaining_absences = [
            remaining_period
            for period in absences
            for remaining_period in (period.without(day) if (period.start, period.end) == hours else (period,))
        ]
        return case.trainer(id_, away=tuple(remaining_absences))

    return drop


def guest_not_away(known_by: str, day: date, absence: Absence) -> Drop:
    """A guest isn't away on that date in the hours of an absence, in whichever session that is written."""
    hours = (absence.start, absence.end)

    def without_absence(speaker: Speaker) -> Speaker:
        if speaker.known_by != known_by:
            return speaker
        remaining_absences = [
            remaining_period
            for absence in speaker.away
            for remaining_period in (absence.without(day) if (absence.start, absence.end) == hours else (absence,))
        ]
        return speaker.model_copy(update={"away": tuple(remaining_absences)})

    def session_changes(session: Session) -> dict[str, object]:
        moderator = without_absence(session.moderator) if session.moderator else None
        return {"speakers": tuple(map(without_absence, session.speakers)), "moderator": moderator}

    return lambda case: case.session(session_changes)


def without_guest(id_: str, known_by: str) -> Drop:
    """A session doesn't name that guest."""

    def session_changes(session: Session) -> dict[str, object]:
        moderated = session.moderator and session.moderator.known_by != known_by
        speakers = tuple(speaker for speaker in session.speakers if speaker.known_by != known_by)
        return {"speakers": speakers, "moderator": session.moderator if moderated else None}

    return lambda case: case.session(session_changes, id_)


def without_limit(id_: str) -> Drop:
    """The trainer has no limit of his or her own."""
    return lambda case: case.trainer(id_, most_minutes_a_day=None)


def without_dates(case: Case) -> Case:
    """The training's days have no dates, so that nobody is away."""
    return replace(case, context=replace(case.context, written_dates=())).training(start=None, dates=())


def with_competences(id_: str, needs: set[str]) -> Drop:
    """The trainer has these competences as well."""
    return lambda case: case.trainer(id_, competences=(*case.context.trainers[id_].competences, *sorted(needs)))


def with_language(id_: str, language: str) -> Drop:
    """The trainer speaks that language as well."""
    return lambda case: case.trainer(id_, speaks=(*case.context.trainers[id_].speaks, language))


def joined(case: Case, *trainers: Trainer) -> Case:
    """The case in which trainers join the pool, those of the programme or others."""
    programme_ids = {trainer.id for trainer in case.context.programme.trainers}
    pool = tuple(trainer.id for trainer in (*case.context.pool, *trainers))
    joining_trainers = tuple(trainer for trainer in trainers if trainer.id not in programme_ids)
    return case.programme(trainers=(*case.context.programme.trainers, *joining_trainers)).training(trainers=pool)


def unlimited_pool(case: Case) -> Case:
    """Pairs that suit every rule join the pool, enough to train all day."""
    training = case.context.training
    limits = [minutes_limit for rule in case.rules if (minutes_limit := rule.most_a_day())]
    hours = training.hours.minutes
    track_count = len(case.context.tracks) if case.context.splits else 1
    pairs = min(
        max(_MOST_PAIRS, _PAIRS * track_count), max([_PAIRS, *(-(-hours // limit) for limit in limits)]) * track_count
    )
    abroad = next(code for code in ("NL", "BE") if code != training.country)
    competences = {competence for session in case.context.sessions.values() for competence in needs_of(session)}
    competences |= {competence for rule in case.rules for competence in rule.competences()}
    sides = (
        (Role.LAW_ENFORCEMENT, training.country, StakeholderType.GO),
        (Role.CARE, abroad, StakeholderType.NGO),
    )
    joining = [
        Trainer(
            id=f"anybody-{number}-{side}",
            country=country,
            stakeholder=stakeholder,
            role=role,
            speaks=(training.language,),
            competences=tuple(sorted(competences)),
            external_expert=True,
        )
        for number in range(pairs)
        for side, (role, country, stakeholder) in enumerate(sides)
    ]
    return joined(case, *joining)
