"""`ecpat init`, `ecpat schema`, `ecpat demo`: to start with."""

from pathlib import Path
from typing import Annotated

import typer

from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import Force, Quiet


def init(
    folder: Annotated[Path, Argument(metavar="FOLDER", help="The new programme's folder.")],
    empty: Annotated[
        bool, Option("--empty", help="Only the smallest programme: one training, five sessions, two trainers.")
    ] = False,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Start a new programme folder from the shipped programme, or from the smallest one.

    \b
    Examples:
      ecpat init my-programme
      ecpat init --empty my-programme
    """
    from ecpat_training.cli.init import init_folder

    raise typer.Exit(init_folder(folder, empty=empty, force=force, quiet=quiet))


def schema(
    out: Annotated[
        Path | None, Option("--out", "-o", metavar="FOLDER", help="Write all schemas into a folder.")
    ] = None,
    noun: Annotated[
        str,
        Argument(
            metavar="NOUN",
            help="programme, agenda, instrument or mapping; effect is a report as JSON, roster-check and so on what a "
            "command answers with --json.",
            show_default=False,
        ),
    ] = "programme",
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Print the JSON Schema of the YAML files, for editors.

    With it an editor completes and checks programme and instrument files as one
    types; [bold]ecpat init[/bold] puts it where editors look.

    \b
    Examples:
      ecpat schema > programme.schema.json
      ecpat schema --out schema/
    """
    from ecpat_training.cli.schema import write_schema

    raise typer.Exit(write_schema(noun, out, force=force, quiet=quiet))


def demo(
    folder: Annotated[Path, Argument(metavar="FOLDER", help="Where to write; an empty or new folder.")] = Path(
        "demo-output"
    ),
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Run the three jobs on the shipped example, and say what to open.

    \b
    Example:
      ecpat demo
    """
    from ecpat_training.cli.demo import run_demo

    raise typer.Exit(run_demo(folder, force=force, quiet=quiet))


def _complete_word(ctx: typer.Context, incomplete: str) -> list[str]:
    """The jobs and the codes of messages that a shell completes to."""
    from typer.core import TyperGroup

    from ecpat_training.cli.codes import codes

    root = ctx.find_root().command
    jobs = root.list_commands(ctx) if isinstance(root, TyperGroup) else []
    return [word for word in (*jobs, *codes()) if word.startswith(incomplete)]


Question = Annotated[
    tuple[str, ...],
    Argument(
        metavar="COMMAND",
        autocompletion=_complete_word,
        help="A command, such as roster check, or the code of a message, such as csv.empty.",
    ),
]


def help(ctx: typer.Context, command: Question = ()) -> None:  # noqa: A001 - the command's name
    """Show what a command does and takes, as its --help does; or what a message means and what to do.

    \b
    Examples:
      ecpat help roster check
      ecpat help csv.empty
    """
    from ecpat_training.cli.helping import show_help

    show_help(ctx, command)


def man(
    folder: Annotated[Path, Argument(metavar="FOLDER", help="Where to write; made if missing.")],
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write manual pages, one for each command, for man on Unix.

    \b
    Example:
      ecpat man ~/.local/share/man/man1
    """
    from ecpat_training.cli.helping import write_man

    raise typer.Exit(write_man(folder, force=force, quiet=quiet))
