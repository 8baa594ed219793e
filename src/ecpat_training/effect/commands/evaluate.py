"""`ecpat evaluate`: what a training changed."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ecpat_training.commands.options import Encoding, Force, InstrumentOption, Out, Quiet, SurveyMapping, Template
from ecpat_training.effect.commands import evaluate_options as own

if TYPE_CHECKING:
    from ecpat_training.effect.ledger.ledger import Publication


def evaluate(
    pre: own.BeforeFile = None,
    post: own.AfterFile = None,
    instrument: InstrumentOption = None,  # type: ignore[assignment]  # found, where it isn't named
    more_pre: own.MoreBefore = None,
    more_post: own.MoreAfter = None,
    follow_up: own.FollowUp = None,
    mapping: SurveyMapping = None,
    post_from: own.PostFrom = None,
    comparison_group: own.ComparisonGroupOption = None,
    sites: own.Sites = "",
    waiting_pre: own.WaitingBefore = None,
    waiting_post: own.WaitingAfter = None,
    publish: own.Publish = False,
    quotes: own.Quotes = None,
    although: own.Although = "",
    ledger: own.LedgerFile = None,
    reader: own.ForReader = own.ForWhom.COORDINATOR,
    out: Out = None,
    encoding: Encoding = None,
    sheet: own.Sheets = None,
    data: own.DataFolder = None,
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
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.effect.workflows.report import effect_report
    from ecpat_training.effect.workflows.request import Request

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
        sites=sites,
        publish=publish,
        reader=reader.value,
        data=data,
        publication=_publication(instrument, ledger, although) if publish or ledger or although else None,
        quotes=quotes,
    )
    outcome = effect_report(request, Delivery(out or (), force, quiet, template=template, also=request.data_files()))
    raise typer.Exit(outcome.exit_code)


def _publication(instrument: Path, ledger: Path | None, although: str) -> "Publication":
    from ecpat_training.effect.ledger.ledger import publication  # what isn't published needs none

    return publication(instrument, ledger, although)
