"""`ecpat evaluate`: what a training changed."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.cli.options import Encoding, Force, InstrumentOption, Out, Quiet, SurveyMapping, Template
from ecpat_training.report.effect.readers import Reader


def evaluate(
    pre: Annotated[
        Path | None,
        typer.Argument(
            metavar="PRE",
            readable=False,
            help="The survey export from before; or one file that says in a column, or in its columns' names, "
            "which wave each answer is from.",
            show_default=False,
        ),
    ] = None,
    post: Annotated[
        Path | None,
        typer.Argument(metavar="POST", readable=False, help="The export from after the training.", show_default=False),
    ] = None,
    instrument: InstrumentOption = ...,  # type: ignore[assignment]
    more_pre: Annotated[
        list[Path] | None,
        typer.Option(
            "--pre",
            metavar="FILE",
            readable=False,
            help="One more file from before, of another site or another form of the test; as often as there are files.",
            show_default=False,
        ),
    ] = None,
    more_post: Annotated[
        list[Path] | None,
        typer.Option(
            "--post", metavar="FILE", readable=False, help="One more file from after, likewise.", show_default=False
        ),
    ] = None,
    follow_up: Annotated[
        list[Path] | None,
        typer.Option(
            "--follow-up",
            "-f",
            metavar="FILE",
            readable=False,
            help="The export from months later; again for one more file.",
            show_default=False,
        ),
    ] = None,
    mapping: SurveyMapping = None,
    post_from: Annotated[
        datetime | None,
        typer.Option(
            "--post-from",
            metavar="DAY",
            formats=["%Y-%m-%d"],
            help="In a file that says no wave: answers sent on this day or later are from after the training.",
            show_default=False,
        ),
    ] = None,
    comparison_group: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMN=VALUE",
            help="Who was asked without the training, such as `group=waiting`; else as the instrument's plan says.",
            show_default=False,
        ),
    ] = None,
    waiting_pre: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            readable=False,
            help="The first export of those who waited, where it is a file of its own.",
            show_default=False,
        ),
    ] = None,
    waiting_post: Annotated[
        Path | None,
        typer.Option(metavar="FILE", readable=False, help="Their second export.", show_default=False),
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
    data: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Also write the answers as tidy CSV under drawn numbers, a codebook, and the lines of R and Python "
            "that recompute the figures.",
            show_default=False,
        ),
    ] = None,
    template: Template = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Reduce survey exports to an effect-measurement report.

    Reads what survey platforms export and plain tables, and says which it saw;
    `ecpat survey map` helps where a form has names of its own. Without
    [bold]--publish[/bold] the report is internal.

    Endings of [bold]--out[/bold]: .html, .docx, .xlsx, .json, .txt.

    \b
    Examples:
      ecpat evaluate pre.csv post.csv -i instrument.yaml --out report.html
      ecpat evaluate answers.xlsx -i instrument.yaml --publish -o report.docx
      ecpat evaluate --pre tirana.csv --pre skopje.csv --post after.csv -i instrument.yaml
      ecpat evaluate pre.csv post.csv -i instrument.yaml --comparison-group group=waiting
      ecpat evaluate all.xlsx all.xlsx --sheet Pre --sheet Post -i instrument.yaml
    """
    from ecpat_training.workflows.deliver import Delivery
    from ecpat_training.workflows.evaluation.ledger import publication
    from ecpat_training.workflows.evaluation.report import effect_report
    from ecpat_training.workflows.evaluation.request import Request

    request = Request(
        files={
            "pre": [*([pre] if pre else []), *(more_pre or ())],
            "post": [*([post] if post else []), *(more_post or ())],
            "follow-up": follow_up or (),
        },
        instrument=instrument,
        waiting={"pre": waiting_pre, "post": waiting_post},
        encoding=encoding,
        sheets=sheet or (),
        mapping=mapping,
        post_from=post_from.date() if post_from else None,
        comparison_group=comparison_group,
        publish=publish,
        reader=reader,
        data=data,
        publication=publication(instrument, ledger, although) if publish or ledger or although else None,
        quotes=quotes,
    )
    outcome = effect_report(request, Delivery(out or (), force, quiet, template=template, also=request.data_files()))
    raise typer.Exit(outcome.exit_code)
