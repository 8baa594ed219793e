"""`ecpat design randomise`: which countries go first, drawn by lot."""

from dataclasses import dataclass
from typing import Annotated

import typer

from ecpat_training.commands.options import Out, ProgrammeOption, WithLetterhead, seed_option


@dataclass(frozen=True, kw_only=True)
class DesignRandomiseRequest(WithLetterhead):
    """The options of `ecpat design randomise`."""

    programme: ProgrammeOption
    seed: Annotated[
        int | None,
        seed_option(),
    ] = None
    out: Out = ()


def randomise(request: DesignRandomiseRequest) -> None:
    """Draw which countries go first, and which group of nominees, so that the later ones are a fair comparison.

    The programme's block [bold]design[/bold] says in how many waves. Of the orders that the calendar
    can hold the best balanced are kept, and one of them is drawn by lot. The log draw.json beside the
    programme holds all of it: anybody can draw again, and [bold]ecpat series plan[/bold] keeps the order.
    A draw that is there is never drawn again without --force. Agree on --seed in public before;
    without it the command says what may be drawn.

    Endings of [bold]--out[/bold]: .xlsx, .html, .docx, .json, .txt.

    \b
    Examples:
      ecpat design randomise -p programme.yaml
      ecpat design randomise -p programme.yaml --seed 617 --out draw.html --out draw.xlsx
    """
    from ecpat_training.series.workflows.randomise import randomise_report

    outcome = randomise_report(request.programme, request.delivery(), seed=request.seed)
    raise typer.Exit(outcome.exit_code)
