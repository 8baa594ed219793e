"""`ecpat trainers map`: how the columns and words of a workbook are read, for a person to correct."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument
from ecpat_training.commands.options import Encoding, Out, ProgrammeOption, Sheet, Writing
from ecpat_training.trainers.options import PoolMapping


@dataclass(frozen=True, kw_only=True)
class TrainersMapRequest(Writing):
    """The options of `ecpat trainers map`."""

    trainers: Annotated[Path, Argument(metavar="TRAINERS", help="A workbook or CSV file of trainers.")]
    programme: ProgrammeOption
    out: Out = ()
    mapping: PoolMapping = None
    encoding: Encoding = None
    sheet: Sheet = None


def map(request: TrainersMapRequest) -> None:  # noqa: A001 - the command's name
    """Write down how a workbook is read, to correct it once and use it again.

    Every column, and each word that was read as another or isn't known. A
    proposal such as law? counts for nothing until you delete its question mark.
    No names of people. With [bold]--mapping[/bold] the decisions of an earlier file are kept.

    \b
    Examples:
      ecpat trainers map trainers.xlsx -p programme.yaml --out map.yaml
    """
    from ecpat_training.trainers.reading.pool import PoolFile
    from ecpat_training.trainers.workflows.map import ENDINGS, map_trainers

    file = PoolFile(request.trainers, request.encoding, request.sheet, request.mapping)
    raise typer.Exit(map_trainers(request.programme, file, request.delivery(ENDINGS)).exit_code)
