"""`ecpat trainers check`: what the trainings depend on."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Option
from ecpat_training.trainers.options import OfPool, PoolArgument


@dataclass(frozen=True, kw_only=True)
class TrainersCheckRequest(OfPool):
    """The options of `ecpat trainers check`."""

    trainers: PoolArgument = None
    on: Annotated[
        str, Option(metavar="DATE", help="The day on which certificates count, such as 2026-05-12; by the ladder.")
    ] = ""
    ledger: Annotated[
        Path | None,
        Option(
            "--trainings-held",
            metavar="FILE",
            help="The trainings held, with who led and assisted: who is active by the ladder.",
        ),
    ] = None


def check(request: TrainersCheckRequest) -> None:
    """Say what the trainings depend on, and what there is of what.

    Which trainings have a possible team under the programme's rules; whose loss
    leaves one without; how many can be held at once, proven; competences by
    side, language and country. The workbook is read as it comes. Exit code 1
    when a training has no team or a cell needs a person. With --on it says what
    those can staff who are certified and active by the ladder; where the programme's
    ladder says so (staffed: certified), nobody else counts.

    \b
    Examples:
      ecpat trainers check --programme programme.yaml
      ecpat trainers check trainers.xlsx -p programme.yaml --out pool.html --out pool.xlsx
      ecpat trainers check trainers.xlsx -p programme.yaml --mapping map.yaml
      ecpat trainers check trainers.xlsx -p programme.yaml --on 2026-05-12 --trainings-held ledger.xlsx
    """
    from ecpat_training.trainers.workflows.check import trainers_check

    outcome = trainers_check(
        request.programme,
        request.pool_at(request.trainers),
        request.delivery(),
        names=request.names,
        on=request.on,
        ledger=request.ledger,
    )
    raise typer.Exit(outcome.exit_code)
