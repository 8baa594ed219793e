"""The command `ecpat`: understands the line, calls one workflow, ends with an exit code.

Nothing heavy is imported here or in the command modules, so that `ecpat --help` answers at once.
"""

import errno
import gc
import os
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer
from typer.main import get_command

from ecpat_training import __version__
from ecpat_training.commands.for_machines import is_json_asked
from ecpat_training.commands.former_names import translate_former_words
from ecpat_training.commands.lazy_group import LazyGroup
from ecpat_training.commands.requests import Callback
from ecpat_training.core.began import mark_start
from ecpat_training.core.errors import EcpatError, Exit
from ecpat_training.core.text import unsafe_characters, visible
from ecpat_training.files.leftovers import begin_run

if TYPE_CHECKING:  # where the newest Typer has what the oldest takes from Click
    from typer._click.core import Command, Context

_GROUPS = {
    "plan": "ecpat_training.agenda.commands",
    "series": "ecpat_training.series.commands",
    "roster": "ecpat_training.roster.commands",
    "trainers": "ecpat_training.trainers.commands",
    "design": "ecpat_training.cli.design",
    "event": "ecpat_training.event.commands",
    "survey": "ecpat_training.survey.commands",
    "follow-up": "ecpat_training.followup.commands",
    "network": "ecpat_training.network.commands",
    "performance": "ecpat_training.effect.performance.commands",
}
"""Groups of commands, by the packages of these."""
_PLAIN_COMMANDS = {
    "evaluate": "ecpat_training.effect.commands.evaluate",
    "donor": "ecpat_training.donor.commands.donor",
    "merge": "ecpat_training.folder.commands.merge",
    "add": "ecpat_training.folder.commands.add",
    "forget": "ecpat_training.folder.commands.forget",
    "status": "ecpat_training.folder.commands.status",
    "serve": "ecpat_training.serve.commands.serve",
}
"""Jobs that are one command, by their modules."""


PANELS = {
    "Prepare trainings": ("plan", "roster", "trainers", "series", "design", "survey"),
    "Run a training": ("event",),
    "Measure what a training changed": ("evaluate", "follow-up", "network", "performance"),
    "Look after a whole programme": ("status", "add", "serve", "merge", "donor", "forget"),
    "Begin, and look things up": ("demo", "init", "help", "schema", "man"),
}
"""The commands by what somebody wants to do, in the order in which a training needs them."""
_LINE = "the line of ecpat"
_GARBAGE = 100_000  # new objects before cycles are looked for: at 700 that took a twentieth of an evaluation


class CommandGroup(LazyGroup):
    """All commands, under what somebody wants to do."""

    names = tuple(name for names in PANELS.values() for name in names)
    panels = PANELS

    @staticmethod
    def load(name: str) -> typer.Typer | Callback:
        """A job's own module; what one starts with stands in one."""
        if name in _GROUPS:
            return cast(typer.Typer, import_module(_GROUPS[name]).app)
        return cast(Callback, getattr(import_module(_PLAIN_COMMANDS.get(name, "ecpat_training.cli.start")), name))

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Reads the line in the words of today, and keeps it: whether data are asked for must be known also where it
        is wrong."""
        args = translate_former_words(args, completing=ctx.resilient_parsing)
        ctx.meta[_LINE] = tuple(args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: "Context") -> object:
        """Runs the command that the line names; what is wrong with the line is told in our words."""
        from ecpat_training.cli.wrong_value import WrongLine

        begin_run()
        if not is_json_asked(ctx.meta[_LINE]):
            return self._invoke(ctx)
        from ecpat_training.commands.envelope import run_and_answer  # its types take time to make, which few need

        return run_and_answer(lambda: self._invoke(ctx), typer.Exit, WrongLine)

    def _invoke(self, ctx: "Context") -> object:
        from ecpat_training.cli.wrong_value import WrongLine, explain_wrong_value

        try:
            return super().invoke(ctx)
        except WrongLine as usage_error:
            explain_wrong_value(usage_error)
            raise


app = typer.Typer(
    name="ecpat",
    cls=CommandGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog="First time? [bold]ecpat demo[/bold] plans, checks and evaluates an example training.",
)


def _version(requested: bool) -> None:
    if requested:
        typer.echo(f"ecpat {__version__}")
        raise typer.Exit


@app.callback()
def ecpat(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Plan, staff and evaluate multi-stakeholder trainings on protecting children against trafficking.

    [bold]plan[/bold] drafts an agenda, [bold]roster check[/bold] verifies who is in the room, [bold]evaluate[/bold]
    measures the effect; [bold]serve[/bold] shows the whole programme in a browser.
    """


