"""`ecpat roster join`: the lists of several senders as one."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import Encoding, MappingOption, Out, Writing, sheets_option
from ecpat_training.roster.options import decisions_option


@dataclass(frozen=True, kw_only=True)
class RosterJoinRequest(Writing):
    """The options of `ecpat roster join`."""

    lists: Annotated[
        tuple[Path, ...], Argument(metavar="LIST...", help="Participant lists of one training: .xlsx, .csv, .docx.")
    ]
    decisions: Annotated[
        Path | None,
        decisions_option("Who is the same: the joined list with its sheet Pairs filled in, or a file of roster match."),
    ] = None
    accept_certain: Annotated[
        bool, Option("--accept-certain", help="Decide that pairs which are almost certain are the same person.")
    ] = False
    out: Out = ()
    encoding: Encoding = None
    sheet: Annotated[tuple[str, ...], sheets_option("list")] = ()
    mapping: MappingOption = None


def join(request: RosterJoinRequest) -> None:
    """Make one list of the lists of several partners.

    Languages, headers and formats may differ; each list is read with the mapping
    file beside it. Every person gets one row, with the file and the row that they
    come from. Who is out stays out. Who may be the same person is asked on the
    sheet Pairs, and nobody is merged unless you say so.

    \b
    Examples:
      ecpat roster join police.xlsx ngos.csv --out joined.xlsx
      ecpat roster join police.xlsx ngos.csv --decisions joined.xlsx --out joined-2.xlsx
    """
    from ecpat_training.roster.workflows.join import ENDINGS, roster_join
    from ecpat_training.roster.workflows.lists import ListFiles

    outcome = roster_join(
        ListFiles(request.lists, request.sheet, request.encoding, request.mapping),
        request.delivery(ENDINGS),
        decisions=request.decisions,
        accept_certain=request.accept_certain,
    )
    raise typer.Exit(outcome.exit_code)
