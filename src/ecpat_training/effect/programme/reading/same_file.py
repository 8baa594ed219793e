"""What is in a file of answers, as a digest by which one file in two places is known, also where its rows stand in
another order, or it was saved in another format."""

import hashlib
from pathlib import Path

from ecpat_training.core.errors import EcpatError
from ecpat_training.files.cell import as_text
from ecpat_training.files.hashing import sha256
from ecpat_training.files.table_file import read_table

MIN_ROWS = 4
"""Rows, of which so many differ: two files of fewer may be alike by chance."""
_MOST_BYTES = 4_000_000  # of a larger file the bytes say it: reading it twice takes minutes


def content_digest(file: Path, encoding: str | None = None) -> str:
    """A digest of a file's answers, by which copies are found; a file that can't be read gets one that no other file
    has."""
    try:
        if file.stat().st_size > _MOST_BYTES:
            return sha256(file)
        rows = [
            sorted(text for cell in row if (text := as_text(cell).strip()))
            for row in read_table(file, encoding=encoding, is_long=True).rows
        ]
        lines = sorted("\x1f".join(row) for row in rows if row)
        if len(set(lines)) <= MIN_ROWS:  # with the header
            return sha256(file)
        return hashlib.sha256("\x1e".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
    except (EcpatError, OSError):
        return _bytes(file)


def _bytes(file: Path) -> str:
    try:
        return sha256(file)
    except EcpatError:
        return str(file)
