"""`ecpat roster invite`: how many to invite so that enough come."""

from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.options import (
    Encoding,
    Force,
    MappingOption,
    Out,
    Quiet,
    Sheet,
    Template,
    programme_option,
    seed_option,
)
from ecpat_training.roster.options import DropOutOption

Invited = Annotated[
    Path | None,
    typer.Argument(metavar="[ROSTER]", readable=False, help="The people invited already, .xlsx or .csv; - reads CSV."),
]
Want = Annotated[
    str | None,
    typer.Option(
        metavar="NUMBER", help="The target, how many people should come: 8 (or more), 8-12.", show_default=False
    ),
]
OfKind = Annotated[
    str | None,
    typer.Option(
        metavar="KIND", help="Which people the target counts, such as police, NGO or women.", show_default=False
    ),
]
Sure = Annotated[str, typer.Option(metavar="PERCENT", help="How sure you want to be that enough people come.")]
WishesOf = Annotated[
    Path | None,
    programme_option(
        "Count for all targets in the programme's rules, with its no-show rates. Without it and --want "
        "ECPAT_PROGRAMME, else programme.yaml in this folder."
    ),
]
DaysSeed = Annotated[int, seed_option("The seed of the days drawn at random, where there are too many to count.")]


def invite(
    roster: Invited = None,
    want: Want = None,
    of: OfKind = None,
    drop_out: DropOutOption = None,
    sure: Sure = "95%",
    programme: WishesOf = None,
    seed: DaysSeed = 1,
    out: Out = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    mapping: MappingOption = None,
    template: Template = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Say how many people to invite so that enough come.

    Of one kind, or of every kind that the programme's rules want. With a list it
    says how likely a balanced room is on the day, of those who are on it. A
    status such as "confirmed" or "declined" counts.

    \b
    Examples:
      ecpat roster invite --want 8 --of police --no-show 15% --sure 95%
      ecpat roster invite --programme programme.yaml
      ecpat roster invite invited.xlsx --programme programme.yaml --out invite.docx
    """
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.commands.found import programme_here
    from ecpat_training.roster.workflows.invite import InviteRequest, invited, roster_invite

    delivery = Delivery(out or (), force, quiet, template=template)
    if programme is None and want is None:
        programme = programme_here(quiet=quiet)
    asked = InviteRequest(want, of, drop_out, sure)
    list_ = invited(roster, encoding, sheet, mapping)
    raise typer.Exit(roster_invite(list_, programme, asked, delivery, seed=seed).exit_code)
