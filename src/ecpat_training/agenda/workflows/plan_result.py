"""What is made of a draft: judged by every rule's check before anybody sees it."""

from collections.abc import Sequence
from dataclasses import replace

from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.model.plan import AgendaCheck, GaveWay, PlanResult, Replan
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.planner.search import DraftedAgenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.agenda.workflows.translation import translated
from ecpat_training.core.errors import UnsatisfiableError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.words.catalogue.message import phrase

_PLACES = 5


def plan_result(
    context: Context,
    rules: Sequence[AgendaRule],
    drafted_agenda: DraftedAgenda,
    *,
    seed: int,
    remarks: Sequence[Finding] = (),
    replan: Replan | None = None,
) -> PlanResult:
    """The result of a draft.

    Raises:
        UnsatisfiableError: the draft holds no session: it keeps every rule, but is no training.
        RuntimeError: the solver's answer breaks a rule, or costs something else: a fault of ours.
    """
    if not drafted_agenda.agenda.sessions():
        raise UnsatisfiableError([_without_sessions(context)])
    programme, training = context.programme, context.training
    results = judge(rules, drafted_agenda.agenda, context)
    cost = checked_cost(drafted_agenda, results)
    planned_training = PlannedTraining(programme, training, drafted_agenda.agenda)
    check = AgendaCheck(f"agenda of {training.id}", planned_training, results, tuple(remarks))
    held_ids = {item.session.id for item in drafted_agenda.agenda.sessions() if item.session}
    left_out_titles = tuple(session.title for session in context.sessions.values() if session.id not in held_ids)
    return PlanResult(
        programme=programme,
        training=training,
        agenda=drafted_agenda.agenda,
        objective=cost,
        bound=drafted_agenda.bound,
        optimal=cost == drafted_agenda.bound,
        seconds=drafted_agenda.seconds,
        seed=seed,
        gave_way=tuple(gave_way_row(result) for result in results if result.cost),
        check=check,
        left_out=left_out_titles,
        replan=replan,
    )


def _without_sessions(context: Context) -> Finding:
    message = phrase(
        "no session of {training} is held in the best agenda that was found.", training=context.training.id
    )
    hint = (
        "Please let a chapter with sessions for this training be `cover: must`, and `coverage` be a rule that must "
        "hold: the plan then says what keeps its sessions out."
    )
    return Finding("plan.empty", Severity.ERROR, message, hint=hint)


def in_the_language(result: PlanResult, language: str, source: Source) -> PlanResult:
    """The result with what participants read in a language, and warnings of the texts that are missing in it."""
    printed_training, untranslated = translated(result.check.planned, language, source)
    check = replace(result.check, findings=(*result.check.findings, *untranslated))
    return replace(result, check=check, printed=printed_training)


def checked_cost(drafted_agenda: DraftedAgenda, results: tuple[RuleResult, ...]) -> int:
    """Solvers have had bugs: an answer is shown only if the checks, which share no code with the constraints, find
    every hard rule kept and count the same cost. An answer that is not proven best may cost less than the solver
    counted, since its auxiliary variables need not be tight yet.

    Raises:
        RuntimeError: the checks find a hard rule broken, or another cost than the solver: a fault of ours.
    """
    rule_errors = errors(finding for result in results for finding in result.breaks)
    cost = sum(result.cost for result in results)
    is_proven = drafted_agenda.objective == drafted_agenda.bound
    if (
        rule_errors
        or cost < drafted_agenda.bound
        or cost > drafted_agenda.objective
        or (is_proven and cost != drafted_agenda.objective)
    ):
        breaks = "; ".join(f"{finding.code}: {finding.message}" for finding in rule_errors)
        raise RuntimeError(
            f"the drafted agenda fails its check: {breaks or 'no break'}; {drafted_agenda.objective=}, {cost=}"
        )
    return cost


def gave_way_row(result: RuleResult) -> GaveWay:
    """A wish in one row: how often it gave way, the first places, the reason once."""
    messages = [message[:1].upper() + message[1:] for message in result.messages]
    shown_messages = messages[:_PLACES]
    if len(messages) > _PLACES:
        shown_messages = [f"{len(messages)} times.", *shown_messages, f"And {len(messages) - _PLACES} more."]
    if result.because:
        shown_messages.append(f"Why it was wished: {result.because.rstrip('.')}.")
    return GaveWay(result.rule, result.cost, " ".join(shown_messages))
