"""`ecpat series check`: an edited series against the rules."""

from dataclasses import dataclass

import typer

from ecpat_training.commands.options import Out, ProgrammeOption, WithLetterhead
from ecpat_training.series.options import Calendars, Moves, SeriesFile


@dataclass(frozen=True, kw_only=True)
class SeriesCheckRequest(WithLetterhead):
    """The options of `ecpat series check`."""

    series: SeriesFile
    programme: ProgrammeOption
    move: Moves = ()
    out: Out = ()
    calendars: Calendars = None


def check(request: SeriesCheckRequest) -> None:
    """Check an edited series against the programme's rules.

    Exit code 1 when a rule is broken that must hold, or a training has no date. A training whose
    date or trainers were edited gets a higher number (SEQUENCE) in the calendars, so that
    calendars take the change over.

    \b
    Examples:
      ecpat series check series.xlsx -p programme.yaml
      ecpat series check series.xlsx -p programme.yaml --move al-1=2005-10-03
      ecpat series check series.xlsx -p programme.yaml --calendars calendars --force
    """
    from ecpat_training.series.report.ics import ENDING
    from ecpat_training.series.workflows.check import check_report

    delivery = request.delivery((ENDING,))
    outcome = check_report(request.series, request.programme, delivery, calendars=request.calendars, move=request.move)
    raise typer.Exit(outcome.exit_code)
