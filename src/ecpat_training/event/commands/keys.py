"""`ecpat event keys`: the keys that sign certificates."""

from dataclasses import dataclass
from pathlib import Path
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
    copy: Annotated[
        Path | None,
        Option(
            "--copy",
            metavar="FILE",
            help="Copy all keys of the programme and its ledgers of what was published into a file with a passphrase.",
        ),
    ] = None
    restore: Annotated[
        Path | None,
        Option(
            "--restore", metavar="FILE", help="Put back what is missing here from such a copy; nothing is replaced."
        ),
    ] = None
    passphrase_file: Annotated[
        Path | None,
        Option(
            "--passphrase-file",
            metavar="FILE",
            help="The passphrase; without it ECPAT_PASSPHRASE, or you are asked.",
        ),
    ] = None


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
      ecpat event keys --copy keys-of-the-programme.txt
      ecpat event keys --restore keys-of-the-programme.txt
    """
    from ecpat_training.event.certificates.workflows.keys import event_keys
    from ecpat_training.event.certificates.workflows.keys_copy import copy_keys, restore_keys

    for file, work in ((request.copy, copy_keys), (request.restore, restore_keys)):
        if file is not None:
            work(request.programme, file, request.passphrase_file, request.delivery())
    outcome = event_keys(request.programme, request.delivery(), makes_new_key=request.new, sign_list=request.sign_list)
    raise typer.Exit(outcome.exit_code)
