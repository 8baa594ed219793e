"""`ecpat plan diff`: what changed between two agendas."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.agenda.options import AgendaTraining
from ecpat_training.commands.option import Argument
from ecpat_training.commands.options import AgendaProgramme, WithLetterhead


@dataclass(frozen=True, kw_only=True)
class PlanDiffRequest(WithLetterhead):
    """The options of `ecpat plan diff`."""

    old: Annotated[Path, Argument(metavar="OLD", help="The agenda as it was.")]
    new: Annotated[Path, Argument(metavar="NEW", help="The agenda as it is now.")]
    programme: AgendaProgramme = None
    training: AgendaTraining = None


def diff(request: PlanDiffRequest) -> None:
    """Say what changed between two agendas of a training, and who is affected.

    What moves, who leads instead of whom, what is new and what is gone; then a
    section for each trainer, to send on. Each agenda may be a .yaml, .xlsx, .docx,
    .ods or .odt file. Exit code 1 when anything changed.

    \b
    Example:
      ecpat plan diff agenda.yaml agenda-new.yaml --out changes.docx
    """
    from ecpat_training.agenda.workflows.plan_diff import diff_report

    outcome = diff_report(request.old, request.new, request.programme, request.delivery(), request.training)
    raise typer.Exit(outcome.exit_code)
