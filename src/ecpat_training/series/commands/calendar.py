"""`ecpat series calendar`: the public holidays that count."""

from dataclasses import dataclass

import typer

from ecpat_training.commands.options import Out, ProgrammeOption, Writing


@dataclass(frozen=True, kw_only=True)
class SeriesCalendarRequest(Writing):
    """The options of `ecpat series calendar`."""

    programme: ProgrammeOption
    out: Out = ()


def calendar(request: SeriesCalendarRequest) -> None:
    """Write the public holidays that count, for a person to correct.

    The file calendar.csv beside the programme is read by every command over series: a country's
    year that has holidays there is taken from there, every other year from the library `holidays`.
    Kinds of days: holiday, school, own, working day. Exit code 1 when nothing is known of a year.

    \b
    Example:
      ecpat series calendar -p programme.yaml --out calendar-new.csv
    """
    from ecpat_training.series.workflows.calendar import ENDING, calendar_report

    outcome = calendar_report(request.programme, request.delivery((ENDING,)))
    raise typer.Exit(outcome.exit_code)
