"""`ecpat evaluate`: what a training changed."""

from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.cli.options import Encoding, Force, Out, Quiet, Template
from ecpat_training.report.effect.readers import Reader


def evaluate(
    pre: Annotated[
        Path,
        typer.Argument(
            metavar="PRE", readable=False, help="The survey export from before; or one file with a column for the wave."
        ),
    ],
    post: Annotated[
        Path | None,
        typer.Argument(metavar="POST", readable=False, help="The export from after the training.", show_default=False),
    ] = None,
    instrument: Annotated[
        Path,
        typer.Option(
            "--instrument",
            "-i",
            metavar="FILE",
            readable=False,
            help="The questionnaire's YAML file: items, scales, key.",
        ),
    ] = ...,  # type: ignore[assignment]
    follow_up: Annotated[
        Path | None,
        typer.Option(
            "--follow-up",
            "-f",
            metavar="FILE",
            readable=False,
            help="The export from months later.",
            show_default=False,
        ),
    ] = None,
    publish: Annotated[
        bool,
        typer.Option("--publish", help="Leave out every figure that could give a person away, in every format alike."),
    ] = False,
    quotes: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.yaml",
            readable=False,
            help="What people wrote, as a person has released it in the file of ecpat survey quotes.",
            show_default=False,
        ),
    ] = None,
    although: Annotated[
        str,
        typer.Option(
            metavar="REASON",
            help="Publish a report although an earlier one is about nearly the same people; kept in the ledger.",
            show_default=False,
        ),
    ] = "",
    ledger: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.yaml",
            readable=False,
            help="Where it is written down what was published; else ecpat-published.yaml beside the instrument.",
            show_default=False,
        ),
    ] = None,
    reader: Annotated[
        Reader,
        typer.Option(
            "--for", help="For whom: a page for the donor, the whole for the evaluator, what a coordinator needs."
        ),
    ] = "coordinator",
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
    template: Template = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Reduce survey exports to an effect-measurement report.

    Reads KoboToolbox, Google Forms, Microsoft Forms and plain tables, .csv or
    .xlsx, and says which it saw. Without [bold]--publish[/bold] the report is internal.

    Endings of [bold]--out[/bold]: .html, .docx, .xlsx, .json, .txt.

    \b
    Examples:
      ecpat evaluate pre.csv post.csv -i instrument.yaml --out report.html
      ecpat evaluate answers.xlsx -i instrument.yaml --publish -o report.docx
      ecpat evaluate all.xlsx all.xlsx --sheet Pre --sheet Post -i instrument.yaml
    """
    from ecpat_training.workflows.deliver import Delivery
    from ecpat_training.workflows.evaluation.ledger import publication
    from ecpat_training.workflows.evaluation.report import effect_report

    outcome = effect_report(
        {"pre": pre, "post": post, "follow-up": follow_up},
        instrument,
        Delivery(out or (), force, quiet, template=template),
        publish=publish,
        reader=reader,
        encoding=encoding,
        sheets=sheet or (),
        publication=publication(instrument, ledger, although) if publish or ledger or although else None,
        quotes_path=quotes,
    )
    raise typer.Exit(outcome.exit_code)
