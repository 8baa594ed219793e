"""`ecpat roster invite`: how many to invite so that enough come."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import programme_option, seed_option
from ecpat_training.roster.options import DropOutOption, OfList


@dataclass(frozen=True, kw_only=True)
class RosterInviteRequest(OfList):
    """The options of `ecpat roster invite`."""

    roster: Annotated[
        Path | None, Argument(metavar="[ROSTER]", help="The people invited already, .xlsx or .csv; - reads CSV.")
    ] = None
    want: Annotated[
        str | None, Option(metavar="NUMBER", help="The target, how many people should come: 8 (or more), 8-12.")
    ] = None
    of: Annotated[
        str | None, Option(metavar="KIND", help="Which people the target counts, such as police, NGO or women.")
    ] = None
    drop_out: DropOutOption = None
    sure: Annotated[str, Option(metavar="PERCENT", help="How sure you want to be that enough people come.")] = "95%"
    programme: Annotated[
        Path | None,
        programme_option(
            "Count for all targets in the programme's rules, with its no-show rates. Without it and --want "
            "ECPAT_PROGRAMME, else programme.yaml in this folder or above it."
        ),
    ] = None
    seed: Annotated[int, seed_option()] = 1


def invite(request: RosterInviteRequest) -> None:
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
    from ecpat_training.commands.file_lookup import programme_here
    from ecpat_training.roster.workflows.invite import InviteRequest, invited, roster_invite

    programme = request.programme
    if programme is None and request.want is None:
        programme = programme_here(quiet=request.quiet)
    question = InviteRequest(request.want, request.of, request.drop_out, request.sure)
    list_ = invited(request.roster, request.encoding, request.sheet, request.mapping)
    raise typer.Exit(roster_invite(list_, programme, question, request.delivery(), seed=request.seed).exit_code)
