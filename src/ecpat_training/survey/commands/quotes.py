"""`ecpat survey quotes`: free text, to be released one by one."""

from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.options import Encoding, Force, InstrumentOption, Out, Quiet, Sheet


def quotes(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", readable=False, help="Survey exports, of any wave.")
    ],
    instrument: InstrumentOption = None,  # type: ignore[assignment]  # found, where it isn't named
    roster: Annotated[
        Path | None,
        typer.Option(
            "--roster",
            "-r",
            metavar="FILE",
            readable=False,
            help="The participants' list: its names and organisations are looked for in the texts, never printed.",
            show_default=False,
        ),
    ] = None,
    out: Out = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write a file in which a person releases what people wrote, one by one.

    Reports never quote free text by themselves. Each answer comes with marks on
    what may tell who wrote it; edit it, put your initials to it, and give the
    file to [bold]ecpat evaluate --quotes[/bold].

    \b
    Examples:
      ecpat survey quotes post.csv -i instrument.yaml --out quotes.yaml
      ecpat survey quotes post.csv -i instrument.yaml -r roster.xlsx -o quotes.yaml
    """
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.survey.workflows.quotes import ENDINGS, survey_quotes

    outcome = survey_quotes(
        files,
        instrument,
        Delivery(out or (), force, quiet, more_endings=ENDINGS),
        roster=roster,
        encoding=encoding,
        sheet=sheet,
    )
    raise typer.Exit(outcome.exit_code)
