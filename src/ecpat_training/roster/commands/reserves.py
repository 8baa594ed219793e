"""`ecpat roster reserves`: who stands by for those who will stay away."""

from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.options import (
    Encoding,
    Force,
    MappingOption,
    Out,
    ProgrammeOption,
    Quiet,
    Sheet,
    Template,
    seed_option,
)
from ecpat_training.roster.options import DropOutOption

AllApplicants = Annotated[
    Path, typer.Argument(metavar="ROSTER", readable=False, help="All applicants, .xlsx or .csv; - reads CSV.")
]
HasSeat = Annotated[
    str,
    typer.Option(
        metavar="CODES",
        help="Who has a seat: R3,R7 or a file with a column Code, such as an earlier selection.csv.",
    ),
]
Number = Annotated[int, typer.Option(metavar="N", min=1, max=8, help="How many reserves.")]
SeatsThere = Annotated[
    str | None,
    typer.Option(
        metavar="NUMBER",
        help="How many people should be there, such as 20 or 18-22; without it as the rules say, else as selected.",
        show_default=False,
    ),
]
LotSeed = Annotated[int, seed_option("The seed that decides among equal people; the report prints it.")]


def reserves(
    roster: AllApplicants,
    selected: HasSeat,
    programme: ProgrammeOption = None,  # type: ignore[assignment]  # found, where it isn't named
    number: Number = 4,
    seats: SeatsThere = None,
    drop_out: DropOutOption = None,
    seed: LotSeed = 1,
    out: Out = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    mapping: MappingOption = None,
    template: Template = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Choose a reserve list, so that on the day the people present keep every rule.

    Among the applicants without a seat, those who raise the chance of a balanced
    room most, with the order in which they are called and for whom. Exit code 1
    when the selection itself breaks a rule.

    \b
    Examples:
      ecpat roster reserves applicants.xlsx --selected selection.csv -p programme.yaml
      ecpat roster reserves applicants.xlsx --selected selection.csv -p programme.yaml --number 3 --out reserves.docx
    """
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.roster.reading.file import ListFile
    from ecpat_training.roster.workflows.reserves import ReservesWanted, roster_reserves

    outcome = roster_reserves(
        ListFile(roster, encoding, sheet, mapping),
        selected,
        programme,
        ReservesWanted(number, seats, seed),
        Delivery(out or (), force, quiet, template=template),
        drop_out=drop_out,
    )
    raise typer.Exit(outcome.exit_code)
