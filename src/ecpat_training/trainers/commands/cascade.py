"""`ecpat trainers cascade`: whom trained trainers reached."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument
from ecpat_training.commands.options import Encoding, Out, Sheet, WithLetterhead, programme_option


@dataclass(frozen=True, kw_only=True)
class TrainersCascadeRequest(WithLetterhead):
    """The options of `ecpat trainers cascade`."""

    ledger: Annotated[
        Path, Argument(metavar="LEDGER", help="The trainings held: date, training, kind, trainers, people or reached.")
    ]
    programme: Annotated[
        Path | None,
        programme_option(
            "The programme, which says which of its trainings are trainings of trainers. Without it ECPAT_PROGRAMME, "
            "else programme.yaml in this folder, else the ledger alone."
        ),
    ] = None
    out: Out = ()
    encoding: Encoding = None
    sheet: Sheet = None


def cascade(request: TrainersCascadeRequest) -> None:
    """Count whom trained trainers reached, by generation.

    Trained as trainers, delivered since, people reached: persons once each by
    their codes, participations beside. Where only a head count is known, bounds
    are given. Names don't belong in a ledger; they aren't read.

    \b
    Examples:
      ecpat trainers cascade ledger.csv
      ecpat trainers cascade ledger.xlsx -p programme.yaml --out cascade.docx
    """
    from ecpat_training.commands.file_lookup import programme_here
    from ecpat_training.trainers.workflows.cascade import trainers_cascade

    programme = request.programme or programme_here(quiet=request.quiet)
    outcome = trainers_cascade(
        request.ledger, programme, request.delivery(), encoding=request.encoding, sheet=request.sheet
    )
    raise typer.Exit(outcome.exit_code)
