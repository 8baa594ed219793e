"""A file that a form brought."""

from pathlib import Path
from typing import NamedTuple


class SentFile(NamedTuple):
    """What the sender calls a file, and where it lies."""

    name: str
    path: Path
