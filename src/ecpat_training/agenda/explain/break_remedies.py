"""What a person could change in the file about lunches and coffee breaks whose times are fixed."""

from collections.abc import Callable, Iterator, Sequence

from ecpat_training.agenda.explain.case import Case, ProgrammeChange, Remedy
from ecpat_training.agenda.explain.fact import Fact
from ecpat_training.core.text import listing
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.fixed_breaks import FixedBreak
from ecpat_training.programme.model.training import Training
from ecpat_training.values.quantity import Hours

_MAX_BREAKS_NAMED = 4


def break_remedies(planning_case: Case, facts: Sequence[Fact]) -> Iterator[Remedy]:
    """A break comes after a session that is fixed over it; it, or all of a kind, may have any time, or not be there."""
    training = planning_case.context.training
    sessions = [
        planning_case.context.sessions[fact.of]
        for fact in facts
        if fact.kind == "at" and fact.of in planning_case.context.sessions
    ]
    for break_fact in facts:
        if break_fact.kind not in ("lunch", "coffee"):
            continue
        key = "lunch" if break_fact.kind == "lunch" else "coffee"
        fixed_breaks = training.lunch if key == "lunch" else training.coffee
        for fixed_break in fixed_breaks:
            for later_break in dict.fromkeys(_after(fixed_break, sessions, training)):
                sentence = f"have the {_break_name(key)} at {later_break.at} (`{key}: {later_break}`)"
                yield Remedy(
                    "break later",
                    (ProgrammeChange(sentence, break_fact.path, _replace_fixed_break(key, fixed_break, later_break)),),
                )
            sentence = f"let the {_break_name(key)} have any time, without `{key}: {fixed_break}`"
            yield Remedy(
                "break time", (ProgrammeChange(sentence, break_fact.path, _drop_fixed_breaks(key, [fixed_break])),)
            )
        if len(fixed_breaks) > 1:
            times = listing([str(break_time) for break_time in fixed_breaks], _MAX_BREAKS_NAMED)
            plural = "lunches" if key == "lunch" else "coffee breaks"
            sentence = f"let the {plural} have any time, without `{key}` at {times}"
            yield Remedy(
                "break times", (ProgrammeChange(sentence, break_fact.path, _drop_fixed_breaks(key, fixed_breaks)),)
            )


def _break_name(key: str) -> str:
    return "lunch" if key == "lunch" else "coffee break"


def _after(fixed_break: FixedBreak, sessions: Sequence[Session], training: Training) -> Iterator[FixedBreak]:
    """The same break right after a session that is fixed over it, within the hours of each of its days."""
    for session in sessions:
        if session.at is None or session.at.minute is None or not {None, fixed_break.day} & {None, session.at.day}:
            continue
        end = session.at.minute + int(session.minutes.low or 0)
        days = [fixed_break.day] if fixed_break.day else range(1, training.days + 1)
        last_end = min(training.hours.hours_on(day).end for day in days)
        if session.at.minute < fixed_break.at.end and fixed_break.at.start < end < last_end - fixed_break.at.minutes:
            yield fixed_break.model_copy(update={"at": Hours(start=end, end=end + fixed_break.at.minutes)})


def _replace_fixed_break(key: str, old_fixed_break: FixedBreak, new_fixed_break: FixedBreak) -> Callable[[Case], Case]:
    def apply(planning_case: Case) -> Case:
        training = planning_case.context.training
        fixed_breaks = training.lunch if key == "lunch" else training.coffee
        return planning_case.training(
            **{
                key: tuple(
                    new_fixed_break if fixed_break == old_fixed_break else fixed_break for fixed_break in fixed_breaks
                )
            }
        )

    return apply


def _drop_fixed_breaks(key: str, dropped_breaks: Sequence[FixedBreak]) -> Callable[[Case], Case]:
    def apply(planning_case: Case) -> Case:
        training = planning_case.context.training
        fixed_breaks = training.lunch if key == "lunch" else training.coffee
        return planning_case.training(
            **{key: tuple(fixed_break for fixed_break in fixed_breaks if fixed_break not in dropped_breaks)}
        )

    return apply
