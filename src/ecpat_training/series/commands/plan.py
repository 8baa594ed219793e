"""`ecpat series plan`: a date and trainers for every training, proven best."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Option
from ecpat_training.commands.options import Out, ProgrammeOption, TimeLimit, WithLetterhead, seed_option
from ecpat_training.series.options import Calendars, Moves


@dataclass(frozen=True, kw_only=True)
class SeriesPlanRequest(WithLetterhead):
    """The options of `ecpat series plan`."""

    programme: ProgrammeOption
    keep: Annotated[
        Path | None,
        Option(
            "--keep",
            "-k",
            metavar="SERIES",
            help="Plan this series again after a change, and move as few trainings as possible.",
        ),
    ] = None
    move: Moves = ()
    out: Out = ()
    calendars: Calendars = None
    seconds: TimeLimit = 60
    seed: Annotated[int, seed_option()] = 1


def plan(request: SeriesPlanRequest) -> None:
    """Plan the series: a date and trainers for every training, proven best.

    What must hold stands in the programme's block [bold]series[/bold], with usual values for all
    of it. Best means: the least of broken wishes, then the earliest last day, then the fewest
    changes of trainers within a country, then the least travel of external experts.

    Endings of [bold]--out[/bold]: .xlsx (made to be edited and read again), .html, .docx, .json, .txt,
    .ics for calendars.

    \b
    Examples:
      ecpat series plan -p programme.yaml --out series.xlsx --out series.html
      ecpat series plan -p programme.yaml --keep series.xlsx --out series-new.xlsx
      ecpat series plan -p programme.yaml --keep series.xlsx --move al-1=2005-10-03 --out series-new.xlsx
      ecpat series plan -p programme.yaml --calendars calendars
    """
    from ecpat_training.series.report.ics import ENDING
    from ecpat_training.series.workflows.plan import plan_report

    outcome = plan_report(
        request.programme,
        request.delivery((ENDING,)),
        seconds=request.seconds,
        seed=request.seed,
        keep=request.keep,
        calendars=request.calendars,
        move=request.move,
    )
    raise typer.Exit(outcome.exit_code)
