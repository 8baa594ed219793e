"""`ecpat trainers ladder`: where each trainer stands, and what comes next."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.trainers.options import OfPool


@dataclass(frozen=True, kw_only=True)
class TrainersLadderRequest(OfPool):
    """The options of `ecpat trainers ladder`."""

    trainers: Annotated[
        Path, Argument(metavar="TRAINERS", help="A workbook or CSV file of trainers, with their steps.")
    ]
    on: Annotated[str, Option(metavar="DATE", help="The day that counts, such as 2026-05-12.")]
    paper: Annotated[
        Path | None, Option(metavar="FILE", help="Also write the paper on which assessors mark a teach-back, as .docx.")
    ] = None


def ladder(request: TrainersLadderRequest) -> None:
    """Say where each trainer stands, who lapses when, and what each needs next.

    Observed, co-trained, taught back before assessors, certified, lapsed, by the
    rules under ladder in the programme's file; active is who led or assisted
    lately. Of two assessors it says how far they agree. By codes.

    \b
    Examples:
      ecpat trainers ladder trainers.xlsx -p programme.yaml --on 2026-05-12
      ecpat trainers ladder trainers.xlsx -p programme.yaml --on 2026-05-12 --out ladder.xlsx --paper rubric.docx
    """
    from ecpat_training.trainers.reading.pool import PoolFile
    from ecpat_training.trainers.workflows.ladder import trainers_ladder

    file = PoolFile(request.trainers, request.encoding, request.sheet, request.mapping)
    delivery = request.delivery(also=(request.paper,) if request.paper else ())
    outcome = trainers_ladder(request.programme, file, request.on, delivery, paper=request.paper, names=request.names)
    raise typer.Exit(outcome.exit_code)
