"""`ecpat serve`: the programme in a browser."""

from dataclasses import dataclass
from typing import Annotated

import typer

from ecpat_training.commands.option import Option
from ecpat_training.commands.options import ProgrammeFolder, Quiet


@dataclass(frozen=True, kw_only=True)
class ServeRequest:
    """The options of `ecpat serve`."""

    folder: ProgrammeFolder
    port: Annotated[int, Option(metavar="N", min=0, max=65535, help="The port; 0 is any that is free.")] = 0
    no_browser: Annotated[bool, Option("--no-browser", help="Only print the address; open no browser.")] = False
    read_only: Annotated[bool, Option("--read-only", help="Serve the board and reports alone; change nothing.")] = False
    quiet: Quiet = False


def serve(request: ServeRequest) -> None:
    """Open the programme in a browser: its board, its lists, its agendas, and a place to drop files.

    Everything stays on this machine: only a browser on it can open the pages, and only by the
    address that is printed. No request leaves the machine. Ctrl-C ends it.

    \b
    Examples:
      ecpat serve
      ecpat serve my-programme --port 8765
      ecpat serve my-programme --read-only --no-browser
    """
    from ecpat_training.serve.starting import serve_folder

    raise typer.Exit(
        serve_folder(
            request.folder, port=request.port, browser=not request.no_browser, read_only=request.read_only,
            quiet=request.quiet,
        )
    )  # fmt: skip
