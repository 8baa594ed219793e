"""`ecpat survey map`: what a survey's columns and answers are, for a person to correct."""

from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.options import Encoding, Force, InstrumentOption, Out, Quiet, Sheet, SurveyMapping


def map(  # noqa: A001 - the command's name
    survey: Annotated[
        Path, typer.Argument(metavar="FILE", readable=False, help="A survey export, of any kind; - reads CSV.")
    ],
    instrument: InstrumentOption = None,  # type: ignore[assignment]  # found, where it isn't named
    out: Out = None,
    mapping: SurveyMapping = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write down how a file of answers is read, to correct it once.

    Each question's column with the item that it is and why, what is nearly an
    item as a proposal, and the answers that can't be read. A proposal such as
    k1? counts for nothing until you delete its question mark.
    With [bold]--mapping[/bold] the decisions of an earlier file are kept.

    \b
    Examples:
      ecpat survey map pre.csv -i instrument.yaml --out mapping.yaml
      ecpat evaluate pre.csv post.csv -i instrument.yaml --mapping mapping.yaml
    """
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.survey.workflows.map import ENDINGS, map_survey

    delivery = Delivery(out or (), force, quiet, more_endings=ENDINGS)
    outcome = map_survey(survey, instrument, delivery, encoding=encoding, sheet=sheet, mapping=mapping)
    raise typer.Exit(outcome.exit_code)
