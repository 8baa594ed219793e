"""`ecpat roster match`: who is on several lists, and how many persons there are."""

from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.options import Encoding, Force, MappingOption, Out, Quiet, Template
from ecpat_training.roster.options import decisions_option

Lists = Annotated[
    list[Path],
    typer.Argument(metavar="LIST...", readable=False, help="Participant lists, .xlsx or .csv, the earliest first."),
]
DecidedBefore = Annotated[
    Path | None,
    decisions_option("Earlier decisions: the file that this command wrote and a person filled in."),
]
AcceptCertain = Annotated[
    bool,
    typer.Option("--accept-certain", help="Decide that pairs which are almost certain are the same person."),
]
NamesInHouse = Annotated[
    bool,
    typer.Option("--names", help="Show names beside the rows, for the person who decides. Don't pass the file on."),
]
Publish = Annotated[
    bool,
    typer.Option("--publish", help="Show only counts that identify no person, in every format: no rows, no pairs."),
]
Sheets = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="The sheet to read, where a workbook has several; or one for each list, given in the lists' order.",
        show_default=False,
    ),
]


def match(
    lists: Lists,
    decisions: DecidedBefore = None,
    accept_certain: AcceptCertain = False,
    names: NamesInHouse = False,
    publish: Publish = False,
    out: Out = None,
    encoding: Encoding = None,
    sheet: Sheets = None,
    mapping: MappingOption = None,
    template: Template = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Recognise people on several lists, and count persons once.

    A different spelling, Latin or Cyrillic letters, given name and surname swapped,
    a new surname with the old e-mail address: each pair is proposed with its
    reason, and nobody is merged unless a person says so in a file (.xlsx or
    .yaml). Exit code 1 as long as a pair is open.

    \b
    Examples:
      ecpat roster match may.xlsx june.csv --out pairs.xlsx
      ecpat roster match may.xlsx june.csv --decisions pairs.xlsx
      ecpat roster match may.xlsx june.csv july.xlsx -d pairs.xlsx -o pairs-july.xlsx
    """
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.roster.workflows.lists import ListFiles
    from ecpat_training.roster.workflows.match import roster_match

    delivery = Delivery(out or (), force, quiet, (".yaml",), template)
    outcome = roster_match(
        ListFiles(lists, sheet or (), encoding, mapping),
        delivery,
        decisions=decisions,
        accept_certain=accept_certain,
        names=names,
        publish=publish,
    )
    raise typer.Exit(outcome.exit_code)
