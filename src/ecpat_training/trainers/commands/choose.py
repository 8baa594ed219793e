"""`ecpat trainers choose`: whom to train as trainers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import seed_option
from ecpat_training.trainers.options import OfPool


@dataclass(frozen=True, kw_only=True)
class TrainersChooseRequest(OfPool):
    """The options of `ecpat trainers choose`."""

    applicants: Annotated[
        Path,
        Argument(metavar="APPLICANTS", help="Who applies to be trained, a workbook or CSV file like trainers.xlsx."),
    ]
    seats: Annotated[int, Option(metavar="N", min=1, max=500, help="How many people are to be trained.")]
    trainers: Annotated[
        Path | None,
        Option(
            "--pool",
            metavar="FILE",
            help="A workbook of those who train already, beside those in the programme's file; without it "
            "trainers.xlsx beside the programme.",
        ),
    ] = None
    alone: Annotated[bool, Option("--alone", help="Choose as if nobody trained already.")] = False
    seed: Annotated[int, seed_option()] = 1


def choose(request: TrainersChooseRequest) -> None:
    """Choose whom to train as trainers, as a proven optimum.

    Most sessions of the programme's trainings with a mixed pair, law enforcement
    with care; then two people for each competence and language. Those who train
    already count. Where several choices are as good, a draw decides.

    \b
    Examples:
      ecpat trainers choose applicants.xlsx --seats 20 -p programme.yaml
      ecpat trainers choose applicants.xlsx --seats 20 -p programme.yaml --pool trainers.xlsx --out tot.docx
      ecpat trainers choose applicants.csv --seats 8 -p programme.yaml --alone --seed 617
    """
    from ecpat_training.trainers.reading.pool import PoolFile
    from ecpat_training.trainers.workflows.choose import ChooseRequest, trainers_choose

    applicants = PoolFile(request.applicants, request.encoding, request.sheet, request.mapping)
    pool_file = request.pool_at(request.trainers)
    if pool_file and request.trainers is None and pool_file.path.resolve() == request.applicants.resolve():
        pool_file = None  # who applies isn't there already
    pool_file = pool_file._replace(sheet=None) if pool_file else None  # a sheet is named of the applicants
    choice_request = ChooseRequest(request.seats, request.seed, request.alone)
    outcome = trainers_choose(
        request.programme, pool_file, applicants, choice_request, request.delivery(), names=request.names
    )
    raise typer.Exit(outcome.exit_code)
