"""`ecpat survey quotes`: free text, to be released one by one."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import Encoding, InstrumentOption, Out, Sheet, Writing


@dataclass(frozen=True, kw_only=True)
class SurveyQuotesRequest(Writing):
    """The options of `ecpat survey quotes`."""

    files: Annotated[tuple[Path, ...], Argument(metavar="FILE...", help="Survey exports, of any wave.")]
    instrument: InstrumentOption
    roster: Annotated[
        Path | None,
        Option(
            "--roster",
            metavar="FILE",
            help="The participants' list: its names and organisations are looked for in the texts, never printed.",
        ),
    ] = None
    out: Out = ()
    encoding: Encoding = None
    sheet: Sheet = None


def quotes(request: SurveyQuotesRequest) -> None:
    """Write a file in which a person releases what people wrote, one by one.

    Reports never quote free text by themselves. Each answer comes with marks on
    what may tell who wrote it; edit it, put your initials to it, and give the
    file to [bold]ecpat evaluate --quotes[/bold].

    \b
    Examples:
      ecpat survey quotes post.csv -i instrument.yaml --out quotes.yaml
      ecpat survey quotes post.csv -i instrument.yaml --roster roster.xlsx -o quotes.yaml
    """
    from ecpat_training.survey.workflows.quotes import ENDINGS, survey_quotes

    ended = survey_quotes(
        request.files,
        request.instrument,
        request.delivery(ENDINGS),
        roster=request.roster,
        encoding=request.encoding,
        sheet=request.sheet,
    )
    raise typer.Exit(ended.exit_code)
