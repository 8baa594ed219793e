"""Drafts the agenda of a training."""

from collections.abc import Callable
from pathlib import Path

from ecpat_training.core.errors import ContentError, UnsatisfiableError, UsageError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, name_meant
from ecpat_training.model.agenda import Agenda
from ecpat_training.model.programme import Programme, Training
from ecpat_training.read.programme.programme import read_programme
from ecpat_training.read.yaml.file import Source
from ecpat_training.report.unconfirmed import unconfirmed_sentence
from ecpat_training.report.wording import wording
from ecpat_training.results.plan import PlanResult
from ecpat_training.rules.book import Rule
from ecpat_training.rules.context import Context
from ecpat_training.rules.in_force import agenda_rules
from ecpat_training.solve.agenda import SLOWEST, Drafted, NoAgenda, Progress, draft_agenda
from ecpat_training.solve.agenda_conflict import Conflict, find_conflict
from ecpat_training.solve.agenda_needs import plainly_impossible
from ecpat_training.workflows.absences import absences_not_looked_at
from ecpat_training.workflows.other_rules import about_roster_rules
from ecpat_training.workflows.plan_result import in_the_language, plan_result

_FEW = 6


def plan_training(
    programme_path: Path | str,
    training_id: str | None = None,
    *,
    seconds: float = 60,
    seed: int = 1,
    language: str | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> PlanResult:
    """Drafts the agenda of a training, without an id of the programme's pilot, and has every rule's check look over it.

    `seconds` bounds the solver's work as counted by itself, about a second each on a usual machine, so that the same
    programme gives the same agenda on a busy one too. Where the clock has to stop the search, a warning says so. With a
    `language`, the result also holds the agenda with its texts in it, and warnings of those that are missing.

    Raises:
        InputError, RefusedError: the programme can't be read.
        ContentError: the programme doesn't fit, or a rule isn't known.
        UsageError: the programme has no such training.
        UnsatisfiableError: no agenda keeps the rules, or none was found in `seconds`.
        RuntimeError: the solver's answer breaks a rule: a fault of ours.
    """
    programme, source = read_programme(programme_path)
    training = wording().titled(chosen(programme, training_id))
    rules = agenda_rules_of(programme, source)
    context = Context(programme, training)
    drafted = _draft(context, rules, source, seconds=seconds, seed=seed, progress=progress)
    remarks = (*source.findings, *about_roster_rules(programme, source))
    remarks += (*about_unconfirmed(drafted.agenda, programme), *absences_not_looked_at(rules, drafted.agenda, context))
    if drafted.stopped:
        remarks += (by_the_clock(seconds),)
    result = plan_result(context, rules, drafted, seed=seed, remarks=remarks)
    return in_the_language(result, language, source) if language else result


def about_unconfirmed(agenda: Agenda, programme: Programme) -> tuple[Finding, ...]:
    """A note on the sessions that depend on people who are not confirmed yet."""
    said = unconfirmed_sentence(agenda, programme)
    return (Finding("agenda.unconfirmed", Severity.NOTE, said, agenda.where),) if said else ()


def chosen(programme: Programme, training_id: str | None) -> Training:
    """The training of that id; without one, the pilot.

    Raises:
        UsageError: the programme has none such.
    """
    trainings = {training.id: training for training in programme.all_trainings()}
    if training_id is None:
        pilot = next((training for training in trainings.values() if training.kind == "pilot"), None)
        if pilot is not None:
            return pilot
        what = "this programme has no pilot; say which training to plan."
        raise UsageError.because("plan.training", what, hint=f"There are: {listing(list(trainings), 40)}.")
    if training_id in trainings:
        return trainings[training_id]
    meant = name_meant(training_id, trainings)
    hint = f"Did you mean `{meant}`?" if meant else f"There are: {listing(list(trainings), 40)}."
    raise UsageError.because("plan.training", f"this programme has no training `{training_id}`.", hint=hint)


def agenda_rules_of(programme: Programme, source: Source) -> list[Rule]:
    """The rules over agendas that a programme asks for.

    Raises:
        ContentError: one isn't known or can't be understood.
    """
    rules, findings = agenda_rules(programme.rules, lambda name, index: source.where(("rules", name, index)))
    if errors(findings):
        raise ContentError([*source.findings, *findings])
    return rules


def _draft(
    context: Context,
    rules: list[Rule],
    source: Source,
    *,
    seconds: float,
    seed: int,
    progress: Callable[[Progress], None] | None,
) -> Drafted:
    if problems := plainly_impossible(context, rules, session_places(context, source)):
        raise UnsatisfiableError(problems)
    try:
        return draft_agenda(context, rules, seconds=seconds, seed=seed, progress=progress)
    except NoAgenda as answer:
        raise no_agenda(answer, context, rules, source, seconds=seconds) from None


def no_agenda(
    answer: NoAgenda, context: Context, rules: list[Rule], source: Source, *, seconds: float
) -> UnsatisfiableError:
    """Why there is no agenda, or that it is open whether there is one."""
    if answer.proven:
        return UnsatisfiableError(_why(find_conflict(context, rules), context, source))
    problem = Finding(
        "plan.time",
        Severity.ERROR,
        f"no agenda was found within the limit of {seconds:g} seconds; whether there is one is open.",
        hint="Please allow more time with --time-limit, or relax a rule.",
    )
    return UnsatisfiableError([problem, *([by_the_clock(seconds)] if answer.stopped else [])])


def by_the_clock(seconds: float) -> Finding:
    """That the clock ended the search, so that another run may end differently."""
    return Finding(
        "plan.clock",
        Severity.WARNING,
        f"this machine needed more than {SLOWEST} times the {seconds:g} seconds allowed; the clock stopped the search.",
        hint="Another run may come to another agenda; please try again when the machine is less busy.",
    )


def _why(conflict: Conflict, context: Context, source: Source) -> list[Finding]:
    """The rules that clash, each with its place, and the sessions over which they do."""
    titles = [f'"{session.title}"' for session in conflict.sessions]
    over = f" over {listing(titles, _FEW)}" if titles else ""
    few = "leaving out any one of these rules makes an agenda possible" if conflict.certain else "one of them must go"
    verb = "can't hold" if len(conflict.rules) == 1 else "can't hold together"
    findings = [
        Finding(
            "plan.unsatisfiable",
            Severity.ERROR,
            f"no agenda of {context.training.id} keeps every rule: {count(len(conflict.rules), 'rule')} {verb}{over}.",
            hint=f"Give one of them a weight, or change what it asks: {few}.",
        )
    ]
    findings += [
        Finding("plan.clash", Severity.ERROR, f"`{rule.name}`: {rule.states}", rule.where) for rule in conflict.rules
    ]
    places = session_places(context, source)
    if len(conflict.sessions) <= _FEW:
        findings += [
            Finding("plan.clash", Severity.NOTE, f'they clash over "{session.title}".', places[session.id])
            for session in conflict.sessions
        ]
    return findings


def session_places(context: Context, source: Source) -> dict[str, Location]:
    """Where the programme writes its sessions, by their ids."""
    return {
        session.id: source.where(("manual", number, "sessions", at))
        for number, chapter in enumerate(context.programme.manual)
        for at, session in enumerate(chapter.sessions)
    }
