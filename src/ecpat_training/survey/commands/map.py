"""`ecpat survey map`: what a survey's columns and answers are, for a person to correct."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument
from ecpat_training.commands.options import Encoding, Out, Sheet, SurveyMapping, Writing, instrument_lookup


@dataclass(frozen=True, kw_only=True)
class SurveyMapRequest(Writing):
    """The options of `ecpat survey map`."""

    survey: Annotated[Path, Argument(metavar="FILE", help="A survey export, of any kind; - reads CSV.")]
    others: Annotated[
        tuple[Path, ...],
        Argument(
            metavar="OTHER...", help="The files of other waves, to find which columns hold the same people's codes."
        ),
    ] = ()
    instrument: Annotated[
        Path | None,
        instrument_lookup(
            "The questionnaire's YAML file; without it instrument.yaml in this folder; without either "
            "columns of points are looked for.",
            is_needed=False,
        ),
    ] = None
    out: Out = ()
    mapping: SurveyMapping = None
    encoding: Encoding = None
    sheet: Sheet = None


def map(request: SurveyMapRequest) -> None:  # noqa: A001 - the command's name
    """Write down how a file of answers is read, to correct it once.

    Each question's column with the item that it is and why, what is nearly an
    item as a proposal, and the answers that can't be read. A proposal such as
    k1? counts for nothing until you delete its question mark.
    With [bold]--mapping[/bold] the decisions of an earlier file are kept.
    Without a questionnaire, columns of points and codes are proposed. Beside
    the other wave's file it says which columns hold the same people's codes,
    whatever they are called, and which codes are nearly the same.

    \b
    Examples:
      ecpat survey map pre.csv post.csv -i instrument.yaml --out mapping.yaml
      ecpat evaluate pre.csv post.csv -i instrument.yaml --mapping mapping.yaml
    """
    from ecpat_training.survey.workflows.map import ENDINGS, map_survey

    ended = map_survey(
        request.survey,
        request.instrument,
        request.delivery(ENDINGS),
        encoding=request.encoding,
        sheet=request.sheet,
        mapping=request.mapping,
        other_files=request.others,
    )
    raise typer.Exit(ended.exit_code)
