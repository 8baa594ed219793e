"""`ecpat survey inspect`: what a file of answers is, and why it is taken for that."""

from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.options import Encoding, Force, Out, Quiet


def inspect(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            readable=False,
            help="Survey exports: .csv, .tsv, .xlsx, .xls, .ods, .sav; - reads standard input.",
        ),
    ],
    instrument: Annotated[
        Path | None,
        typer.Option(
            "--instrument",
            "-i",
            metavar="FILE",
            readable=False,
            help="The questionnaire's YAML file, to see which column answers which item.",
            show_default=False,
        ),
    ] = None,
    out: Out = None,
    encoding: Encoding = None,
    sheet: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="The sheet to read, where a workbook has several; or one for each file, given in the files' order.",
            show_default=False,
        ),
    ] = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
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
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.survey.workflows.inspect import inspect_surveys

    delivery = Delivery(out or (), force, quiet)
    raise typer.Exit(
        inspect_surveys(files, delivery, instrument=instrument, encoding=encoding, sheets=sheet or ()).exit_code
    )
