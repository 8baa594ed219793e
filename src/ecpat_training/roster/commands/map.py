"""`ecpat roster map`: how a list's columns and words are read, for a person to correct."""

from dataclasses import dataclass

import typer

from ecpat_training.commands.options import Encoding, MappingOption, Out, Sheet, Writing
from ecpat_training.roster.options import RosterFile, WhoseList


@dataclass(frozen=True, kw_only=True)
class RosterMapRequest(Writing):
    """The options of `ecpat roster map`."""

    roster: RosterFile
    training: WhoseList = None
    out: Out = ()
    mapping: MappingOption = None
    encoding: Encoding = None
    sheet: Sheet = None


def map(request: RosterMapRequest) -> None:  # noqa: A001 - the command's name
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
    from ecpat_training.roster.reading.file import ListFile
    from ecpat_training.roster.workflows.map import ENDINGS, map_roster

    list_ = ListFile(request.roster, request.encoding, request.sheet, request.mapping)
    raise typer.Exit(map_roster(list_, request.delivery(ENDINGS)).exit_code)
