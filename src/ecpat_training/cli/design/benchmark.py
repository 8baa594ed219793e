"""`ecpat design benchmark`: a training's effect beside published ones that were measured in the same way."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, get_args

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import WithLetterhead
from ecpat_training.effect.published.model.kinds import Audience, Outcome


def _audiences(incomplete: str) -> list[str]:
    return [name for name in get_args(Audience) if name.startswith(incomplete)]


def _outcomes(incomplete: str) -> list[str]:
    return [name for name in get_args(Outcome) if name.startswith(incomplete)]


@dataclass(frozen=True, kw_only=True)
class DesignBenchmarkRequest(WithLetterhead):
    """The options of `ecpat design benchmark`."""

    effects: Annotated[
        tuple[Path, ...],
        Argument(
            metavar="[EFFECT.json|FOLDER...]",
            help="Reports that `ecpat evaluate --out effect.json` wrote, or folders with such; without any, the table "
            "of published effects is checked and listed.",
        ),
    ] = ()
    table: Annotated[
        tuple[Path, ...],
        Option("--table", metavar="FILE.yaml", help="A table of your own beside the shipped one; checked as that is."),
    ] = ()
    outcome: Annotated[
        tuple[str, ...],
        Option(
            "--outcome",
            metavar="SCALE=OUTCOME",
            help="What a scale measures, where its questionnaire doesn't tell: trust=attitude, "
            "points=knowledge:test. May be given several times.",
        ),
    ] = ()
    months: Annotated[
        float | None,
        Option(metavar="N", min=0, max=240, help="How many months after the training the follow-up was."),
    ] = None
    audience: Annotated[
        Audience | None,
        Option(metavar="NAME", autocompletion=_audiences, help="Only studies of such people, such as police."),
    ] = None
    only: Annotated[
        Outcome | None,
        Option(
            "--only-outcome", metavar="OUTCOME", autocompletion=_outcomes, help="List only effects on this outcome."
        ),
    ] = None
    publish: Annotated[
        bool, Option("--publish", help="Read only reports that were made for publication; the comparison may be, too.")
    ] = False


def benchmark(request: DesignBenchmarkRequest) -> None:
    """Put a training's effect beside published ones that were measured in the same way.

    Outcome, instrument, design, time and unit of the change must all agree; else it says
    "nothing comparable", what there is instead, and in what that differs. Never beside a
    single number: three studies and more show how far apart they are, five and more where
    a further one would lie. Without a report it checks and lists the table.

    Endings of [bold]--out[/bold]: .html, .docx, .xlsx, .json, .txt.

    \b
    Examples:
      ecpat design benchmark
      ecpat design benchmark effect.json --outcome cooperation=attitude
      ecpat design benchmark trainings --months 6 --out compared.html
      ecpat design benchmark effect.json --table our-studies.yaml --audience police
    """
    from ecpat_training.effect.published.workflows.compare import comparison_report

    raise typer.Exit(
        comparison_report(
            request.effects,
            request.delivery(),
            own_tables=request.table,
            outcomes=request.outcome,
            months=request.months,
            audience=request.audience,
            only_outcome=request.only,
            publish=request.publish,
        ).exit_code
    )
