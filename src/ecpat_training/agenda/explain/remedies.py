"""What a person could change in the file about the rules and facts of a clash."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from ecpat_training.agenda.explain import fact
from ecpat_training.agenda.explain.case import MIDNIGHT, STEP, Case, Path, ProgrammeChange, Remedy
from ecpat_training.agenda.explain.fact import Fact
from ecpat_training.agenda.explain.facts import training_path
from ecpat_training.agenda.explain.track_remedies import track_remedies
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.text import listing
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.programme import MOST_DAYS, Training
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.values.hours_by_day import HoursByDay
from ecpat_training.values.participant import Role, StakeholderType
from ecpat_training.values.quantity import Hours, clock

_MOST_LATER = 240
_MOST_EARLIER, _EARLIEST = 60, 8 * 60  # minutes, and a time of day before which nobody is asked to come
_FIRST_DATES = 90


def remedies(case: Case, members: Sequence[AgendaRule | Fact]) -> list[Remedy]:
    """What could resolve a clash of these rules and facts, the cheapest first."""
    rules = [one for one in members if isinstance(one, AgendaRule)]
    facts = [one for one in members if isinstance(one, Fact)]
    found = [*_of_rules(rules), *_of_chapters(case, facts), *_of_sessions(case, facts), *_of_training(case, facts)]
    found += track_remedies(case, facts)
    return sorted([*found, *people_remedies(case, facts)], key=lambda one: one.cost)


def _of_rules(rules: Sequence[AgendaRule]) -> Iterator[Remedy]:
    for rule in rules:
        if rule.hard and rule.WISH:
            wish = replace(rule, hard=False, weight=rule.WEIGHT or 5, written=True)
            then = "posts may stay vacant" if rule.WISH == "vacancy" else "it becomes a wish"
            weight = f"a weight, such as `weight: {wish.weight}`"
            says = (
                f"give `{rule.name}` {weight}"
                if rule.written
                else f"write `{rule.name}` among the `rules` with {weight}"
            )
            says += f", so that {then}"
            yield Remedy(rule.WISH, (ProgrammeChange(says, rule.where, _written(rule, wish)),))
        for ladder in rule.milder():
            if ladder:
                kind = "spare less" if rule.SPARES else "loosen"
                yield Remedy(
                    kind, tuple(ProgrammeChange(says, rule.where, _written(rule, milder)) for says, milder in ladder)
                )


def _written(old: AgendaRule, new: AgendaRule) -> Callable[[Case], Case]:
    return lambda case: case.rule(old, new)


def _of_chapters(case: Case, facts: Sequence[Fact]) -> Iterator[Remedy]:
    """The longest chapters first, since they make the most room; none that opens the training or measures it."""
    held = {one.of for one in facts if one.kind == "held"}
    manual = [
        (sum(session.minutes.low or 0 for session in chapter.sessions), number, chapter)
        for number, chapter in enumerate(case.context.programme.manual)
        if chapter.cover == "must"
        and held & {session.id for session in chapter.sessions}
        and not any(session.place == "start of training" or _measures(session) for session in chapter.sessions)
    ]
    for _, number, chapter in sorted(manual, key=lambda one: (-one[0], one[1])):
        says = f'let the chapter "{chapter.chapter}" be `cover: should`, held if time allows'
        yield Remedy("should", (ProgrammeChange(says, ("manual", number), _should(number)),))


def _measures(session: Session) -> bool:
    """Whether a questionnaire is filled in: the one before and the one after are no use without each other, nor
    elsewhere."""
    return session.counted_method == "questionnaire"


def _should(number: int) -> Callable[[Case], Case]:
    def apply(case: Case) -> Case:
        manual = case.context.programme.manual
        chapter = manual[number].model_copy(update={"cover": "should"})
        return case.programme(manual=(*manual[:number], chapter, *manual[number + 1 :]))

    return apply


def _of_sessions(case: Case, facts: Sequence[Fact]) -> Iterator[Remedy]:
    sessions = case.context.sessions
    for one in facts:
        title = f'"{sessions[one.of].title}"' if one.of in sessions else ""
        bound = one.of in sessions and (_measures(sessions[one.of]) or sessions[one.of].care == "debrief")
        if one.kind in ("after", "place") and bound:
            continue
        if one.kind == "after":
            says = f'let {title} not come after "{sessions[one.what].title}"'
            yield Remedy("order", (ProgrammeChange(says, one.path, one.drop),))
        elif one.kind == "place":
            says = f"let {title} have any time, without `place: {one.what}`"
            anywhere: Callable[[Case], Case] = _anywhere(one.of)
            yield Remedy("place", (ProgrammeChange(says, one.path, anywhere),))
        elif one.kind == "at":
            says = f"let {title} have any time, without `at: {one.what}`"
            yield Remedy("time", (ProgrammeChange(says, one.path, one.drop),))
        elif one.kind in ("lead", "second"):
            post = "lead" if one.kind == "lead" else "second trainer"
            says = f"let {title} need no `{one.what}` of its {post}"
            yield Remedy("need", (ProgrammeChange(says, one.path, one.drop),))
        elif one.kind == "least minutes" and (steps := tuple(_shorter(case, one))):
            yield Remedy("shorten", steps)


def _anywhere(id_: str) -> Callable[[Case], Case]:
    return lambda case: case.session(lambda _: {"place": "anywhere"}, id_)


def _shorter(case: Case, one: Fact) -> Iterator[ProgrammeChange]:
    """Down to half of its least minutes."""
    session = case.context.sessions[one.of]
    least = int(session.minutes.low or 0)
    for low in range(least - STEP, least // 2 - 1, -STEP):
        if low >= STEP:
            minutes = session.minutes.model_copy(update={"low": low})
            says = f'let "{session.title}" last {low} minutes where it takes {least} at least (`minutes: {minutes}`)'
            yield ProgrammeChange(says, one.path, _lasting(one.of, low))


def _lasting(id_: str, low: int) -> Callable[[Case], Case]:
    return lambda case: case.session(lambda one: {"minutes": one.minutes.model_copy(update={"low": low})}, id_)


def _of_training(case: Case, facts: Sequence[Fact]) -> Iterator[Remedy]:
    training, path = case.context.training, training_path(case.context)
    kinds = {one.kind for one in facts}
    if "hours" in kinds:
        start, end = training.hours.start, training.hours.end  # of days that differ, the earliest and the latest
        sooner = range(STEP, min(_MOST_EARLIER, start - _EARLIEST) + 1, STEP)
        if sooner:
            yield Remedy("earlier", tuple(_earlier(training, by, (*path, "hours")) for by in sooner))
        evenings = [one.at.start - training.hours.on(one.day).end for one in training.evening]
        later = range(STEP, min(_MOST_LATER, MIDNIGHT - STEP - end, *evenings) + 1, STEP)
        if later:
            yield Remedy("later", tuple(_later(training, by, (*path, "hours")) for by in later))
    if "language" in kinds:
        says = "bring interpreters (`interpreters: true`)"
        yield Remedy("interpreters", (ProgrammeChange(says, (*path, "interpreters"), _training(interpreters=True)),))
    if "away" in kinds and training.start and not training.dates:
        yield from _other_dates(case, path)
    if kinds & {"hours", "away", "day limit", "held"} and training.days < MOST_DAYS and not training.dates:
        says = f"give the training one day more (`days: {training.days + 1}`)"
        yield Remedy("day", (ProgrammeChange(says, (*path, "days"), _training(days=training.days + 1)),))


def _training(**changed: object) -> Callable[[Case], Case]:
    return lambda case: case.training(**changed)


def _later(training: Training, minutes: int, path: Path) -> ProgrammeChange:
    hours = training.hours.shifted(0, minutes)
    at = "" if isinstance(hours, HoursByDay) else f", at {clock(hours.end)}"
    each = "end each day" if training.days > 1 else "end"
    says = f"{each} {minutes} minutes later{at} (`hours: {_written_hours(hours)}`)"
    return ProgrammeChange(says, path, lambda case: case.training(hours=hours))


def _earlier(training: Training, minutes: int, path: Path) -> ProgrammeChange:
    hours = training.hours.shifted(-minutes, 0)
    at = "" if isinstance(hours, HoursByDay) else f", at {clock(hours.start)}"
    each = "start each day" if training.days > 1 else "start"
    says = f"{each} {minutes} minutes earlier{at} (`hours: {_written_hours(hours)}`)"
    return ProgrammeChange(says, path, lambda case: case.training(hours=hours))


def _written_hours(hours: Hours) -> str:
    return f"{{{hours}}}" if isinstance(hours, HoursByDay) else str(hours)


def _other_dates(case: Case, path: Path) -> Iterator[Remedy]:
    """The next dates on which nobody of the pool is away."""
    training = case.context.training
    for later in range(1, _FIRST_DATES):
        if training.start is None:
            return
        start = training.start + timedelta(later)
        dates = [start + timedelta(day) for day in range(training.days)]
        if not any(trainer.absences_on(date) for trainer in case.context.pool for date in dates):
            says = f"start on {start}, when nobody is away (`start: {start}`)"
            yield Remedy("date", (ProgrammeChange(says, (*path, "start"), _training(start=start)),))
            return


def people_remedies(case: Case, facts: Sequence[Fact]) -> Iterator[Remedy]:
    """What people could do about a clash of these facts."""
    for one in facts:
        if one.kind == "away":
            date = case.context.dates[int(one.what)]
            when = f"{date} {one.part}".rstrip()
            yield Remedy("come", (ProgrammeChange(f"have {one.of} come on {when} after all", one.path, one.drop),))
        elif one.kind == "day limit":
            own = case.context.trainers[one.of].most_minutes_a_day or 0
            yield Remedy("load", tuple(_longer_day(one, own, most) for most in range(own + STEP, 721, STEP)))
    if any(one.kind == "pool" for one in facts):
        path = (*training_path(case.context), "trainers")
        yield from _joining(case, facts, path)
        yield from _finding(case, facts, path)


def _longer_day(one: Fact, own: int, most: int) -> ProgrammeChange:
    says = f"let {one.of} train {most} minutes a day where it is {own} (`most minutes a day: {most}`)"
    return ProgrammeChange(says, one.path, lambda case: case.trainer(one.of, most_minutes_a_day=most))


def _wanted(facts: Sequence[Fact]) -> set[str]:
    """The competences that the clash is about."""
    return {one.what for one in facts if one.kind in ("lead", "second")}


def _joining(case: Case, facts: Sequence[Fact], path: Path) -> Iterator[Remedy]:
    """Trainers of the programme who aren't in the pool: first those who bring most of what is wanted."""
    wanted, training = _wanted(facts), case.context.training
    pool = {trainer.id for trainer in case.context.pool}
    others = [one for one in case.context.programme.trainers if one.id not in pool]
    others.sort(key=lambda one: (-len(wanted & set(one.competences)), training.language not in one.speaks))
    for trainer in others:
        says = f"add {trainer.id}, a trainer of the programme, to the training's `trainers`"
        yield Remedy("join", (ProgrammeChange(says, path, _joined(trainer)),))


