"""The options that the commands over lists of people share, in the same words."""

from pathlib import Path
from typing import Annotated, Any

import typer

from ecpat_training.commands.options import languages, programme_option


def decisions_option(help_: str) -> Any:
    """`--decisions`, the file of `ecpat roster match`."""
    return typer.Option("--decisions", "-d", metavar="FILE", readable=False, help=help_, show_default=False)


RosterFile = Annotated[
    Path, typer.Argument(metavar="ROSTER", readable=False, help="A participant list, .xlsx or .csv; - reads CSV.")
]
AnsweredIn = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        autocompletion=languages,
        help="The partner's language, such as ro, for what goes back to them; the report for you stays English.",
        show_default=False,
    ),
]
SelectingProgramme = Annotated[
    Path | None,
    programme_option(
        "The programme's YAML file or its folder: its rules over rosters are the quotas. Without it and --quotas "
        "ECPAT_PROGRAMME, else programme.yaml in this folder."
    ),
]
QuotasOption = Annotated[
    Path | None,
    typer.Option(
        "--quotas",
        metavar="FILE.csv",
        readable=False,
        help="Quotas as sortition tools write them instead: feature, value, min, max; columns by their exact names.",
        show_default=False,
    ),
]
Seed = Annotated[
    int,
    typer.Option(metavar="N", min=0, max=2**63 - 1, help="The seed of the draw; the report prints it."),
]
Names = Annotated[
    bool, typer.Option("--names", help="Show names beside the codes. The output then holds names of people.")
]
PanelsOption = Annotated[
    int | None,
    typer.Option(
        "--panels",
        metavar="M",
        min=1,
        max=100_000,
        help="Write the lottery as M equally likely rooms (panels), and draw one of them.",
        show_default=False,
    ),
]
Reserves = Annotated[
    int | None,
    typer.Option(
        "--reserves",
        metavar="N",
        min=1,
        max=8,
        help="Also choose N reserves: people to call in if others do not come, as ecpat roster reserves does.",
        show_default=False,
    ),
]
DropOutOption = Annotated[
    str | None,
    typer.Option(
        "--no-show",
        "--drop-out",
        metavar="PERCENT",
        help="The no-show rate (share of invited people who do not come), such as 15%; without it the programme's.",
        show_default=False,
    ),
]
