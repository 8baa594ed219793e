"""`ecpat plan print`: everything that is printed or sent of an agenda."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.agenda.options import AgendaTraining
from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import AgendaFile, AgendaProgramme, LanguageOption, Quietly, Template


@dataclass(frozen=True, kw_only=True)
class PlanPrintRequest(Quietly):
    """The options of `ecpat plan print`."""

    agenda: AgendaFile
    folder: Annotated[
        Path | None,
        Argument(metavar="FOLDER", help="Where to write; made if missing. Without it `papers` beside the agenda."),
    ] = None
    programme: AgendaProgramme = None
    training: AgendaTraining = None
    only: Annotated[
        tuple[str, ...],
        Option(
            "--only",
            metavar="NAME",
            help="Write only this, such as sign-in or agenda.xlsx. May be given several times.",
        ),
    ] = ()
    language: LanguageOption = None
    template: Template = None


def print_(request: PlanPrintRequest) -> None:
    """Write everything that is printed or sent of an agenda into a folder.

    Agendas for participants and for trainers, session plans, materials list,
    sign-in sheets, checklist, debrief and evaluation form.

    \b
    Examples:
      ecpat plan print agenda.yaml papers --language sq
      ecpat plan print --training al-1
      ecpat plan print agenda.yaml papers --only sign-in --template letterhead.docx
    """
    from ecpat_training.agenda.workflows.plan_print import print_papers

    outcome = print_papers(
        request.agenda,
        request.folder or request.agenda.parent / "papers",
        programme=request.programme,
        training=request.training,
        paper_names=request.only,
        language=request.language,
        template=request.template,
        overwrites=request.force,
        is_quiet=request.quiet,
    )
    raise typer.Exit(outcome.exit_code)
