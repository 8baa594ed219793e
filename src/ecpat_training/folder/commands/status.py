"""`ecpat status`: where the trainings of a programme stand, and where people are lost."""

from dataclasses import dataclass
from typing import Annotated

import typer

from ecpat_training.commands.option import Option
from ecpat_training.commands.options import DayThatCounts, ProgrammeFolder, WithLetterhead


@dataclass(frozen=True, kw_only=True)
class StatusRequest(WithLetterhead):
    """The options of `ecpat status`."""

    folder: ProgrammeFolder
    on: DayThatCounts = None
    funnel: Annotated[
        bool,
        Option(
            "--funnel",
            help="Show instead where people are lost: registered, invited, confirmed, attended, completed.",
        ),
    ] = False


def status(request: StatusRequest) -> None:
    """Show where each training of a programme stands, and what to do next.

    A row for each training, a column for each step: done, partly, late, not received, or
    nothing due yet. It is computed from the files of the folder alone, each read as its
    command reads it: a file counts by what it holds, never by its name. No names of people.
    Exit code 1 when anything is late.

    With [bold]--funnel[/bold] it counts people instead: how many went on from each stage to the
    next, over all trainings, by stakeholder and side, from the lists of applicants and
    participants and the typed attendance sheets. What a training's files don't say counts
    nowhere, it is never nobody. Exit code 1 then when a list can't be read.

    Endings of [bold]--out[/bold]: .html (one page to be mailed), .xlsx, .json, .docx, .txt.

    \b
    Examples:
      ecpat status
      ecpat status my-programme --out board.html
      ecpat status --on 2026-05-04
      ecpat status --funnel --out funnel.html --out funnel.xlsx
    """
    if request.funnel:
        from ecpat_training.folder.workflows.funnel import funnel_report

        raise typer.Exit(funnel_report(request.folder, request.delivery(), request.on).exit_code)
    from ecpat_training.folder.workflows.status import status_report

    raise typer.Exit(status_report(request.folder, request.delivery(), request.on).exit_code)
