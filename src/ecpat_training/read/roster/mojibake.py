"""Letters that were saved in one encoding and read in another: `JosÃ©` for `José`. Said, and never mended: it is
somebody's name."""

import re
from collections.abc import Iterable

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count
from ecpat_training.read.roster.places import KEPT, together
from ecpat_training.read.roster.rows import Row
from ecpat_training.read.table import Table

_READ_AS = ("cp1252", "cp1250", "cp1251", "latin-1")
_LOST = "\ufffd"  # what stands for a letter that couldn't be read
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_LEAST = {"cp1251": 3}  # letters of Cyrillic that come out by chance: two of them are one


def is_mojibake(text: str) -> bool:
    """Whether a text is UTF-8 that was read in another encoding, or holds a letter that was lost."""
    if text.isascii():
        return False
    return _LOST in text or any(_reads_as(text, encoding) for encoding in _READ_AS)


def _reads_as(text: str, encoding: str) -> bool:
    """Whether all letters beyond ASCII, as this encoding stores them, are letters of UTF-8. Accented letters alone may
    stand side by side in a name; a sign among them (`©`, `‰`) doesn't."""
    if encoding not in _LEAST and all(map(str.isalpha, _BEYOND_ASCII.findall(text))):
        return False
    read = []
    for run in _BEYOND_ASCII.findall(text):
        try:
            read.append(run.encode(encoding).decode("utf-8"))
        except UnicodeError:
            return False
    letters = "".join(read)
    return len(letters) >= _LEAST.get(encoding, 1) and all(map(str.isprintable, letters))


def about_mojibake(table: Table, rows: Iterable[Row]) -> list[Finding]:
    """A warning with the cells that hold such letters."""
    known: dict[str, bool] = {}
    cells = []
    for row in rows:
        if "".join(row.texts.values()).isascii():
            continue
        for position, text in row.texts.items():
            if text.isascii():
                continue
            if text not in known:
                known[text] = is_mojibake(text)
            if known[text]:
                cells.append(table.where(row.index, position))
    if not cells:
        return []
    message = f"{count(len(cells), 'cell')} ({together(cells[:KEPT], len(cells))}) "
    message += f"{'holds' if len(cells) == 1 else 'hold'} letters that were read wrongly, as when Ã© stands for é."
    hint = "Please export the list again as UTF-8, or as .xlsx; names are compared as they stand here."
    return [Finding("roster.broken-letters", Severity.WARNING, message, cells[0], hint, tuple(cells[1:KEPT]))]
