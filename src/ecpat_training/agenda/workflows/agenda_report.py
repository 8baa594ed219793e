"""`ecpat plan` and `ecpat plan check`: from a programme, or an edited agenda, to everything that is written of it."""

import os
from functools import partial
from pathlib import Path

from ecpat_training.agenda.model.plan import AgendaCheck, Explanation, PlanResult
from ecpat_training.agenda.report.agenda import agenda_document
from ecpat_training.agenda.report.agenda_yaml import agenda_yaml
from ecpat_training.agenda.report.diff import replan_blocks, replan_sentence
from ecpat_training.agenda.workflows.agenda_exports import export_endings, exports
from ecpat_training.agenda.workflows.plan import plan_training
from ecpat_training.agenda.workflows.translation import check_language
from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Finding
from ecpat_training.core.text import count
from ecpat_training.documents.document import Block, Document
from ecpat_training.documents.provenance import Provenance
from ecpat_training.files.mapping_place import find_mapping_beside
from ecpat_training.files.writing import STDOUT
from ecpat_training.programme.reading.programme import programme_file
from ecpat_training.words.catalogue.message import Option, phrase

YAML, WORD = ".yaml", ".docx"
EDITED = (YAML, ".xlsx", WORD)


def agenda_report(
    programme: Path,
    training: str | None,
    delivery: Delivery,
    *,
    seconds: float,
    seed: int,
    keep: Path | None = None,
    retime: bool = False,
    language: str | None = None,
) -> Outcome:
    """Drafts the agenda of a training, or plans the one to `keep` again, its rows re-timed where that is asked for, and
    delivers it; see `plan_training` and `replan_training` for what is raised.

    Findings and the organisers' pages are in English whatever the `language` of the agenda; its YAML file knows no
    language. The command line in the report names the training, so that anybody can make the same again.

    Raises:
        UsageError: the language is none; there is no agenda to re-time.
    """
    check_language(language)
    if retime and keep is None:
        message = phrase(
            "{retime_option} is about the agenda that {keep_option} names.",
            retime_option=Option("--retime"),
            keep_option=Option("--keep"),
        )
        raise UsageError.because(
            "plan.retime",
            message,
            hint=phrase(
                "Please name the agenda with {keep_option}, or leave {retime_option} out.",
                keep_option=Option("--keep"),
                retime_option=Option("--retime"),
            ),
        )
    inputs = [programme_file(programme), *([keep, find_mapping_beside(keep)] if keep else [])]
    delivery.check(inputs)
    with progress_line(delivery) as line:
        progress, tell_line = (line.progress, line.tell) if line else (None, None)
        needs_dates = any(delivery.writes(ending) for ending in export_endings())
        plan = (
            _replanning(programme, keep, retime=retime)
            if keep
            else partial(plan_training, programme, dated=needs_dates)
        )
        result = plan(training, seconds=seconds, seed=seed, language=language, progress=progress, tell=tell_line)
    delivery.findings(result.check.findings)
    origin = provenance(command_of(result, old_agenda_path=keep, language=language, retime=retime), inputs, seed=seed)
    deliver_agenda(result, origin, programme_file(programme), delivery)
    delivery.data(lambda: _drafted(result), _all_findings(result.check), origin)
    outcome = Outcome(exit_code(result.check.findings), plan_headline(result))
    delivery.say(outcome.headline)
    return outcome


def _replanning(programme: Path, old_agenda_path: Path, *, retime: bool) -> partial[PlanResult]:
    from ecpat_training.agenda.workflows.plan_keep import replan_training  # reads agendas in every format

    return partial(replan_training, programme, old_agenda_path, retime=retime)


def _drafted(result: PlanResult, explanation: Explanation | None = None) -> object:
    from ecpat_training.agenda.report.for_machines import PlanDraftResult  # only --json wants it

    return PlanDraftResult(result, explained=explanation)


def command_of(
    result: PlanResult, *, old_agenda_path: Path | None = None, language: str | None = None, retime: bool = False
) -> str:
    """The command that makes the same agenda again; it names the training."""
    options = f" --keep {old_agenda_path.name}{' --retime' if retime else ''}" if old_agenda_path else ""
    options += f" --language {language}" if language else ""
    return f"ecpat plan --training {result.training.id}{options} --seed {result.seed}"


def deliver_agenda(result: PlanResult, origin: Provenance, programme: Path, delivery: Delivery) -> None:
    """Delivers an agenda in every format asked for; `programme` is the programme's file.

    Raises:
        ContentError: a calendar is asked for, and a day has no date.
        OutputError: a file can't be written.
    """
    edited = [path for path in delivery.paths if path.suffix.lower() in EDITED]
    edited_texts = {path: _editable(path, result, origin, programme, delivery) for path in edited}
    export_files = exports(result.printed or result.check.planned, delivery)
    delivery.document(plan_document(result, origin), content_by_ending=export_files, named=edited_texts)


def plan_document(result: PlanResult, origin: Provenance) -> Document:
    """The agenda with everything on how it was planned."""
    return agenda_document(result, origin, changes=_changes(result))


