"""`ecpat roster select`: who gets a seat, by a fair draw under the quotas."""

from dataclasses import dataclass
from typing import Annotated

import typer

from ecpat_training.commands.option import Option
from ecpat_training.commands.options import Names
from ecpat_training.roster.options import (
    ApplicantsFile,
    ByQuotas,
    DropOutOption,
    PanelsOption,
    QuotasOption,
    Reserves,
    Seed,
    SelectingProgramme,
    WhoseList,
)


@dataclass(frozen=True, kw_only=True)
class RosterSelectRequest(ByQuotas):
    """The options of `ecpat roster select`."""

    applicants: ApplicantsFile
    training: WhoseList = None
    seats: Annotated[int, Option(metavar="N", min=1, max=100_000, help="How many seats there are.")]
    programme: SelectingProgramme = None
    quotas: QuotasOption = None
    keep: Annotated[
        str | None,
        Option(
            "--selected",
            metavar="CODES",
            help="Who has a seat already: R3,R7 or a file with a column Code, such as an earlier selection.csv.",
        ),
    ] = None
    seed: Seed = 1
    panels: PanelsOption = None
    reserves: Reserves = None
    drop_out: DropOutOption = None
    names: Names = False


def select(request: RosterSelectRequest) -> None:
    """Draw who gets a seat, with chances as fair as the quotas allow.

    The chances are leximin: no person's chance can be raised without lowering that of
    a person who has no more, and applicants alike under the quotas have the
    same. If no room keeps the quotas, the report gives every reason and the least
    change; no quota is relaxed silently. Exit code 4 then.

    \b
    Examples:
      ecpat roster select applicants.xlsx --seats 20 -p programme.yaml
      ecpat roster select --training al-1 --seats 20
      ecpat roster select applicants.csv --seats 20 -p programme.yaml --out selection.csv --out draw.docx
      ecpat roster select applicants.xlsx --seats 20 -p programme.yaml --reserves 4
      ecpat roster select people.csv --seats 20 --quotas features.csv --panels 1000 --seed 617
    """
    from ecpat_training.roster.workflows.select import LIST, roster_select

    outcome = roster_select(
        request.asked(),
        request.seats,
        request.delivery((LIST,)),
        kept_seats=request.keep,
        seed=request.seed,
        panels=request.panels,
        names=request.names,
        reserves=request.reserves,
        drop_out_rate=request.drop_out,
    )
    raise typer.Exit(outcome.exit_code)
