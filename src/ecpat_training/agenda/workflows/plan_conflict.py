"""Why a training has no agenda, and what would make one possible."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence

from ecpat_training.agenda.explain.case import Case
from ecpat_training.agenda.explain.changes import WORK, Members, find_changes
from ecpat_training.agenda.explain.conflict import ALL_PATIENCE, find_conflict
from ecpat_training.agenda.explain.feasibility_oracle import FeasibilityOracle
from ecpat_training.agenda.explain.plain_impossibility import find_plain_members, plainly_impossible
from ecpat_training.agenda.explain.unstaffed import unstaffed_session
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.limit import time_is_up
from ecpat_training.agenda.report.conflict import change_findings, conflict_findings
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.draft import STEP
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.errors import UnsatisfiableError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.files.yaml.file import Source
from ecpat_training.values.quantity import clock
from ecpat_training.words.catalogue.message import Option, phrase, sentences

_MANY = 20
"""Of more rules and facts that clash a search whose time was up says nothing that helps."""
_PLANNED_SO = (
    "a plan has a session right before and right after each break between sessions, never two breaks side by side; an "
    "agenda made by hand may have them."
)
Tell = Callable[[str], None]


def refuse_plainly_impossible(
    context: Context,
    rules: Sequence[AgendaRule],
    source: Source,
    notify: Tell | None = None,
    *,
    places: Mapping[str, Location] | None = None,
    has_pins: bool = False,
) -> None:
    """Looks for what is impossible without any search. `places` say where the sessions are written, if some are not in
    the programme; see `no_agenda` for the other arguments.

    Raises:
        UnsatisfiableError: with that, and with the changes that would help.
    """
    session_locations = places or session_places(context, source)
    if off_clock := [*off_clock_findings(context, rules, session_locations)]:
        raise UnsatisfiableError(off_clock)
    plain_findings = plainly_impossible(context, rules, session_locations)
    if plain_findings:
        members = [] if has_pins else find_plain_members(context, rules, plain_findings)
        raise UnsatisfiableError(plain_findings, _ways_out(context, rules, members, source, notify) if members else [])
    if unstaffed_session(context, rules):
        raise _explained(context, rules, source, notify, has_pins=has_pins)


def no_agenda(
    answer: NoAgenda,
    context: Context,
    rules: Sequence[AgendaRule],
    source: Source,
    *,
    seconds: float,
    has_pins: bool = False,
    notify: Tell | None = None,
) -> UnsatisfiableError:
    """Why a training has no agenda and what would help, or that it is open whether there is one.

    Args:
        answer: what the search for an agenda came to.
        context: the programme and the training.
        rules: what is asked of the agenda.
        source: the programme's text, for the places of everything.
        seconds: the limit of that search.
        has_pins: whether items are pinned, so that what would help without them is no advice.
        notify: hears what is looked for.
    """
    if not answer.proven:
        problem = Finding(
            "plan.time",
            Severity.ERROR,
            phrase(
                "no agenda was found within the limit of {seconds:g} seconds; whether there is one is open.",
                seconds=seconds,
            ),
            hint=phrase("Please allow more time with {option}, or relax a rule.", option=Option("--time-limit")),
        )
        return UnsatisfiableError([problem, *([clock_warning(seconds)] if answer.stopped else [])])
    return _explained(context, rules, source, notify, has_pins=has_pins, seconds=seconds)


def _explained(
    context: Context,
    rules: Sequence[AgendaRule],
    source: Source,
    notify: Tell | None,
    *,
    has_pins: bool,
    seconds: float = math.inf,
) -> UnsatisfiableError:
    """The rules and facts that clash, and the changes that would help."""
    conflict = find_conflict(context, rules, oracle=_asking(ALL_PATIENCE, notify, "why there is no agenda"))
    members: Members = [*conflict.rules, *conflict.facts]
    if time_is_up() and not conflict.certain and len(members) > _MANY:
        problem = Finding(
            "plan.unsatisfiable",
            Severity.ERROR,
            phrase(
                "no agenda of {training} keeps every rule; which of them can't hold together was not found within the "
                "limit of {seconds:g} seconds.",
                training=context.training.id,
                seconds=seconds,
            ),
            hint=phrase("Please allow more time with {option}, or relax a rule.", option=Option("--time-limit")),
        )
        return UnsatisfiableError([problem])
    change_hints = [] if has_pins else _ways_out(context, rules, members, source, notify)
    findings = conflict_findings(conflict, source.location_of)
    if any(fact.kind in ("lunch", "coffee") for fact in conflict.facts):
        findings = [*findings, Finding("plan.clash", Severity.NOTE, _PLANNED_SO)]
    return UnsatisfiableError(findings, change_hints)


def clock_warning(seconds: float) -> Finding:
    """That the clock ended the search, so that another run may end differently."""
    return Finding(
        "plan.clock",
        Severity.WARNING,
        phrase(
            "the clock stopped the search after the {seconds:g} seconds allowed, before it had ended by itself.",
            seconds=seconds,
        ),
        hint=sentences(
            "Another run may give another agenda;",
            phrase(
                "please allow more time with {option}, or try again when the machine is less busy.",
                option=Option("--time-limit"),
            ),
        ),
    )


def _ways_out(
    context: Context, rules: Sequence[AgendaRule], members: Members, source: Source, notify: Tell | None
) -> list[Finding]:
    oracle = _asking(WORK, notify, "which changes would make an agenda possible")
    changes = find_changes(
        Case.of(context, rules), members, oracle, lambda planning_case: _clash(planning_case, oracle)
    )
    return change_findings(changes, source.location_of)


def _clash(planning_case: Case, oracle: FeasibilityOracle) -> Members:
    if plain_findings := plainly_impossible(planning_case.context, planning_case.rules):
        return find_plain_members(planning_case.context, planning_case.rules, plain_findings)
    conflict = find_conflict(planning_case.context, planning_case.rules, oracle=oracle)
    return [*conflict.rules, *conflict.facts]


def _asking(work: float, notify: Tell | None, purpose: str) -> FeasibilityOracle:
    return FeasibilityOracle(work, (lambda: notify(f"looking for {purpose}")) if notify else None)


def session_places(context: Context, source: Source) -> dict[str, Location]:
    """Where the programme writes its sessions, by their ids."""
    return {
        session.id: source.location_of(("manual", number, "sessions", index))
        for number, chapter in enumerate(context.programme.manual)
        for index, session in enumerate(chapter.sessions)
    }


def off_clock_findings(
    context: Context, rules: Sequence[AgendaRule], places: Mapping[str, Location]
) -> Iterator[Finding]:
    """What is fixed at a time that lies between the steps of its day: days are planned in steps of 5 minutes from the
    beginning of their hours. `places` say where the sessions are written."""
    if not any(rule.hard and "times" in rule.READS for rule in rules):
        return
    training = context.training
    day_starts = {day: training.hours.hours_on(day).start for day in range(1, training.days + 1)}
    for session in context.sessions.values():
        fixed_time = session.at
        if fixed_time is None or fixed_time.minute is None or context.covers[session.id] != "must":
            continue
        days = [day for day in day_starts if fixed_time.day in (None, day)]
        if days and all((fixed_time.minute - day_starts[day]) % STEP for day in days):
            yield _off_step_finding(
                days[0],
                day_starts[days[0]],
                phrase('"{title}" is fixed {time}', title=session.title, time=fixed_time.spoken()),
                places.get(session.id),
            )
    for day, day_start in day_starts.items():
        for break_kind, hours in training.breaks_of(day):
            is_at_edge = hours.start == day_start or hours.end == training.hours.hours_on(day).end
            if day_start % STEP and not is_at_edge:
                yield _off_step_finding(
                    day,
                    day_start,
                    phrase(
                        "{kind} is fixed at {hours}", kind="lunch" if break_kind == "lunch" else "coffee", hours=hours
                    ),
                    None,
                )


def _off_step_finding(day: int, day_start: int, fixed_text: str, location: Location | None) -> Finding:
    message = phrase(
        "the hours of day {day} begin at {begin}, and {fixed}: days are planned in steps of {step} minutes from "
        "their beginning, so no plan has both. An agenda made by hand may.",
        day=day,
        begin=clock(day_start),
        fixed=fixed_text,
        step=STEP,
    )
    earlier = day_start - day_start % STEP
    if day_start % STEP:
        hint = phrase(
            "Please let the hours begin at {earlier} or {later}.",
            earlier=clock(earlier),
            later=clock(earlier + STEP),
        )
    else:
        hint = phrase("Please write a time in steps of {step} minutes.", step=STEP)
    return Finding("plan.fixed", Severity.ERROR, message, location, hint)