def _joined(trainer: Trainer) -> Callable[[Case], Case]:
    return lambda case: fact.joined(case, trainer)


def _finding(case: Case, facts: Sequence[Fact], path: Path) -> Iterator[Remedy]:
    """A trainer who isn't known yet, with what the clash is about, and of whichever side the rules ask for."""
    training, wanted = case.context.training, sorted(_wanted(facts))
    hard = [rule for rule in case.rules if rule.hard]
    mixes = {mix for rule in hard for mix in rule.mixes()}
    speaks = any("language" in rule.READS for rule in hard) and not training.interpreters
    abroad = training.twin or next(code for code in ("NL", "BE") if code != training.country)
    roles = (Role.LAW_ENFORCEMENT, Role.CARE) if "role" in mixes else (Role.CARE,)
    countries = (training.country, abroad) if "country" in mixes else (training.country,)
    kinds = (StakeholderType.GO, StakeholderType.NGO) if "stakeholder" in mixes else (StakeholderType.NGO,)
    for role, country, kind in ((role, country, kind) for role in roles for country in countries for kind in kinds):
        parts = [f"from {role}"] * ("role" in mixes)
        parts += [f"of {country}"] * ("country" in mixes)
        parts += [f"of {'an' if kind == StakeholderType.NGO else 'a'} {kind}"] * ("stakeholder" in mixes)
        parts += [f"with {listing([f'`{need}`' for need in wanted])}"] * bool(wanted)
        parts += [f"who speaks `{training.language}`"] * speaks
        trainer = Trainer(
            id="to-be-found",
            country=country,
            stakeholder=kind,
            role=role,
            speaks=(training.language,),
            competences=tuple(wanted),
        )
        says = " ".join(["find one more trainer", *parts])
        yield Remedy("find", (ProgrammeChange(says, path, _joined(trainer)),))
