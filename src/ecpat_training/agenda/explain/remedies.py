"""What a person could change in the file about the rules and facts of a clash."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from ecpat_training.agenda.explain import fact
from ecpat_training.agenda.explain.break_remedies import break_remedies
from ecpat_training.agenda.explain.case import STEP, Case, Path, ProgrammeChange, Remedy
from ecpat_training.agenda.explain.fact import Fact
from ecpat_training.agenda.explain.facts import training_path
from ecpat_training.agenda.explain.more_time import propose_extra_day, propose_other_hours
from ecpat_training.agenda.explain.track_remedies import track_remedies
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.text import listing
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.values.participant import Role, StakeholderType

_LEAST_SPLIT = 30
_NEW_TRAINER_CODE = "to-be-found"
_FIRST_DATES = 90


def remedies(planning_case: Case, members: Sequence[AgendaRule | Fact]) -> list[Remedy]:
    """What could resolve a clash of these rules and facts, the cheapest first."""
    rules = [member for member in members if isinstance(member, AgendaRule)]
    facts = [member for member in members if isinstance(member, Fact)]
    all_remedies = [*_of_rules(rules), *_of_chapters(planning_case, facts), *_of_single_sessions(planning_case, facts)]
    all_remedies += [*_of_sessions(planning_case, facts), *_of_training(planning_case, facts)]
    all_remedies += track_remedies(planning_case, facts)
    return sorted([*all_remedies, *people_remedies(planning_case, facts)], key=lambda remedy: remedy.cost)


def _of_rules(rules: Sequence[AgendaRule]) -> Iterator[Remedy]:
    for rule in rules:
        if rule.hard and rule.WISH:
            wished_rule = replace(rule, hard=False, weight=rule.WEIGHT or 5, written=True)
            consequence = "posts may stay vacant" if rule.WISH == "vacancy" else "it becomes a wish"
            weight = f"a weight, such as `weight: {wished_rule.weight}`"
            sentence = (
                f"give `{rule.name}` {weight}"
                if rule.written
                else f"write `{rule.name}` among the `rules` with {weight}"
            )
            sentence += f", so that {consequence}"
            yield Remedy(rule.WISH, (ProgrammeChange(sentence, rule.where, _replace_rule(rule, wished_rule)),))
        for ladder in rule.milder():
            if ladder:
                remedy_kind = "spare less" if rule.SPARES else "loosen"
                yield Remedy(
                    remedy_kind,
                    tuple(
                        ProgrammeChange(sentence, rule.where, _replace_rule(rule, milder_rule))
                        for sentence, milder_rule in ladder
                    ),
                )


def _replace_rule(old_rule: AgendaRule, new_rule: AgendaRule) -> Callable[[Case], Case]:
    return lambda planning_case: planning_case.rule(old_rule, new_rule)


def _of_chapters(planning_case: Case, facts: Sequence[Fact]) -> Iterator[Remedy]:
    """The longest chapters first, since they make the most room; none that opens the training or measures it."""
    held_ids = {file_fact.of for file_fact in facts if file_fact.kind == "held"}
    ranked_chapters = [
        (sum(session.minutes.low or 0 for session in chapter.sessions), number, chapter)
        for number, chapter in enumerate(planning_case.context.programme.manual)
        if chapter.cover == "must"
        and held_ids & {session.id for session in chapter.sessions}
        and not any(session.place == "start of training" or _measures(session) for session in chapter.sessions)
    ]
    for _, number, chapter in sorted(
        ranked_chapters, key=lambda ranked_chapter: (-ranked_chapter[0], ranked_chapter[1])
    ):
        sentence = f'let the chapter "{chapter.chapter}" be `cover: should`, held if time allows'
        yield Remedy("should", (ProgrammeChange(sentence, ("manual", number), _should(number)),))


def _of_single_sessions(planning_case: Case, facts: Sequence[Fact]) -> Iterator[Remedy]:
    """A session apart from its chapter, the longest first; one that is alone in it is what the chapter is."""
    held_ids = {file_fact.of for file_fact in facts if file_fact.kind == "held"}
    single_sessions = [
        (int(session.minutes.low or 0), number, session)
        for number, chapter in enumerate(planning_case.context.programme.manual)
        if chapter.cover == "must" and len(chapter.sessions) > 1
        for session in chapter.sessions
        if session.id in held_ids
        and session.place == "anywhere"
        and session.care != "debrief"
        and not _measures(session)
    ]
    for _, number, session in sorted(
        single_sessions, key=lambda ranked_session: (-ranked_session[0], ranked_session[1])
    ):
        sentence = f'let "{session.title}" be left out, in a chapter of its own with `cover: may`'
        path = ("manual", number, "sessions", planning_case.context.programme.manual[number].sessions.index(session))
        yield Remedy("leave out", (ProgrammeChange(sentence, path, _split_off_session(number, session.id)),))


def _split_off_session(number: int, id_: str) -> Callable[[Case], Case]:
    def apply(planning_case: Case) -> Case:
        chapters = planning_case.context.programme.manual
        chapter = chapters[number]
        moved_sessions = tuple(session for session in chapter.sessions if session.id == id_)
        staying = tuple(session for session in chapter.sessions if session.id != id_)
        if not moved_sessions or not staying:  # another change has taken it out before
            return planning_case
        reduced_chapter = chapter.model_copy(update={"sessions": staying})
        own_chapter = chapter.model_copy(
            update={"chapter": moved_sessions[0].title, "cover": "may", "sessions": moved_sessions}
        )
        return planning_case.programme(
            manual=(*chapters[:number], reduced_chapter, *chapters[number + 1 :], own_chapter)
        )

    return apply


def _measures(session: Session) -> bool:
    """Whether a questionnaire is filled in: the one before and the one after are no use without each other, nor
    elsewhere."""
    return session.counted_method == "questionnaire"


def _should(number: int) -> Callable[[Case], Case]:
    def apply(planning_case: Case) -> Case:
        chapters = planning_case.context.programme.manual
        chapter = chapters[number].model_copy(update={"cover": "should"})
        return planning_case.programme(manual=(*chapters[:number], chapter, *chapters[number + 1 :]))

    return apply


def _of_sessions(planning_case: Case, facts: Sequence[Fact]) -> Iterator[Remedy]:
    sessions = planning_case.context.sessions
    for file_fact in facts:
        title = f'"{sessions[file_fact.of].title}"' if file_fact.of in sessions else ""
        has_fixed_role = file_fact.of in sessions and (
            _measures(sessions[file_fact.of]) or sessions[file_fact.of].care == "debrief"
        )
        if file_fact.kind in ("after", "place") and has_fixed_role:
            continue
        if file_fact.kind == "after":
            sentence = f'let {title} not come after "{sessions[file_fact.what].title}"'
            yield Remedy("order", (ProgrammeChange(sentence, file_fact.path, file_fact.drop),))
        elif file_fact.kind == "place":
            sentence = f"let {title} have any time, without `place: {file_fact.what}`"
            place_anywhere: Callable[[Case], Case] = _drop_place(file_fact.of)
            yield Remedy("place", (ProgrammeChange(sentence, file_fact.path, place_anywhere),))
        elif file_fact.kind == "at":
            sentence = f"let {title} have any time, without `at: {file_fact.what}`"
            yield Remedy("time", (ProgrammeChange(sentence, file_fact.path, file_fact.drop),))
        elif file_fact.kind in ("lead", "second"):
            post_name = "lead" if file_fact.kind == "lead" else "second trainer"
            sentence = f"let {title} need no `{file_fact.what}` of its {post_name}"
            yield Remedy("need", (ProgrammeChange(sentence, file_fact.path, file_fact.drop),))
        elif file_fact.kind == "least minutes" and file_fact.of in sessions:
            if steps := tuple(_propose_shorter_session(planning_case, file_fact)):
                yield Remedy("shorten", steps)
            if _could_be_split(sessions[file_fact.of]):
                sentence = f"let a break split {title} (`may be split: yes`)"
                yield Remedy("split", (ProgrammeChange(sentence, file_fact.path[:-1], _allow_split(file_fact.of)),))


def _could_be_split(session: Session) -> bool:
    """Whether a break may split it by what it is, and it is long enough for that."""
    indivisible = session.place != "anywhere" or session.track != "together" or session.care == "sensitive"
    return not indivisible and not session.may_be_split and (session.minutes.low or 0) >= _LEAST_SPLIT


def _allow_split(id_: str) -> Callable[[Case], Case]:
    return lambda planning_case: planning_case.session(lambda _: {"may_be_split": True}, id_)


def _drop_place(id_: str) -> Callable[[Case], Case]:
    return lambda planning_case: planning_case.session(lambda _: {"place": "anywhere"}, id_)


def _propose_shorter_session(planning_case: Case, file_fact: Fact) -> Iterator[ProgrammeChange]:
    """Down to half of its least minutes."""
    session = planning_case.context.sessions[file_fact.of]
    least_minutes = int(session.minutes.low or 0)
    for min_minutes in range(least_minutes - STEP, least_minutes // 2 - 1, -STEP):
        if min_minutes >= STEP:
            minutes = session.minutes.model_copy(update={"low": min_minutes})
            sentence = f'let "{session.title}" last {min_minutes} minutes where it takes {least_minutes} at least '
            sentence += f"(`minutes: {minutes}`)"
            yield ProgrammeChange(sentence, file_fact.path, _set_min_minutes(file_fact.of, min_minutes))


def _set_min_minutes(id_: str, min_minutes: int) -> Callable[[Case], Case]:
    return lambda planning_case: planning_case.session(
        lambda session: {"minutes": session.minutes.model_copy(update={"low": min_minutes})}, id_
    )


def _of_training(planning_case: Case, facts: Sequence[Fact]) -> Iterator[Remedy]:
    training, path = planning_case.context.training, training_path(planning_case.context)
    fact_kinds = {file_fact.kind for file_fact in facts}
    yield from break_remedies(planning_case, facts)
    if "hours" in fact_kinds:
        yield from propose_other_hours(training, path)
    if "language" in fact_kinds:
        sentence = "bring interpreters (`interpreters: true`)"
        yield Remedy(
            "interpreters", (ProgrammeChange(sentence, (*path, "interpreters"), _training(interpreters=True)),)
        )
    if fact_kinds & {"away", "speaker"} and training.start and not training.dates:
        yield from _propose_other_dates(planning_case, path)
    if fact_kinds & {"hours", "away", "day limit", "held"}:
        yield from propose_extra_day(training, path)


def _training(**training_updates: object) -> Callable[[Case], Case]:
    return lambda planning_case: planning_case.training(**training_updates)


def _propose_other_dates(planning_case: Case, path: Path) -> Iterator[Remedy]:
    """The next dates on which nobody of the pool is away, nor a guest whom a session names."""
    training = planning_case.context.training
    named_people = [
        person
        for session in planning_case.context.sessions.values()
        for person in planning_case.context.people(session).values()
    ]
    people = [*planning_case.context.pool, *named_people]
    for delay_days in range(1, _FIRST_DATES):
        if training.start is None:
            return
        start = training.start + timedelta(delay_days)
        dates = [start + timedelta(day) for day in range(training.days)]
        if not any(person.find_absences(date) for person in people for date in dates):
            sentence = f"start on {start}, when nobody is away (`start: {start}`)"
            yield Remedy("date", (ProgrammeChange(sentence, (*path, "start"), _training(start=start)),))
            return


def people_remedies(planning_case: Case, facts: Sequence[Fact]) -> Iterator[Remedy]:
    """What people could do about a clash of these facts."""
    for file_fact in facts:
        if file_fact.kind == "away":
            date = planning_case.context.dates[int(file_fact.what)]
            absence_time = f"{date} {file_fact.part}".rstrip()
            yield Remedy(
                "come",
                (
                    ProgrammeChange(
                        f"have {file_fact.of} come on {absence_time} after all", file_fact.path, file_fact.drop
                    ),
                ),
            )
        elif file_fact.kind == "speaker" and file_fact.of in planning_case.context.sessions:
            yield from _guest_remedies(planning_case.context.sessions[file_fact.of], file_fact)
        elif file_fact.kind == "day limit":
            limit = planning_case.context.trainers[file_fact.of].most_minutes_a_day or 0
            yield Remedy(
                "load",
                tuple(_longer_day(file_fact, limit, minutes_limit) for minutes_limit in range(limit + STEP, 721, STEP)),
            )
    if any(other_fact.kind == "pool" for other_fact in facts):
        path = (*training_path(planning_case.context), "trainers")
        yield from _competent(planning_case, facts)
        yield from _joining(planning_case, facts, path)
        yield from _finding(planning_case, facts, path)


def _guest_remedies(session: Session, file_fact: Fact) -> Iterator[Remedy]:
    """The guest comes after all, or the session does without."""
    for guest in {
        person.identity_key: person for person in session.people if file_fact.what.startswith(f"{person.id} ")
    }.values():
        absence_time = file_fact.what.removeprefix(f"{guest.id} ")
        come_sentence, leave_out_sentence = (
            f"have {guest.id} come on {absence_time} after all",
            f'leave {guest.id} out of "{session.title}"',
        )
        yield Remedy("come", (ProgrammeChange(come_sentence, file_fact.path, file_fact.drop),))
        drop_guest = fact.drop_guest(session.id, guest.identity_key)
        yield Remedy("without guest", (ProgrammeChange(leave_out_sentence, file_fact.path, drop_guest),))


def _longer_day(file_fact: Fact, limit: int, minutes: int) -> ProgrammeChange:
    sentence = f"let {file_fact.of} train {minutes} minutes a day where it is {limit} (`most minutes a day: {minutes}`)"
    return ProgrammeChange(
        sentence, file_fact.path, lambda planning_case: planning_case.trainer(file_fact.of, most_minutes_a_day=minutes)
    )


def _needed_competences(facts: Sequence[Fact]) -> set[str]:
    """The competences that the clash is about."""
    return {file_fact.what for file_fact in facts if file_fact.kind in ("lead", "second")}


def _competent(planning_case: Case, facts: Sequence[Fact]) -> Iterator[Remedy]:
    """Trainers of the pool who may have a competence that the file doesn't say."""
    pool = {trainer.id for trainer in planning_case.context.pool}
    for competence in sorted(_needed_competences(facts)):
        for position, trainer in enumerate(planning_case.context.programme.trainers):
            if trainer.id in pool - {_NEW_TRAINER_CODE} and not trainer.competent(competence):
                sentence = f"if {trainer.id} has `{competence}`, write it among his or her `competences`"
                path = ("trainers", position)
                yield Remedy(
                    "competent", (ProgrammeChange(sentence, path, fact.add_competences(trainer.id, {competence})),)
                )


