"""Markdown for the generated pages of the reference."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "docs"
MADE = "This page is made from the program itself: `python -m tests.docs` writes it again."


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; empty if it would have no rows."""
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    if not lines:
        return ""
    return "\n".join(["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |", *lines])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def anchor(heading: str) -> str:
    """What a heading is linked to by, in the repository's pages and on the site alike."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def joined(parts: Iterable[str]) -> str:
    """Blocks with an empty line between them, and one line break at the end."""
    return "\n\n".join(part for part in parts if part) + "\n"
