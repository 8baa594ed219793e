"""`ecpat roster map`: how a list's columns and words are read, for a person to correct."""

import typer

from ecpat_training.commands.options import Encoding, Force, MappingOption, Out, Quiet, Sheet
from ecpat_training.roster.options import RosterFile


def map(  # noqa: A001 - the command's name
    roster: RosterFile,
    out: Out = None,
    mapping: MappingOption = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write down how a list is read, to correct it once and use it again.

    Every column, each word that was read as another or isn't known, and each
    organisation whose type the list doesn't say. A proposal such as GO? counts
    for nothing until you delete its question mark. No names of people.
    With [bold]--mapping[/bold] the decisions of an earlier file are kept.

    \b
    Examples:
      ecpat roster map roster.xlsx --out map.yaml
      ecpat roster map second.xlsx --mapping map.yaml --out map-2.yaml
    """
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.roster.reading.file import ListFile
    from ecpat_training.roster.workflows.map import ENDINGS, map_roster

    delivery = Delivery(out or (), force, quiet, more_endings=ENDINGS)
    raise typer.Exit(map_roster(ListFile(roster, encoding, sheet, mapping), delivery).exit_code)
