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


def needed_competences(session: Session) -> tuple[str, str]:
    """Returns the competence that a session needs of its lead, and the one that it needs of its second trainer."""
    competences = session.needs or Needs()
    return competences.lead, competences.second


def optional_session(id_: str) -> Drop:
    """The session may be left out."""
    return lambda planning_case: replace(planning_case, optional=planning_case.optional | {id_})


def drop_session(id_: str) -> Drop:
    """The session isn't in the manual."""

    def drop(planning_case: Case) -> Case:
        chapters = [
            (chapter, tuple(session for session in chapter.sessions if session.id != id_))
            for chapter in planning_case.context.programme.manual
        ]
        return planning_case.programme(
            manual=tuple(chapter.model_copy(update={"sessions": sessions}) for chapter, sessions in chapters)
        )

    return drop


def unconstrained_session(id_: str) -> Drop:
    """The session may be whatever helps, or left out: as long, as practical and as light as it may be; only who is
    there stays, since others stand beside it."""

    def drop(planning_case: Case) -> Case:
        filler_fields = filler(id_).model_dump(exclude={"id", "title", "minutes", "track", "may_be_split"})
        return optional_session(id_)(
            planning_case.session(lambda _: {**filler_fields, "minutes": filler(id_).minutes}, id_)
        )

    return drop


