"""`ecpat roster select`: who gets a seat, by a fair draw under the quotas."""

from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.options import Encoding, Force, MappingOption, Out, Quiet, Sheet, Template
from ecpat_training.roster.options import (
    DropOutOption,
    Names,
    PanelsOption,
    QuotasOption,
    Reserves,
    Seed,
    SelectingProgramme,
)

Applications = Annotated[
    Path,
    typer.Argument(metavar="APPLICANTS", readable=False, help="The list of applications, .xlsx or .csv; - reads CSV."),
]
Seats = Annotated[int, typer.Option(metavar="N", min=1, max=100_000, help="How many seats there are.")]
Keep = Annotated[
    str | None,
    typer.Option(
        metavar="CODES",
        help="Who has a seat already: R3,R7 or a file with a column Code, such as an earlier selection.csv.",
        show_default=False,
    ),
]


def select(
    applicants: Applications,
    seats: Seats,
    programme: SelectingProgramme = None,
    quotas: QuotasOption = None,
    keep: Keep = None,
    seed: Seed = 1,
    panels: PanelsOption = None,
    reserves: Reserves = None,
    drop_out: DropOutOption = None,
    names: Names = False,
    out: Out = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    mapping: MappingOption = None,
    template: Template = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Draw who gets a seat, with chances as fair as the quotas allow.

    The chances are leximin: no person's chance can be raised without lowering that of
    a person who has no more, and applicants alike under the quotas have the
    same. If no room keeps the quotas, the report gives every reason and the least
    change; no quota is relaxed silently. Exit code 4 then.

    \b
    Examples:
      ecpat roster select applicants.xlsx --seats 20 -p programme.yaml
      ecpat roster select applicants.csv --seats 20 -p programme.yaml --out selection.csv --out draw.docx
      ecpat roster select applicants.xlsx --seats 20 -p programme.yaml --reserves 4
      ecpat roster select people.csv --seats 20 --quotas features.csv --panels 1000 --seed 617
    """
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.commands.found import programme_here
    from ecpat_training.roster.reading.file import ListFile
    from ecpat_training.roster.workflows.select import LIST, SelectionRequest, roster_select

    delivery = Delivery(out or (), force, quiet, more_endings=(LIST,), template=template)
    if programme is None and quotas is None:
        programme = programme_here(quiet=quiet)
    asked = SelectionRequest(ListFile(applicants, encoding, sheet, mapping), programme, quotas)
    outcome = roster_select(
        asked,
        seats,
        delivery,
        keep=keep,
        seed=seed,
        panels=panels,
        names=names,
        reserves=reserves,
        drop_out=drop_out,
    )
    raise typer.Exit(outcome.exit_code)
