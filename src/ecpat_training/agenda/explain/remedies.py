"""What a person could change in the file about the rules and facts of a clash."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from ecpat_training.agenda.explain.case import MIDNIGHT, STEP, Case
from ecpat_training.agenda.explain.change import ProgrammeChange, Remedy
from ecpat_training.agenda.explain.fact import Fact, Path
from ecpat_training.agenda.explain.facts import training_path
from ecpat_training.agenda.explain.remedies_people import people_remedies
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.programme.model.chapter import Session
from ecpat_training.values.quantity import Hours, clock

_MOST_LATER = 240
_MOST_EARLIER, _EARLIEST = 60, 8 * 60  # minutes, and a time of day before which nobody is asked to come
_FIRST_DATES = 90


def remedies(case: Case, members: Sequence[AgendaRule | Fact]) -> list[Remedy]:
    """What could resolve a clash of these rules and facts, the cheapest first."""
    rules = [one for one in members if isinstance(one, AgendaRule)]
    facts = [one for one in members if isinstance(one, Fact)]
    found = [*_of_rules(rules), *_of_chapters(case, facts), *_of_sessions(case, facts), *_of_training(case, facts)]
    return sorted([*found, *people_remedies(case, facts)], key=lambda one: one.cost)


def _of_rules(rules: Sequence[AgendaRule]) -> Iterator[Remedy]:
    for rule in rules:
        if rule.hard and rule.WISH:
            wish = replace(rule, hard=False, weight=rule.WEIGHT or 5)
            then = "posts may stay vacant" if rule.WISH == "vacancy" else "it becomes a wish"
            says = f"give `{rule.name}` a weight, such as `weight: {wish.weight}`, so that {then}"
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
    return session.method == "questionnaire"


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
        start, end = training.hours.start, training.hours.end
        starts = range(start - STEP, max(start - _MOST_EARLIER, _EARLIEST) - 1, -STEP)
        if starts:
            yield Remedy(
                "earlier", tuple(_earlier(training.hours, each, (*path, "hours"), training.days) for each in starts)
            )
        ends = range(end + STEP, min(end + _MOST_LATER, MIDNIGHT - STEP) + 1, STEP)
        if ends:
            yield Remedy("later", tuple(_later(start, end, each, (*path, "hours"), training.days) for each in ends))
    if "language" in kinds:
        says = "bring interpreters (`interpreters: true`)"
        yield Remedy("interpreters", (ProgrammeChange(says, (*path, "interpreters"), _training(interpreters=True)),))
    if "away" in kinds and training.start:
        yield from _other_dates(case, path)
    if kinds & {"hours", "away", "day limit", "held"} and training.days < 5:
        says = f"give the training one day more (`days: {training.days + 1}`)"
        yield Remedy("day", (ProgrammeChange(says, (*path, "days"), _training(days=training.days + 1)),))


def _training(**changed: object) -> Callable[[Case], Case]:
    return lambda case: case.training(**changed)


def _later(start: int, old: int, end: int, path: Path, days: int) -> ProgrammeChange:
    hours = Hours(start=start, end=end)
    each = "end each day" if days > 1 else "end"
    says = f"{each} {end - old} minutes later, at {clock(end)} (`hours: {hours}`)"
    return ProgrammeChange(says, path, lambda case: case.training(hours=hours))


def _earlier(old: Hours, start: int, path: Path, days: int) -> ProgrammeChange:
    hours = Hours(start=start, end=old.end)
    each = "start each day" if days > 1 else "start"
    says = f"{each} {old.start - start} minutes earlier, at {clock(start)} (`hours: {hours}`)"
    return ProgrammeChange(says, path, lambda case: case.training(hours=hours))


def _other_dates(case: Case, path: Path) -> Iterator[Remedy]:
    """The next dates on which nobody of the pool is away."""
    training = case.context.training
    away = {day for trainer in case.context.pool for day in trainer.away}
    for later in range(1, _FIRST_DATES):
        start = (training.start or min(away)) + timedelta(later)
        if not away & {start + timedelta(day) for day in range(training.days)}:
            says = f"start on {start}, when nobody is away (`start: {start}`)"
            yield Remedy("date", (ProgrammeChange(says, (*path, "start"), _training(start=start)),))
            return
