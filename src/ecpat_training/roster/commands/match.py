"""`ecpat roster match`: who is on several lists, and how many persons there are."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import Encoding, MappingOption, Out, WithLetterhead, sheets_option
from ecpat_training.roster.options import decisions_option


@dataclass(frozen=True, kw_only=True)
class RosterMatchRequest(WithLetterhead):
    """The options of `ecpat roster match`."""

    lists: Annotated[
        tuple[Path, ...], Argument(metavar="LIST...", help="Participant lists, .xlsx or .csv, the earliest first.")
    ]
    decisions: Annotated[
        Path | None, decisions_option("Earlier decisions: the file that this command wrote and a person filled in.")
    ] = None
    accept_certain: Annotated[
        bool, Option("--accept-certain", help="Decide that pairs which are almost certain are the same person.")
    ] = False
    names: Annotated[
        bool, Option("--names", help="Show names beside the rows, for the person who decides. Don't pass the file on.")
    ] = False
    publish: Annotated[
        bool, Option("--publish", help="Show only counts that identify no person, in every format: no rows, no pairs.")
    ] = False
    out: Out = ()
    encoding: Encoding = None
    sheet: Annotated[
        tuple[str, ...],
        sheets_option("list"),
    ] = ()
    mapping: MappingOption = None


def match(request: RosterMatchRequest) -> None:
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
    from ecpat_training.roster.workflows.lists import ListFiles
    from ecpat_training.roster.workflows.match import roster_match

    outcome = roster_match(
        ListFiles(request.lists, request.sheet, request.encoding, request.mapping),
        request.delivery((".yaml",)),
        decisions=request.decisions,
        accept_certain=request.accept_certain,
        names=request.names,
        publish=request.publish,
    )
    raise typer.Exit(outcome.exit_code)