def check_report(
    agenda: Path, programme: Path | None, delivery: Delivery, training: str | None = None, *, retime: bool = False
) -> Outcome:
    """Checks an agenda and delivers what was found; see `check_agenda` for what is raised."""
    from ecpat_training.agenda.report.for_machines import PlanCheckResult
    from ecpat_training.agenda.report.rules import check_document, describe_compliance
    from ecpat_training.agenda.workflows.agenda_file import check_agenda  # reads agendas in every format

    delivery.check([agenda, programme, find_mapping_beside(agenda)])
    check = check_agenda(agenda, programme, training, retime=retime)
    delivery.check([Path(check.programme_file)])  # the agenda may have named it
    findings = _all_findings(check)
    if delivery.quiet:  # otherwise the document says it all
        delivery.findings(findings)
    inputs = [agenda, programme_file(Path(check.programme_file)), find_mapping_beside(agenda)]
    origin = provenance(f"ecpat plan check{' --retime' if retime else ''}", inputs)
    delivery.document(check_document(check, origin), content_by_ending=exports(check.planned, delivery))
    delivery.data(lambda: PlanCheckResult(check), findings, origin)
    return Outcome(exit_code(findings), describe_compliance(check))


def _all_findings(check: AgendaCheck) -> list[Finding]:
    """Everything that is remarked on an agenda: on its file, and where a rule is broken."""
    return [*check.findings, *(finding for rule in check.rules for finding in rule.breaks)]


def _changes(result: PlanResult) -> tuple[Block, ...]:
    return tuple(replan_blocks(result.replan)) if result.replan else ()


def _editable(path: Path, result: PlanResult, origin: Provenance, programme: Path, delivery: Delivery) -> bytes:
    """A file that people edit and `ecpat plan check` reads again; it names its programme from its own folder."""
    if path.suffix.lower() == YAML:
        relative = programme_path(path, programme)
        remarks = [replan_sentence(result.replan)] if result.replan else []
        return agenda_yaml(result.agenda, result.programme, programme_file=relative, remarks=remarks).encode()
    programme_file = public_programme_path(path, programme)
    # Word is what goes to participants; the other formats carry the annex for those who prepare
    annex = path.suffix.lower() != WORD
    document = agenda_document(result, origin, annex=annex, programme_file=programme_file, changes=_changes(result))
    return delivery.rendered(document, path)


def programme_path(target: Path, programme: Path) -> str | None:
    """The path from an output's folder to the programme's file, if there is one."""
    if programme == STDOUT:
        return None
    try:
        return Path(os.path.relpath(programme.resolve(), target.resolve().parent)).as_posix()
    except ValueError:  # another drive
        return None


def public_programme_path(target: Path, programme: Path) -> str | None:
    """The programme's path in files that others see: it names no folder, so reading them back needs --programme."""
    relative = programme_path(target, programme)
    upward_parts = [path_part for path_part in Path(relative or "").parts if path_part != ".."]
    is_outside_folder = relative is not None and (
        Path(relative).is_absolute() or (".." in Path(relative).parts and len(upward_parts) > 1)
    )
    return programme.name if is_outside_folder else relative


def explain_report(
    programme: Path, training: str | None, item: str, delivery: Delivery, *, seconds: float, seed: int, exclusive: bool
) -> Outcome:
    """Explains where one session of a training's best agenda stands, and delivers it.
    Errors of `explain_item` pass through.

    Raises:
        UsageError: the options ask for more than the session `exclusive`: for an agenda to keep, or a language.
    """
    from ecpat_training.agenda.report.explain import explain_document, write_headline
    from ecpat_training.agenda.workflows.plan_explain import explain_item  # seldom asked for

    if not exclusive:
        message = phrase(
            "{explain_option} is about the best agenda, in English: it goes with neither {keep_option} nor "
            "{language_option}.",
            explain_option=Option("--explain"),
            keep_option=Option("--keep"),
            language_option=Option("--language"),
        )
        raise UsageError.because("plan.explain", message, hint="Please leave one of them out.")
    delivery.check([programme_file(programme)])
    with progress_line(delivery) as line:
        progress, tell_line = (line.progress, line.tell) if line else (None, None)
        explanation = explain_item(
            programme, training, item, seconds=seconds, seed=seed, progress=progress, notify=tell_line
        )
    delivery.findings(explanation.plan.check.findings)
    command = f"ecpat plan --training {explanation.plan.training.id} --explain {explanation.session.id} --seed {seed}"
    origin = provenance(command, [programme_file(programme)], seed=seed)
    delivery.document(explain_document(explanation, origin))
    delivery.data(lambda: _drafted(explanation.plan, explanation), _all_findings(explanation.plan.check), origin)
    return Outcome(exit_code(explanation.plan.check.findings), write_headline(explanation))


def plan_headline(result: PlanResult) -> str:
    """How long the agenda is and how good it provably is, in one line."""
    days = count(len(result.agenda.days), "day")
    sessions = count(len(result.agenda.sessions()), "session")
    if result.replan:
        return replan_sentence(result.replan)
    if not result.optimal:
        return f"{days}, {sessions}; the best so far, costing {result.objective} where {result.bound} may be possible."
    gave_way_clause = (
        f"{count(len(result.gave_way), 'wish', 'wishes')} gave way" if result.gave_way else "every wish kept"
    )
    return f"{days}, {sessions}; every hard rule kept, {gave_way_clause} (cost {result.objective}, proven the least)."
