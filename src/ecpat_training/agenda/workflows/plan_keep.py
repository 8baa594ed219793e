"""Plans an agenda again after a change, with as few changes as possible."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.model.diff import compare
from ecpat_training.agenda.model.plan import PlanResult, Replan
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.limit import limited_to
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.planner.search import DraftedAgenda
from ecpat_training.agenda.reading.renamed import RENAMED
from ecpat_training.agenda.replanning.pins import Pin, PinConflict, find_pin_conflict, pins_of
from ecpat_training.agenda.replanning.restore import ExtendedProgramme, extended_programme, restored
from ecpat_training.agenda.replanning.search import ReplannedAgenda, build_kept_draft, keep_agenda
from ecpat_training.agenda.report.conflict import rule_finding
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label
from ecpat_training.agenda.rule_parts.draft import STEP
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.agenda.workflows.agenda_file import OpenedAgenda, open_agenda
from ecpat_training.agenda.workflows.agenda_version import next_version
from ecpat_training.agenda.workflows.plan import unconfirmed_findings
from ecpat_training.agenda.workflows.plan_conflict import (
    Tell,
    clock_warning,
    no_agenda,
    refuse_plainly_impossible,
    session_places,
)
from ecpat_training.agenda.workflows.plan_reasons import broken_rules, reasons
from ecpat_training.agenda.workflows.plan_result import checked_cost, in_the_language, plan_result
from ecpat_training.core.errors import ContentError, UnsatisfiableError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.location import Location
from ecpat_training.core.progress import SolverProgress
from ecpat_training.core.text import sentence
from ecpat_training.words.catalogue.message import phrase


@dataclass(frozen=True)
class _Change:
    """An agenda as it was opened, over the programme as it is now, and with what it has of its own."""

    opened: OpenedAgenda
    context: Context
    own: ExtendedProgramme
    pins: tuple[Pin, ...]


def replan_training(
    programme_path: Path | str,
    agenda_path: Path | str,
    training_id: str | None = None,
    *,
    seconds: float = 60,
    seed: int = 1,
    language: str | None = None,
    retime: bool = False,
    progress: Callable[[SolverProgress], None] | None = None,
    tell: Tell | None = None,
) -> PlanResult:
    """Plans the training of an agenda again, by the programme as it is now, and has every rule's check look over it.
    See `keep_agenda` for what counts as a change, `open_agenda` for `retime`, and `plan_training` for the other
    arguments. `seconds` is for
    everything: finding the agenda, or why there is none.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: with everything in a file that can't be understood.
        UsageError: the agenda is of another training than the one named.
        UnsatisfiableError: no agenda keeps the rules and the pins, or none was found in `seconds`.
        RuntimeError: the solver's answer breaks a rule: a fault of ours.
    """
    opened_agenda = open_agenda(agenda_path, programme_path, training_id, earlier=True, retime=retime)
    return replan_opened(opened_agenda, seconds=seconds, seed=seed, language=language, progress=progress, notify=tell)


def replan_opened(
    opened_agenda: OpenedAgenda,
    *,
    seconds: float = 60,
    seed: int = 1,
    language: str | None = None,
    progress: Callable[[SolverProgress], None] | None = None,
    notify: Tell | None = None,
) -> PlanResult:
    """Plans anew around an agenda that has been read already, or changed since it was read.

    Raises:
        ContentError: the programme doesn't fit the agenda, or a rule isn't known.
        UnsatisfiableError: no agenda keeps the hard rules, or none was found in time.
        RuntimeError: the solver's answer fails its check: a fault of ours.
    """
    if questions := [
        replace(finding, severity=Severity.ERROR) for finding in opened_agenda.findings if finding.code == RENAMED
    ]:
        raise ContentError(questions)  # what is a session under a new title must not be planned beside itself
    change = _change(opened_agenda)
    source, places, has_pins = opened_agenda.programme_source, _places(change), bool(change.pins)
    with limited_to(seconds):
        refuse_plainly_impossible(
            change.own.context, opened_agenda.rules, source, notify, places=places, has_pins=has_pins
        )
        try:
            replanned = keep_agenda(
                change.own.context, opened_agenda.rules, change.own.agenda, change.pins,
                seconds=seconds, seed=seed, progress=progress,
            )  # fmt: skip
        except NoAgenda as answer:
            raise _none(answer, change, seconds, notify) from None
    checked_cost(
        _drafted(replanned, replanned.agenda), judge(opened_agenda.rules, replanned.agenda, change.own.context)
    )
    result = _result(change, replanned, seconds, seed)
    return in_the_language(result, language, opened_agenda.programme_source) if language else result


def _change(opened_agenda: OpenedAgenda) -> _Change:
    dates = tuple((day.number, day.date) for day in opened_agenda.agenda.days if day.date)
    context = replace(opened_agenda.context, written_dates=dates)
    extended_programme_ = extended_programme(context, opened_agenda.agenda)
    return _Change(opened_agenda, context, extended_programme_, pins_of(extended_programme_.agenda))


def _result(change: _Change, replanned: ReplannedAgenda, seconds: float, seed: int) -> PlanResult:
    """The result over the agenda as a person wrote it, with the programme as it is."""
    rules, old_agenda = change.opened.rules, change.opened.agenda
    plain_agenda = change.own.as_written(replanned.agenda)
    firm_rules = [rule for rule in rules if not rule.presumed]
    cost = _cost(change, plain_agenda, firm_rules)
    agenda = restored(plain_agenda, old_agenda, lambda candidate: _cost(change, candidate, firm_rules) <= cost)
    if lost_pins := [pin for pin in _pinned_around(old_agenda) if pin.item not in _items(agenda)]:
        raise UnsatisfiableError([_pin_finding(pin) for pin in lost_pins])
    diff = compare(old_agenda, agenda, change.context.known, reasons(change.opened, change.context))
    agenda = next_version(change.context, old_agenda, agenda)
    replan = Replan(
        diff,
        replanned.sessions,
        replanned.dropped,
        replanned.moved,
        replanned.handed_over,
        replanned.minutes,
        tuple(_forced(change)),
    )
    # of the agenda as it was: who is outside the pool is among the reasons
    remarks = [
        finding for finding in change.opened.findings if finding.code not in ("agenda.pool", "agenda.unconfirmed")
    ]
    remarks += unconfirmed_findings(agenda, change.context.programme)
    if replanned.stopped:
        remarks.append(clock_warning(seconds))
    # what an agenda has of its own may cost something else than the session that stood for it
    cost = int(_cost(change, agenda, rules))
    bound = cost if replanned.wishes.is_proven else min(cost, replanned.wishes.bound)
    drafted_agenda = replace(_drafted(replanned, agenda), objective=cost, bound=bound)
    return plan_result(change.context, rules, drafted_agenda, seed=seed, remarks=remarks, replan=replan)


def _drafted(replanned: ReplannedAgenda, agenda: Agenda) -> DraftedAgenda:
    return DraftedAgenda(
        agenda, replanned.wishes.objective, replanned.wishes.bound, replanned.seconds, replanned.stopped
    )


def _cost(change: _Change, agenda: Agenda, rules: Sequence[AgendaRule]) -> float:
    """What an agenda costs by the checks of some rules; endless if it breaks what must hold."""
    results = judge(rules, agenda, change.context)
    rule_errors = errors(finding for result in results for finding in result.breaks)
    return float("inf") if rule_errors else sum(result.cost for result in results)


def _items(agenda: Agenda) -> list[AgendaItem]:
    return [item for day in agenda.days for item in day.items]


def _pinned_around(agenda: Agenda) -> list[Pin]:
    """Pinned breaks before the first session of a day or after the last, which the solver doesn't know."""
    inner_ids = {id(pin.item) for pin in pins_of(agenda)}
    return [Pin(day, item) for day in agenda.days for item in day.items if item.pinned and id(item) not in inner_ids]


