"""`ecpat roster groups`: who sits with whom, exercise after exercise."""

from dataclasses import dataclass

import typer

from ecpat_training.roster.options import OfList, RosterFile, WhoseList
from ecpat_training.roster.workflows.group_request import GroupRequest


@dataclass(frozen=True, kw_only=True)
class RosterGroupsRequest(GroupRequest, OfList):
    """The groups that are wanted, and of which list."""

    roster: RosterFile
    training: WhoseList = None


def groups(request: RosterGroupsRequest) -> None:
    """Put people into groups, so that they meet people whom they don't know yet.

    Each person meets as many people of other sectors as possible, groups are mixed
    as the whole, nobody is the only woman or man in a group, few meet twice. These goals
    pull in different directions: a table says what each would cost.

    When a person leaves after round 2: [bold]--held 2 --earlier[/bold] with the groups as they
    were, and [bold]--leaves "R7 after 2"[/bold].

    Endings of [bold]--out[/bold]: .docx has a sign for each table, .xlsx a sheet for each round,
    .html, .csv, .json, .txt.

    \b
    Examples:
      ecpat roster groups roster.xlsx --sizes 4x5 --rounds 3
      ecpat roster groups --training al-1 --sizes 4x5 --rounds 3
      ecpat roster groups roster.xlsx --groups 5 --rounds 5 --first mixed-groups --out groups.xlsx
      ecpat roster groups roster.xlsx --groups 5 --names --out signs.docx
      ecpat roster groups roster.xlsx --groups 5 --names --language sq --out signs.docx
      ecpat roster groups roster.xlsx --groups 5 --rounds 5 --earlier groups.xlsx --held 2
    """
    from ecpat_training.roster.workflows.groups import CSV, roster_groups

    ended = roster_groups(request.list_at(request.roster), request, request.delivery((CSV,)))
    raise typer.Exit(ended.exit_code)
