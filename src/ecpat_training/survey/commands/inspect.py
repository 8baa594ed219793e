"""`ecpat survey inspect`: what a file of answers is, and why it is taken for that."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument
from ecpat_training.commands.options import Encoding, Out, Writing, instrument_option, sheets_option


@dataclass(frozen=True, kw_only=True)
class SurveyInspectRequest(Writing):
    """The options of `ecpat survey inspect`."""

    files: Annotated[
        tuple[Path, ...],
        Argument(
            metavar="FILE...",
            help="Survey exports: .csv, .tsv, .xlsx, .xls, .ods, .sav, .por, .dta; - reads standard input.",
        ),
    ]
    instrument: Annotated[
        Path | None,
        instrument_option("The questionnaire's YAML file, to see which column answers which item."),
    ] = None
    out: Out = ()
    encoding: Encoding = None
    sheet: Annotated[
        tuple[str, ...],
        sheets_option("file"),
    ] = ()


def inspect(request: SurveyInspectRequest) -> None:
    """Say what a file of answers is, before it is evaluated.

    Names the platform with the evidence for it, header rows, responses and rows
    that are none, the columns for ids, codes, waves and times, and what each
    column holds by its shape. No answer is quoted and no name or address shown;
    columns that likely hold personal data are named, to be removed.

    \b
    Examples:
      ecpat survey inspect pre.csv
      ecpat survey inspect pre.csv post.xlsx --out seen.html
      ecpat survey inspect pre.csv --instrument instrument.yaml
    """
    from ecpat_training.survey.workflows.inspect import inspect_surveys

    ended = inspect_surveys(
        request.files,
        request.delivery(),
        instrument=request.instrument,
        encoding=request.encoding,
        sheets=request.sheet,
    )
    raise typer.Exit(ended.exit_code)
