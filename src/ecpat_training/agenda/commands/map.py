"""`ecpat plan map`: what words of an agenda mean, for a person to say."""

from dataclasses import dataclass

import typer

from ecpat_training.agenda.options import AgendaTraining
from ecpat_training.commands.options import AgendaFile, AgendaProgramme, Out, Writing


@dataclass(frozen=True, kw_only=True)
class PlanMapRequest(Writing):
    """The options of `ecpat plan map`."""

    agenda: AgendaFile
    programme: AgendaProgramme = None
    training: AgendaTraining = None
    out: Out = ()


def map(request: PlanMapRequest) -> None:  # noqa: A001 - the command's name
    """Write down what of an agenda nobody knows, to say once what is meant.

    Each name that is no trainer's, session, method and room that the programme
    doesn't have, with where it stands. A proposal such as AL-1? counts for
    nothing until you delete its question mark. Beside the agenda, as
    agenda-map.yaml, the file counts for it and its later versions.

    \b
    Examples:
      ecpat plan map agenda.xlsx --training al-1 --out agenda-map.yaml
      ecpat plan check agenda.xlsx --training al-1
    """
    from ecpat_training.agenda.workflows.map import ENDINGS, map_agenda

    outcome = map_agenda(request.agenda, request.programme, request.delivery(ENDINGS), request.training)
    raise typer.Exit(outcome.exit_code)
