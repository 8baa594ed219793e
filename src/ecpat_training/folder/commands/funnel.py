"""`ecpat funnel`: where people are lost between registration and completion."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.file_lookup import PROGRAMME
from ecpat_training.commands.option import Argument
from ecpat_training.commands.options import WithLetterhead


@dataclass(frozen=True, kw_only=True)
class FunnelRequest(WithLetterhead):
    """The options of `ecpat funnel`."""

    folder: Annotated[
        Path,
        Argument(
            metavar="FOLDER",
            envvar=PROGRAMME.variable,
            lookup=(PROGRAMME, "Name the programme's folder"),
            help="The programme's folder; without it the one in which you are.",
        ),
    ]


def funnel(request: FunnelRequest) -> None:
    """Show where people are lost: registered, invited, confirmed, attended, completed.

    Over all trainings of the programme's folder, by stakeholder and side, from the lists of
    applicants and participants and the typed attendance sheets. What a training's files don't
    say counts nowhere, it is never nobody. No names of people. Exit code 1 when a list can't be read.

    \b
    Examples:
      ecpat funnel
      ecpat funnel my-programme --out funnel.html --out funnel.xlsx
    """
    from ecpat_training.folder.workflows.funnel import funnel_report

    raise typer.Exit(funnel_report(request.folder, request.delivery()).exit_code)
