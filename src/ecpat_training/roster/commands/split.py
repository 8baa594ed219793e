"""`ecpat roster split`: names apart from what is said of people."""

from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.options import Encoding, Force, MappingOption, Out, Quiet, Sheet
from ecpat_training.roster.options import RosterFile, decisions_option

KeysFile = Annotated[str, typer.Option("--keys", metavar="FILE.xlsx", help="Where to write who is who.")]
DataFile = Annotated[str, typer.Option("--data", metavar="FILE.xlsx", help="Where to write the data, without names.")]
KeysFrom = Annotated[
    Path | None,
    typer.Option(
        "--keys-from",
        metavar="FILE",
        readable=False,
        help="Keys that this command wrote before: people who are in them keep their codes.",
        show_default=False,
    ),
]
DecidedBefore = Annotated[
    Path | None,
    decisions_option("Which people of the list are in the earlier keys: the decisions of `ecpat roster match`."),
]
Organisation = Annotated[str, typer.Option(metavar="HOW", help="Organisations in the data: code, name or none.")]
Without = Annotated[
    list[str] | None,
    typer.Option(metavar="COLUMN", help="Leave a column out of the data, such as region.", show_default=False),
]
CodesSeed = Annotated[
    int | None,
    typer.Option(metavar="NUMBER", help="Draw the same codes each time for the same list.", show_default=False),
]


def split(
    roster: RosterFile,
    keys: KeysFile,
    data: DataFile,
    keys_from: KeysFrom = None,
    decisions: DecidedBefore = None,
    organisation: Organisation = "code",
    without: Without = None,
    seed: CodesSeed = None,
    out: Out = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    mapping: MappingOption = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Keep names in one file and data in another, joined by a code.

    The keys hold names, addresses, numbers and every column that nothing is known
    of. The data hold the code, stakeholder type, role, profession, gender, country
    and region, and every other command over lists reads them. Codes are drawn
    anew, unless earlier keys or a seed are given.

    \b
    Examples:
      ecpat roster split list.xlsx --keys keys.xlsx --data data.xlsx
      ecpat roster split new.xlsx --keys-from keys.xlsx --keys keys-2.xlsx --data data-2.xlsx
    """
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.roster.reading.file import ListFile
    from ecpat_training.roster.workflows.split import roster_split

    outcome = roster_split(
        ListFile(roster, encoding, sheet, mapping),
        keys,
        data,
        Delivery((keys, data, *(out or ())), force, quiet),
        keys_from=keys_from,
        decisions=decisions,
        organisation=organisation,
        without=without or (),
        seed=seed,
    )
    raise typer.Exit(outcome.exit_code)
