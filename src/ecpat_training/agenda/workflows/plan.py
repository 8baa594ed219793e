"""Drafts the agenda of a training."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ecpat_training.agenda.explain.facts import training_path
from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.model.plan import PlanResult
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.limit import limited_to
from ecpat_training.agenda.planner.rules_in_force import agenda_rules
from ecpat_training.agenda.planner.search import DraftedAgenda, draft_agenda
from ecpat_training.agenda.report.agenda import unconfirmed_sentence
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.agenda.timetable.timetable import missing_date_error
from ecpat_training.agenda.workflows.no_effect import fields_without_effect
from ecpat_training.agenda.workflows.people import people_findings
from ecpat_training.agenda.workflows.plan_conflict import Tell, clock_warning, no_agenda, refuse_plainly_impossible
from ecpat_training.agenda.workflows.plan_result import in_the_language, plan_result
from ecpat_training.agenda.workflows.rest_days import rest_day_findings
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.progress import SolverProgress
from ecpat_training.core.text import listing
from ecpat_training.documents.wording import wording
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.other_rules import find_roster_rule_problems, find_series_rule_problems
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.programme.training_named import find_training, titled
from ecpat_training.words.catalogue.message import phrase


def plan_training(
    programme_path: Path | str,
    training_id: str | None = None,
    *,
    seconds: float = 60,
    seed: int = 1,
    language: str | None = None,
    progress: Callable[[SolverProgress], None] | None = None,
    tell: Tell | None = None,
    dated: bool = False,
) -> PlanResult:
    """Drafts the agenda of a training, without an id of the programme's pilot, and has every rule's check look over it.

    `seconds` bounds all of the search by the clock, why there is no agenda included, and the solver's work, as counted
    by itself, to what a usual machine does in less, so that the same programme gives the same agenda. Where the clock
    has to stop the search, a warning says so. With a `language`, the result also holds the agenda with its texts in it,
    and warnings of those that are missing.
    `progress` hears how far the search is, `tell` what is looked for where there is no agenda. What is made of it may
    have to be `dated`: a training without dates is then refused before the search.

    Raises:
        InputError, RefusedError: the programme can't be read.
        ContentError: the programme doesn't fit, a rule isn't known, or there are no dates where they are asked for.
        UsageError: the programme has no such training.
        UnsatisfiableError: no agenda keeps the rules, none was found in `seconds`, or the best one holds no session.
        RuntimeError: the solver's answer breaks a rule: a fault of ours.
    """
    programme, source = read_programme(programme_path)
    training = titled(wording(), find_training(programme, training_id))
    rules = agenda_rules_of(programme, source)
    context = Context(programme, training)
    if dated and not context.dates:
        raise missing_date_error(training.id, source.location_of())
    drafted_agenda = _draft(context, rules, source, seconds=seconds, seed=seed, progress=progress, notify=tell)
    remarks = (
        *source.findings,
        *find_roster_rule_problems(programme, source),
        *find_series_rule_problems(programme, source),
    )
    remarks += (
        *unconfirmed_findings(drafted_agenda.agenda, programme),
        *unchecked_absences(rules, drafted_agenda.agenda, context),
    )
    location = source.location_of((*training_path(context), "dates" if training.dates else "start"))
    remarks += tuple(rest_day_findings(drafted_agenda.agenda, context, location))
    remarks += tuple(people_findings(drafted_agenda.agenda, context, source.location_of(training_path(context))))
    remarks += tuple(fields_without_effect(context, rules, source))
    if drafted_agenda.stopped:
        remarks += (clock_warning(seconds),)
    result = plan_result(context, rules, drafted_agenda, seed=seed, remarks=remarks)
    return in_the_language(result, language, source) if language else result


def unconfirmed_findings(agenda: Agenda, programme: Programme) -> tuple[Finding, ...]:
    """A note on the sessions that depend on people who are not confirmed yet."""
    text = unconfirmed_sentence(agenda, programme)
    return (Finding("agenda.unconfirmed", Severity.NOTE, text, agenda.where),) if text else ()


def agenda_rules_of(programme: Programme, source: Source) -> list[AgendaRule]:
    """The rules over agendas that a programme asks for.

    Raises:
        ContentError: a rule isn't known, or can't be understood.
    """
    rules, findings = agenda_rules(programme.rules, lambda name, index: source.location_of(("rules", name, index)))
    if errors(findings):
        raise ContentError([*source.findings, *findings])
    return [rule for rule in rules if rule.where or not rule.idle(programme)]


def _draft(
    context: Context,
    rules: list[AgendaRule],
    source: Source,
    *,
    seconds: float,
    seed: int,
    progress: Callable[[SolverProgress], None] | None,
    notify: Tell | None,
) -> DraftedAgenda:
    with limited_to(seconds):
        refuse_plainly_impossible(context, rules, source, notify)
        try:
            return draft_agenda(context, rules, seconds=seconds, seed=seed, progress=progress)
        except NoAgenda as answer:
            raise no_agenda(answer, context, rules, source, seconds=seconds, notify=notify) from None


def unchecked_absences(rules: Sequence[AgendaRule], agenda: Agenda, context: Context) -> list[Finding]:
    """A note where trainers of the pool are away on some dates, the rules ask who is there, and days have no date."""
    absence_rule = next((rule for rule in rules if "absences" in rule.READS), None)
    named_people = [person for session in context.sessions.values() for person in context.people(session).values()]
    absent_ids = list(dict.fromkeys(person.id for person in (*context.pool, *named_people) if person.away))
    undated_days = [day.number for day in agenda.days if day.date is None and day.number not in context.dates]
    if absence_rule is None or not absent_ids or not undated_days:
        return []
    subject = context.training.id
    if len(undated_days) < len(agenda.days):
        days = listing([f"day {number}" for number in undated_days])
        subject = phrase("{days} of {training}", days=days, training=subject)
    message = phrase(
        "{subject} has no date: whether {away} can come could not be looked at.",
        subject=subject,
        away=listing(absent_ids),
    )
    hint = "Please write the training's `start`."
    return [Finding("plan.no-date", Severity.NOTE, message, absence_rule.where, hint)]
