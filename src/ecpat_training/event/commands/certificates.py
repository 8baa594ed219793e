"""`ecpat event certificates`: a page for everybody who signed."""

from dataclasses import dataclass
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import PapersLanguage, Pdf, ProgrammeOption, Quietly, Template


@dataclass(frozen=True, kw_only=True)
class EventCertificatesRequest(Quietly):
    """The options of `ecpat event certificates`."""

    trainings: Annotated[
        tuple[str, ...],
        Argument(metavar="TRAINING...", help="Ids of trainings, such as al-1, whose attendance is typed."),
    ]
    programme: ProgrammeOption
    language: PapersLanguage = None
    on: Annotated[
        str | None,
        Option(
            metavar="DATE",
            help="The day that the certificates bear; without it the last day, as the programme or its series has it.",
        ),
    ] = None
    with_name: Annotated[
        bool,
        Option(
            "--with-name",
            help="Put names into the square codes too, so that whoever scans one reads it. Ask the holders first.",
        ),
    ] = False
    open_badges: Annotated[
        bool, Option("--open-badges", help="Also write an Open Badges 3.0 credential (.jwt) for each person.")
    ] = False
    pdf: Pdf = False
    template: Template = None


def certificates(request: EventCertificatesRequest) -> None:
    """Write a certificate for everybody who signed at a training.

    Read is trainings/ID/attendance.xlsx in the programme's folder: people, and a column for
    each half-day with a cross where the signed sheet has a signature. Who completed
    by the programme's rule (attendance in its file; every half-day, if nothing is said) gets a
    certificate of completion, who signed for some one of attendance, who signed for none gets none.

    In trainings/ID/certificates: a page each, and all.docx to print them. Beside that
    certificates.xlsx, the list by codes, without names. Each page has a square code with a
    signed statement, which [bold]ecpat event verify[/bold] checks. The first one makes the
    programme's key and says where it is.

    \b
    Examples:
      ecpat event certificates al-1
      ecpat event certificates al-1 al-2 --language sq --template letterhead.docx
      ecpat event certificates al-1 --open-badges --on 2026-05-15
    """
    from ecpat_training.event.certificates.workflows.certificates import CertificateRequest, event_certificates

    certificate_request = CertificateRequest(
        request.trainings, request.language, request.on, request.with_name, request.open_badges, pdf=request.pdf
    )
    outcome = event_certificates(
        request.programme, certificate_request, template=request.template, force=request.force, quiet=request.quiet
    )
    raise typer.Exit(outcome.exit_code)
