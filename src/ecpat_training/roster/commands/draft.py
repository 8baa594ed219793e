"""`ecpat roster draft`: a proposed list of a file that is no table of people."""

from dataclasses import dataclass

import typer

from ecpat_training.commands.options import Encoding, Out, Sheet, Writing
from ecpat_training.roster.options import RosterFile, WhoseList


@dataclass(frozen=True, kw_only=True)
class RosterDraftRequest(Writing):
    """The options of `ecpat roster draft`."""

    roster: RosterFile
    training: WhoseList = None
    out: Out = ()
    encoding: Encoding = None
    sheet: Sheet = None


def draft(request: RosterDraftRequest) -> None:
    """Write a list of people who stand in a file in another shape.

    Cards (Name: ..., Organisation: ...), lists beside each other under titles, the
    questions of a nomination form, a mail or a Word letter with a line for each
    person. Each row names its place; lines that aren't understood stand on the
    last sheet. Look at the list before you use it.

    \b
    Examples:
      ecpat roster draft mail.txt --out list.xlsx
      ecpat roster draft letter.docx --out list.xlsx
    """
    from ecpat_training.roster.reading.file import ListFile
    from ecpat_training.roster.workflows.draft import ENDINGS, roster_draft

    list_ = ListFile(request.roster, request.encoding, request.sheet)
    raise typer.Exit(roster_draft(list_, request.delivery(ENDINGS)).exit_code)
