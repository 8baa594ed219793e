"""`ecpat add`: new files to their places in a programme's folder."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import Encoding, ProgrammeOption, Quiet, training_option
from ecpat_training.core.errors import UsageError
from ecpat_training.programme.completion import trainings


@dataclass(frozen=True, kw_only=True)
class AddRequest:
    """The options of `ecpat add`."""

    files: Annotated[
        tuple[Path, ...], Argument(metavar="FILE...", help="Files that were sent, whatever their names.")
    ] = ()
    programme: ProgrammeOption
    training: Annotated[
        str | None, training_option("The training that they are of, where they don't say it.", trainings)
    ] = None
    as_: Annotated[
        str | None,
        Option(
            "--as",
            metavar="NAME",
            help="What they are, where that can't be told: participants, attendance, pre, post, follow-up-3-months ...",
        ),
    ] = None
    encoding: Encoding = None
    look: Annotated[bool, Option("--look", help="Only say what they are and where they belong; copy nothing.")] = False
    undo: Annotated[bool, Option("--undo", help="Take back what was added last: the folder as it was before.")] = False
    quiet: Quiet = False


def add(request: AddRequest) -> None:
    """Tell new files apart by what they hold, and copy each to its place in the folder.

    A participant list, an attendance list, an agenda, an export of a wave of answers, an effect
    report: ecpat says which it is and why. Nothing is overwritten: a second version of a list
    stands beside the first, and is compared with it. What can't be told is asked and not copied.
    Exit code 1 when something is asked.

    \b
    Examples:
      ecpat add list.xlsx export.csv
      ecpat add list.xlsx --training al-1
      ecpat add export.csv --training al-1 --as pre
      ecpat add old-list.csv --training al-1 --encoding cp1250
      ecpat add export.csv --look
      ecpat add --undo
    """
    from ecpat_training.commands.deliver import Delivery
    from ecpat_training.folder.workflows.add import add_files
    from ecpat_training.folder.workflows.add_questions import AddOptions
    from ecpat_training.folder.workflows.undo_add import undo_add

    delivery = Delivery(quiet=request.quiet)
    if request.undo and not request.files:
        raise typer.Exit(undo_add(request.programme, delivery).exit_code)
    if request.undo or not request.files:
        message = "name the files to add, or --undo alone."
        raise UsageError.because(
            "add.files", message, hint="Name the files that were sent, or write `--undo` without files."
        )
    options = AddOptions(request.training, request.as_, not request.look, request.encoding)
    raise typer.Exit(add_files(request.files, request.programme, delivery, options).exit_code)
