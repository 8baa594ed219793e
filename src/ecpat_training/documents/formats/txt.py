"""Plain text: what a terminal shows, without colour, 100 characters wide, whatever the person's own terminal is."""

from io import StringIO

from rich.console import Console

from ecpat_training.documents.document import Document
from ecpat_training.documents.terminal.terminal import print_document


def render(document: Document) -> bytes:
    """The document as UTF-8 text."""
    stream = StringIO()
    # Everything that Rich would look up in the environment (TERM, FORCE_COLOR, COLUMNS) is said here. It asks the
    # environment about the width unless the height, which nothing here depends on, is given as well.
    console = Console(
        file=stream,
        width=100,
        height=100,
        color_system=None,
        force_terminal=False,
        force_jupyter=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    print_document(console, document, is_complete=True)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines()).encode()