def run() -> None:
    """The entry point: one place where every error ends, none as a traceback."""
    mark_start()
    gc.set_threshold(_GARBAGE)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for some takes longer than a list
    # What a caller has closed (`>&-`) is replaced, so that nothing fails for want of a place to write or read.
    null_device = Path(os.devnull)
    sys.stdin = sys.stdin or null_device.open(encoding="utf-8")
    sys.stdout = sys.stdout or null_device.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or null_device.open("w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that can't show a letter gets its number instead of ending the command.
            stream.reconfigure(errors="backslashreplace")
    code = _flushed(_run(sys.argv[1:]))
    gc.freeze()  # nothing is left to collect but the whole, which the system takes back
    sys.exit(code)


def _flushed(code: int) -> int:
    """The exit code, after what is still buffered has reached standard output, or hasn't."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _silence()
    except OSError as error:
        _silence()
        return _report_system(error)
    return code


@cache
def _command() -> "Command":
    """The tree of commands, built once: for a process that runs many, that took half the time of a small one."""
    return get_command(app)


def _run(arguments: list[str]) -> int:
    for argument in arguments:
        if unsafe_characters(argument):
            sys.stderr.write(
                f"error: `{visible(argument)}` holds a control character; rename the file, or type it again.\n"
            )
            return Exit.USAGE
    try:
        _command()(arguments, standalone_mode=True)
    except SystemExit as exit_error:
        return _exit_code_of(exit_error)
    except EcpatError as error:
        from ecpat_training.documents.terminal.terminal import print_findings, stderr_console

        print_findings(stderr_console(), error.findings)
        print_findings(stderr_console(), error.ways_out, keeps_order=True)
        return error.exit_code
    except KeyboardInterrupt:
        return _report_interruption()
    except BrokenPipeError:
        _silence()
        return Exit.CLEAN
    except OSError as error:
        return _report_system(error)
    except Exception as fault:  # noqa: BLE001 - the last line of defence: no traceback for any input
        return _report_fault(fault)
    return Exit.CLEAN


def _exit_code_of(exit_error: SystemExit) -> int:
    """The exit code of a command that typer has ended: in silence, be it that the reader has gone or on Ctrl-C."""
    if isinstance(exit_error.__context__, OSError) and exit_error.__context__.errno == errno.EPIPE:
        _silence()
        return Exit.CLEAN
    if exit_error.code == Exit.INTERRUPTED:
        return _report_interruption()
    return exit_error.code if isinstance(exit_error.code, int) else Exit.USAGE


def _silence() -> None:
    """The reader of our output (`| head`) has had enough, or the disk has: nothing more is written there."""
    # Python flushes once more at its end, and would complain of the closed pipe.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report_interruption() -> int:
    sys.stderr.write("Interrupted; nothing half-written is left.\n")
    return Exit.INTERRUPTED


def _report_system(error: OSError) -> int:
    """What the operating system refused and nobody nearer to it could say better."""
    place = f"{visible(str(error.filename))}: " if error.filename else ""
    sys.stderr.write(f"{place}error: the system refuses: {error.strerror or error}. [system.refused]\n")
    return Exit.INPUT if error.filename else Exit.OUTPUT


def _report_fault(fault: Exception) -> int:
    if os.environ.get("ECPAT_DEBUG"):
        import traceback

        traceback.print_exception(fault)
    sys.stderr.write(
        "internal error: this is a fault of ecpat, not of your files; no file is left half-written.\n"
        f"Please report it with the command line and its name, {type(fault).__name__}. ECPAT_DEBUG=1 before the "
        "command shows details (may hold names).\n"
    )
    return Exit.FAULT
