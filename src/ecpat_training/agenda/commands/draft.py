"""`ecpat plan draft`: the main job, which needs no name."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.agenda.options import Retime
from ecpat_training.commands.file_lookup import LANGUAGE
from ecpat_training.commands.option import Option
from ecpat_training.commands.options import (
    LanguageOption,
    Out,
    ProgrammeArgument,
    TimeLimit,
    WithLetterhead,
    seed_option,
    training_option,
)
from ecpat_training.programme.completion import trainings


@dataclass(frozen=True, kw_only=True)
class PlanDraftRequest(WithLetterhead):
    """The options of `ecpat plan draft`."""

    programme: ProgrammeArgument
    training: Annotated[
        str | None, training_option("Which training; without it the pilot, or the only one.", trainings)
    ] = None
    keep: Annotated[
        Path | None,
        Option(
            "--keep",
            "-k",
            metavar="AGENDA",
            help="Plan this agenda again after a change, and move as little as possible.",
        ),
    ] = None
    retime: Retime = False
    out: Out = ()
    seconds: TimeLimit = 60
    explain: Annotated[
        str | None,
        Option(
            metavar="SESSION",
            help="Instead of the agenda: why this session has its time, and what another time would cost.",
        ),
    ] = None
    seed: Annotated[int, seed_option()] = 1
    language: LanguageOption = None


def draft(request: PlanDraftRequest) -> None:
    """Draft an agenda: sessions on a clock, trainers on sessions, proven best.

    Endings of [bold]--out[/bold]: .yaml, .xlsx, .docx (made to be edited by hand and read again),
    .html, .json, .txt; .ics for calendars, .xml for schedule viewers, .frab.json and .frab2.json for web pages.

    To check an edited agenda: [bold]ecpat plan check AGENDA[/bold].

    With [bold]--keep[/bold] an agenda is planned again, its training with it: after a trainer
    fell ill, an hour was lost, a session came in. Provably as little as possible
    moves. A line that ends in (pinned) stays.

    \b
    Examples:
      ecpat plan programme.yaml
      ecpat plan programme.yaml --training al-1 --out agenda.docx
      ecpat plan programme.yaml --training al-1 --language sq --out agenda-sq.docx
      ecpat plan programme.yaml --keep agenda.yaml --out agenda-new.yaml
      ecpat plan programme.yaml --training al-1 --explain signals
    """
    from ecpat_training.agenda.planner.limit import limited_to
    from ecpat_training.agenda.workflows.agenda_exports import export_endings
    from ecpat_training.agenda.workflows.agenda_report import YAML, agenda_report, explain_report
    from ecpat_training.core.began import start_time

    programme, training, earlier_agenda, language = request.programme, request.training, request.keep, request.language
    seconds, seed, retime = request.seconds, request.seed, request.retime
    if request.explain is not None:
        is_usual_language = language in (None, os.environ.get(LANGUAGE))  # a habit asks for nothing
        drafted_anew = earlier_agenda is None and is_usual_language
        outcome = explain_report(
            programme, training, request.explain, request.delivery(), seconds=seconds, seed=seed, exclusive=drafted_anew
        )
        raise typer.Exit(outcome.exit_code)
    delivery = request.delivery((YAML, *export_endings()))
    with limited_to(seconds, start_time=start_time()):
        outcome = agenda_report(
            programme,
            training,
            delivery,
            seconds=seconds,
            seed=seed,
            keep=earlier_agenda,
            retime=retime,
            language=language,
        )
    raise typer.Exit(outcome.exit_code)