def _joining(planning_case: Case, facts: Sequence[Fact], path: Path) -> Iterator[Remedy]:
    """Trainers of the programme who aren't in the pool: first those who bring most of what is wanted."""
    competences, training = _needed_competences(facts), planning_case.context.training
    pool = {trainer.id for trainer in planning_case.context.pool}
    candidates = [candidate for candidate in planning_case.context.programme.trainers if candidate.id not in pool]
    candidates.sort(
        key=lambda candidate: (
            -len(competences & set(candidate.competences)),
            training.language not in candidate.speaks,
        )
    )
    for trainer in candidates:
        sentence = f"add {trainer.id}, a trainer of the programme, to the training's `trainers`"
        yield Remedy("join", (ProgrammeChange(sentence, path, _add_trainer(trainer)),))


def _add_trainer(trainer: Trainer) -> Callable[[Case], Case]:
    return lambda planning_case: fact.add_trainers(planning_case, trainer)


def _finding(planning_case: Case, facts: Sequence[Fact], path: Path) -> Iterator[Remedy]:
    """A trainer who isn't known yet, with what the clash is about, and of whichever side the rules ask for."""
    training, competences = planning_case.context.training, sorted(_needed_competences(facts))
    hard_rules = [rule for rule in planning_case.rules if rule.hard]
    rule_mixes = {mix for rule in hard_rules for mix in rule.mixes()}
    needs_language = any("language" in rule.READS for rule in hard_rules) and not training.interpreters
    foreign_country = training.twin or next(code for code in ("NL", "BE") if code != training.country)
    roles = (Role.LAW_ENFORCEMENT, Role.CARE) if "role" in rule_mixes else (Role.CARE,)
    countries = (training.country, foreign_country) if "country" in rule_mixes else (training.country,)
    stakeholder_types = (
        (StakeholderType.GO, StakeholderType.NGO) if "stakeholder" in rule_mixes else (StakeholderType.NGO,)
    )
    for role, country, stakeholder_type in (
        (role, country, stakeholder_type)
        for role in roles
        for country in countries
        for stakeholder_type in stakeholder_types
    ):
        person_traits = [f"from {role}"] * ("role" in rule_mixes)
        person_traits += [f"of {country}"] * ("country" in rule_mixes)
        person_traits += [f"of {'an' if stakeholder_type == StakeholderType.NGO else 'a'} {stakeholder_type}"] * (
            "stakeholder" in rule_mixes
        )
        person_traits += [f"with {listing([f'`{competence}`' for competence in competences])}"] * bool(competences)
        person_traits += [f"who speaks `{training.language}`"] * needs_language
        trainer = Trainer(
            id=_NEW_TRAINER_CODE,
            country=country,
            stakeholder=stakeholder_type,
            role=role,
            speaks=(training.language,),
            competences=tuple(competences),
        )
        sentence = " ".join(["find one more trainer", *person_traits])
        yield Remedy("find", (ProgrammeChange(sentence, path, _add_trainer(trainer)),))
