"""`ecpat event verify`: whether a certificate is one."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import Quiet


@dataclass(frozen=True, kw_only=True)
class EventVerifyRequest:
    """The options of `ecpat event verify`."""

    text: Annotated[
        str,
        Argument(
            metavar="TEXT|FILE",
            help="What the square code says (ECPAT1:...), a file that holds it, the certificate's .docx, or -.",
        ),
    ]
    keys: Annotated[
        Path,
        Option(
            "--certificate-keys",
            metavar="FOLDER",
            help="The programme's folder, or its certificate-keys.csv; certificate-states.txt stands beside it. "
            "Without it this folder.",
        ),
    ] = Path()
    name: Annotated[
        str | None,
        Option(metavar="NAME", help="The name on the paper, to check that the certificate is that person's."),
    ] = None
    words: Annotated[
        str, Option(metavar="WORDS", help="The words on the paper that prove the name, such as AB2C-D3EF-GH4I-JK5L.")
    ] = ""
    quiet: Quiet = False


def verify(request: EventVerifyRequest) -> None:
    """Check a certificate by its square code, without the internet, and say what it states.

    The signature is checked by the programme's public keys; numbers that the programme
    took back are not accepted. They are looked up in the list that the programme signed,
    whose day is said; without it nothing is accepted. Exit code 1: not accepted.

    \b
    Examples:
      ecpat event verify ECPAT1:FY7S... --certificate-keys certificate-keys.csv
      ecpat event verify scanned.txt
      ecpat event verify certificate.docx --name "Ana Petrova" --words AB2C-D3EF-GH4I-JK5L
    """
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.event.certificates.workflows.verify import event_verify

    delivery = Delivery(quiet=request.quiet)
    outcome = event_verify(request.text, request.keys, delivery, name=request.name, words=request.words)
    raise typer.Exit(outcome.exit_code)