def _forced(change: _Change) -> list[str]:
    """What the old agenda breaks as a whole, rather than in one of its items."""
    places = {item.where for item in _items(change.opened.agenda)}
    messages = [
        finding.message for finding in broken_rules(change.opened, change.context) if finding.where not in places
    ]
    return [sentence(message, change.context.trainers) for message in dict.fromkeys(messages)]


def _places(change: _Change) -> dict[str, Location]:
    """Where the sessions are written: those of the agenda's own in the agenda."""
    places = session_places(change.context, change.opened.programme_source)
    own_places = {item.session.id: item.where for item in change.own.agenda.sessions() if item.session and item.where}
    return {**own_places, **places}


def _none(answer: NoAgenda, change: _Change, seconds: float, notify: Tell | None) -> UnsatisfiableError:
    """Why there is no agenda: because of what is pinned, or with nothing pinned as well."""
    rules, context, old_agenda = list(change.opened.rules), change.own.context, change.own.agenda
    if answer.proven and change.pins:
        conflict = find_pin_conflict(change.pins, rules, lambda subset: build_kept_draft(context, subset, old_agenda))
        if conflict.pins:
            return UnsatisfiableError(_clash(conflict))
    source, has_pins = change.opened.programme_source, bool(change.pins)
    return no_agenda(answer, context, rules, source, seconds=seconds, has_pins=has_pins, notify=notify)


def _clash(conflict: PinConflict) -> list[Finding]:
    pins, rules = len(conflict.pins), len(conflict.rules)
    message = phrase(
        "no agenda holds what is pinned: {pins:,} {pins:pinned item|pinned items} can't be held.", pins=pins
    )
    if rules:
        message = phrase(
            "no agenda holds what is pinned: {pins:,} {pins:pinned item|pinned items} and {rules:,} {rules:rule|rules} "
            "can't hold together.",
            pins=pins,
            rules=rules,
        )
    hint = phrase(
        "{ways}: {consequence}.",
        ways="Take a pin away, give a rule a weight, or change what it asks" if rules else "Take a pin away",
        consequence="leaving out any one of these makes an agenda possible"
        if conflict.certain
        else "one of them must go",
    )
    findings = [Finding("plan.unsatisfiable", Severity.ERROR, message, None, hint)]
    findings += [_pin_finding(pin) for pin in conflict.pins]
    return [*findings, *map(rule_finding, conflict.rules)]


def _pin_finding(pin: Pin) -> Finding:
    reason: str = ""
    if pin.item.kind == "session" and pin.item.session is None:
        reason = ", but the programme doesn't have it any more"
    elif pin.item.start % STEP or pin.item.end % STEP:
        reason = phrase(", but agendas are planned in steps of {step} minutes", step=STEP)
    message = phrase("{item} is pinned{reason}.", item=item_label(pin.day, pin.item), reason=reason)
    return Finding("plan.pin", Severity.ERROR, message, pin.item.where)