def filler(id_: str) -> Session:
    """A session that suits every rule."""
    minutes = Range(low=STEP, high=MIDNIGHT // 2)
    return Session(id=id_, title=id_, minutes=minutes, method="exercise", practice=1.0, care="restoring")


def drop_position(id_: str) -> Drop:
    """The rule on the frame passes over the session, and others may stand on either side of it."""
    return lambda planning_case: replace(planning_case, unplaced=planning_case.unplaced | {id_})


def drop_fixed_time(id_: str) -> Drop:
    """The session isn't fixed."""
    return lambda planning_case: planning_case.session(lambda _: {"at": None}, id_)


def drop_break_times(*break_fields: str) -> Drop:
    """Lunches or coffee breaks, `lunch` and `coffee`, may have any time."""
    return lambda planning_case: planning_case.training(**dict.fromkeys(break_fields, ()))


def drop_evening_item(item: EveningItem) -> Drop:
    """Nothing is fixed for that time of the evening."""
    return lambda planning_case: planning_case.training(
        evening=tuple(evening_item for evening_item in planning_case.context.training.evening if evening_item != item)
    )


def drop_min_minutes(id_: str) -> Drop:
    """The session may last a single step."""
    return lambda planning_case: planning_case.session(
        lambda session: {"minutes": session.minutes.model_copy(update={"low": STEP})}, id_
    )


def drop_max_minutes(id_: str) -> Drop:
    """The session may fill a day."""
    return lambda planning_case: planning_case.session(
        lambda session: {"minutes": session.minutes.model_copy(update={"high": MIDNIGHT})}, id_
    )


def drop_prerequisite(id_: str, base_id: str) -> Drop:
    """The session need not come after that other one."""
    return lambda planning_case: planning_case.session(
        lambda session: {"after": tuple(base for base in session.after if base != base_id)}, id_
    )


def drop_competence_need(id_: str, post: str) -> Drop:
    """The session needs no competence of its lead, or of its second trainer."""
    return lambda planning_case: planning_case.session(
        lambda session: {"needs": (session.needs or Needs()).model_copy(update={post: "any"})}, id_
    )


def drop_sensitivity(id_: str) -> Drop:
    """The session isn't sensitive."""
    return lambda planning_case: planning_case.session(lambda _: {"care": "none"}, id_)


def drop_absence(id_: str, day: date, absence: Absence) -> Drop:
    """The trainer isn't away on that date in the hours of an absence."""

    def drop(planning_case: Case) -> Case:
        hours = (absence.start, absence.end)
        absences = planning_case.context.trainers[id_].away
        remaining_absences = [
            remaining_period
            for period in absences
            for remaining_period in (period.without(day) if (period.start, period.end) == hours else (period,))
        ]
        return planning_case.trainer(id_, away=tuple(remaining_absences))

    return drop


def drop_guest_absence(guest_key: str, day: date, absence: Absence) -> Drop:
    """A guest isn't away on that date in the hours of an absence, in whichever session that is written."""
    hours = (absence.start, absence.end)

    def remove_absence(speaker: Speaker) -> Speaker:
        if speaker.identity_key != guest_key:
            return speaker
        remaining_absences = [
            remaining_period
            for absence in speaker.away
            for remaining_period in (absence.without(day) if (absence.start, absence.end) == hours else (absence,))
        ]
        return speaker.model_copy(update={"away": tuple(remaining_absences)})

    def session_changes(session: Session) -> dict[str, object]:
        moderator = remove_absence(session.moderator) if session.moderator else None
        return {"speakers": tuple(map(remove_absence, session.speakers)), "moderator": moderator}

    return lambda planning_case: planning_case.session(session_changes)


def drop_guest(id_: str, guest_key: str) -> Drop:
    """A session doesn't name that guest."""

    def session_changes(session: Session) -> dict[str, object]:
        keeps_moderator = session.moderator and session.moderator.identity_key != guest_key
        speakers = tuple(speaker for speaker in session.speakers if speaker.identity_key != guest_key)
        return {"speakers": speakers, "moderator": session.moderator if keeps_moderator else None}

    return lambda planning_case: planning_case.session(session_changes, id_)


def drop_limit(id_: str) -> Drop:
    """The trainer has no limit of his or her own."""
    return lambda planning_case: planning_case.trainer(id_, most_minutes_a_day=None)


def drop_dates(planning_case: Case) -> Case:
    """The training's days have no dates, so that nobody is away."""
    return replace(planning_case, context=replace(planning_case.context, written_dates=())).training(
        start=None, dates=()
    )


def add_competences(id_: str, added_competences: set[str]) -> Drop:
    """The trainer has these competences as well."""
    return lambda planning_case: planning_case.trainer(
        id_, competences=(*planning_case.context.trainers[id_].competences, *sorted(added_competences))
    )


def add_language(id_: str, language: str) -> Drop:
    """The trainer speaks that language as well."""
    return lambda planning_case: planning_case.trainer(
        id_, speaks=(*planning_case.context.trainers[id_].speaks, language)
    )


def add_trainers(planning_case: Case, *trainers: Trainer) -> Case:
    """The case in which trainers join the pool, those of the programme or others."""
    programme_ids = {trainer.id for trainer in planning_case.context.programme.trainers}
    pool = tuple(trainer.id for trainer in (*planning_case.context.pool, *trainers))
    joining_trainers = tuple(trainer for trainer in trainers if trainer.id not in programme_ids)
    return planning_case.programme(trainers=(*planning_case.context.programme.trainers, *joining_trainers)).training(
        trainers=pool
    )


def unlimited_pool(planning_case: Case) -> Case:
    """Pairs that suit every rule join the pool, enough to train all day."""
    training = planning_case.context.training
    limits = [minutes_limit for rule in planning_case.rules if (minutes_limit := rule.most_a_day())]
    hours = training.hours.minutes
    track_count = len(planning_case.context.tracks) if planning_case.context.splits else 1
    pairs = min(
        max(_MOST_PAIRS, _PAIRS * track_count), max([_PAIRS, *(-(-hours // limit) for limit in limits)]) * track_count
    )
    foreign_country = next(code for code in ("NL", "BE") if code != training.country)
    competences = {
        competence for session in planning_case.context.sessions.values() for competence in needed_competences(session)
    }
    competences |= {competence for rule in planning_case.rules for competence in rule.competences()}
    trainer_profiles = (
        (Role.LAW_ENFORCEMENT, training.country, StakeholderType.GO),
        (Role.CARE, foreign_country, StakeholderType.NGO),
    )
    joining_trainers = [
        Trainer(
            id=f"anybody-{number}-{profile_number}",
            country=country,
            stakeholder=stakeholder,
            role=role,
            speaks=(training.language,),
            competences=tuple(sorted(competences)),
            external_expert=True,
        )
        for number in range(pairs)
        for profile_number, (role, country, stakeholder) in enumerate(trainer_profiles)
    ]
    return add_trainers(planning_case, *joining_trainers)
