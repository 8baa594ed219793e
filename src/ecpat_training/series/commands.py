"""`ecpat series`: give every training of a programme a date and its trainers, draw which countries go first, check an
edited series, say what changed, write the holidays that count."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.once_each import OnceEach
from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import Out, ProgrammeOption, WithLetterhead, Writing, seed_option
from ecpat_training.commands.requests import with_options

app = typer.Typer(
    name="series",
    no_args_is_help=True,
    add_completion=False,
    help="Give every training of a programme a date and its trainers, around the holidays of both countries.",
)

SeriesFile = Annotated[Path, Argument(metavar="SERIES", help="A series as planned or as edited: .xlsx, .ods or .csv.")]
Calendars = Annotated[
    Path | None,
    Option(
        "--calendars",
        metavar="FOLDER",
        help="Write calendars (.ics) into a folder: the programme's, and one for each trainer.",
    ),
]
Moves = Annotated[
    tuple[str, ...],
    Option(
        "--move",
        metavar="ID=DAY",
        help="Put a training on another first day, such as al-1=2005-10-03. May be given several times.",
    ),
]


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
    seconds: Annotated[
        float, Option("--time-limit", metavar="SECONDS", min=1, help="Then the best series so far, with its gap.")
    ] = 60
    seed: Annotated[int, seed_option("The solver's seed; the report prints it.")] = 1


@app.command(cls=OnceEach)
@with_options
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

    ended = plan_report(
        request.programme,
        request.delivery((ENDING,)),
        seconds=request.seconds,
        seed=request.seed,
        keep=request.keep,
        calendars=request.calendars,
        move=request.move,
    )
    raise typer.Exit(ended.exit_code)


@dataclass(frozen=True, kw_only=True)
class SeriesRandomiseRequest(WithLetterhead):
    """The options of `ecpat series randomise`."""

    programme: ProgrammeOption
    seed: Annotated[
        int | None,
        seed_option("The number that decides, agreed in public before; without one it says what may be drawn."),
    ] = None
    out: Out = ()


@app.command(cls=OnceEach)
@with_options
def randomise(request: SeriesRandomiseRequest) -> None:
    """Draw which countries go first, and which group of nominees, so that the later ones are a fair comparison.

    The programme's block [bold]design[/bold] says in how many waves. Of the orders that the calendar
    can hold the best balanced are kept, and one of them is drawn by lot. The log draw.json beside the
    programme holds all of it: anybody can draw again, and [bold]ecpat series plan[/bold] keeps the order.
    A draw that is there is never drawn again without --force.

    Endings of [bold]--out[/bold]: .xlsx, .html, .docx, .json, .txt.

    \b
    Examples:
      ecpat series randomise -p programme.yaml
      ecpat series randomise -p programme.yaml --seed 617 --out draw.html --out draw.xlsx
    """
    from ecpat_training.series.workflows.randomise import randomise_report

    ended = randomise_report(request.programme, request.delivery(), seed=request.seed)
    raise typer.Exit(ended.exit_code)


@dataclass(frozen=True, kw_only=True)
class SeriesCheckRequest(WithLetterhead):
    """The options of `ecpat series check`."""

    series: SeriesFile
    programme: ProgrammeOption
    move: Moves = ()
    out: Out = ()
    calendars: Calendars = None


@app.command(cls=OnceEach)
@with_options
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
    ended = check_report(request.series, request.programme, delivery, calendars=request.calendars, move=request.move)
    raise typer.Exit(ended.exit_code)


@dataclass(frozen=True, kw_only=True)
class SeriesDiffRequest(WithLetterhead):
    """The options of `ecpat series diff`."""

    old: Annotated[Path, Argument(metavar="OLD", help="The series as it was.")]
    new: Annotated[Path, Argument(metavar="NEW", help="The series as it is now.")]
    programme: ProgrammeOption
    out: Out = ()


@app.command(cls=OnceEach)
@with_options
def diff(request: SeriesDiffRequest) -> None:
    """Say what changed between two series, and what that means for each trainer.

    Exit code 1 when anything changed.

    \b
    Example:
      ecpat series diff series.xlsx series-new.xlsx -p programme.yaml --out changes.docx
    """
    from ecpat_training.series.workflows.diff import diff_report

    ended = diff_report(request.old, request.new, request.programme, request.delivery())
    raise typer.Exit(ended.exit_code)


@dataclass(frozen=True, kw_only=True)
class SeriesCalendarRequest(Writing):
    """The options of `ecpat series calendar`."""

    programme: ProgrammeOption
    out: Out = ()


@app.command(cls=OnceEach)
@with_options
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

    ended = calendar_report(request.programme, request.delivery((ENDING,)))
    raise typer.Exit(ended.exit_code)
