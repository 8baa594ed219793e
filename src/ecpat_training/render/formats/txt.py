"""Plain text: what the terminal shows, without colour, 100 characters wide."""

from io import StringIO

from rich.console import Console

from ecpat_training.render.terminal import print_document
from ecpat_training.results.document import Document


def render(document: Document) -> bytes:
    """The document as UTF-8 text."""
    stream = StringIO()
    console = Console(file=stream, width=100, color_system=None, markup=False, emoji=False, highlight=False)
    print_document(console, document, whole=True)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines()).encode()
