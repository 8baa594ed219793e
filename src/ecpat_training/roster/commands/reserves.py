"""`ecpat roster reserves`: who stands by for those who will stay away."""

from dataclasses import dataclass
from typing import Annotated

import typer

from ecpat_training.commands.option import Option
from ecpat_training.commands.options import ProgrammeOption, seed_option
from ecpat_training.roster.options import ApplicantsFile, DropOutOption, OfList, WhoseList


@dataclass(frozen=True, kw_only=True)
class RosterReservesRequest(OfList):
    """The options of `ecpat roster reserves`."""

    roster: ApplicantsFile
    training: WhoseList = None
    selected: Annotated[
        str,
        Option(
            metavar="CODES",
            help="Who has a seat: R3,R7 or a file with a column Code, such as an earlier selection.csv.",
        ),
    ]
    programme: ProgrammeOption
    number: Annotated[int, Option(metavar="N", min=1, max=8, help="How many reserves.")] = 4
    seats: Annotated[
        str | None,
        Option(
            metavar="NUMBER",
            help="How many people should be there, such as 20 or 18-22; without it as the rules say, else as selected.",
        ),
    ] = None
    drop_out: DropOutOption = None
    seed: Annotated[int, seed_option()] = 1


def reserves(request: RosterReservesRequest) -> None:
    """Choose a reserve list, so that on the day the people present keep every rule.

    Among the applicants without a seat, those who raise the chance of a balanced
    room most, with the order in which they are called and for whom. Exit code 1
    when the selection itself breaks a rule.

    \b
    Examples:
      ecpat roster reserves applicants.xlsx --selected selection.csv -p programme.yaml
      ecpat roster reserves applicants.xlsx --selected selection.csv -p programme.yaml --number 3 --out reserves.docx
    """
    from ecpat_training.roster.workflows.reserves import ReserveRequest, roster_reserves

    outcome = roster_reserves(
        request.list_at(request.roster),
        request.selected,
        request.programme,
        ReserveRequest(request.number, request.seats, request.seed),
        request.delivery(),
        drop_out_rate=request.drop_out,
    )
    raise typer.Exit(outcome.exit_code)
