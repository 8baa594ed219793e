"""`ecpat plan check`: an edited agenda against the rules."""

from dataclasses import dataclass

import typer

from ecpat_training.agenda.options import AgendaTraining, Retime
from ecpat_training.commands.options import AgendaFile, AgendaProgramme, WithLetterhead


@dataclass(frozen=True, kw_only=True)
class PlanCheckRequest(WithLetterhead):
    """The options of `ecpat plan check`."""

    agenda: AgendaFile
    programme: AgendaProgramme = None
    training: AgendaTraining = None
    retime: Retime = False


def check(request: PlanCheckRequest) -> None:
    """Check an edited agenda against the programme's rules.

    The agenda may be the .yaml file, or the file that a partner sent back: .xlsx, .docx, .ods or .odt.
    Exit code 1 when a hard rule is broken. [bold]--out[/bold] also writes the agenda
    for calendars (.ics), schedule viewers (.xml) and web pages (.frab.json, .frab2.json).

    \b
    Examples:
      ecpat plan check agenda.xlsx
      ecpat plan check --training al-1
      ecpat plan check agenda.yaml --out agenda.ics
      ecpat plan check from-partner.docx --programme programme.yaml --training al-1
    """
    from ecpat_training.agenda.workflows.agenda_exports import export_endings
    from ecpat_training.agenda.workflows.agenda_report import check_report

    delivery = request.delivery(export_endings())
    outcome = check_report(request.agenda, request.programme, delivery, request.training, retime=request.retime)
    raise typer.Exit(outcome.exit_code)
