"""`ecpat forget`: one person taken out of what is kept of earlier."""

from dataclasses import dataclass
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import ProgrammeOption, Quiet


@dataclass(frozen=True, kw_only=True)
class ForgetRequest:
    """The options of `ecpat forget`."""

    texts: Annotated[
        tuple[str, ...], Argument(metavar="TEXT...", help="What tells of the person: the name, the address, the code.")
    ]
    programme: ProgrammeOption
    look: Annotated[bool, Option("--look", help="Only say what would be taken out; change nothing.")] = False
    quiet: Quiet = False


def forget(request: ForgetRequest) -> None:
    """Take one person out of earlier versions, of what was taken out, and of the journal.

    In the hidden folder .ecpat, pages of ecpat serve keep earlier versions of files and what was
    taken out. Rows with one of the texts are emptied there; a file that can't be written without
    the person is removed. Your own files are never changed: those that still tell of the person
    are named, with exit code 1.

    \b
    Examples:
      ecpat forget "Ana Petrova" ana.petrova@example.org K7 --look
      ecpat forget "Ana Petrova" ana.petrova@example.org K7
    """
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.folder.workflows.forget import forget as forget_person

    delivery = Delivery(quiet=request.quiet)
    raise typer.Exit(forget_person(request.programme, request.texts, delivery, is_preview=request.look).exit_code)
