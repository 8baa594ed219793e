"""`ecpat event keys`: the keys that sign certificates."""

from dataclasses import dataclass
from typing import Annotated

import typer

from ecpat_training.commands.option import Option
from ecpat_training.commands.options import ProgrammeOption, Writing


@dataclass(frozen=True, kw_only=True)
class EventKeysRequest(Writing):
    """The options of `ecpat event keys`."""

    programme: ProgrammeOption
    new: Annotated[
        bool,
        Option("--new", help="Make a new key, since the old one is lost or stolen; the old ones are no longer used."),
    ] = False
    sign_list: Annotated[
        bool,
        Option(
            "--sign-list",
            help="Sign the list of numbers taken back (revoked.csv) anew, under today's day, for whoever checks.",
        ),
    ] = False


def keys(request: EventKeysRequest) -> None:
    """Show the programme's keys for certificates, or make a new one.

    Public keys stand in certificate-keys.csv of the programme's folder, for whoever is to
    check certificates. The private key stays on this computer, outside of that folder:
    ECPAT_KEYS names another place. Numbers of certificates that you take back stand in
    revoked.csv; who checks needs the list of them that you signed, certificate-states.txt.

    \b
    Examples:
      ecpat event keys
      ecpat event keys --new
      ecpat event keys --sign-list
    """
    from ecpat_training.event.certificates.workflows.keys import event_keys

    ended = event_keys(request.programme, request.delivery(), new=request.new, sign_list=request.sign_list)
    raise typer.Exit(ended.exit_code)
