"""Letters that were broken on the way: `Ã©` for `é`, `Ð¡` for `С`, and the sign for what could not be read at all.

Such a text is UTF-8 that was read as another encoding. It is told by turning that round: the bytes that the letters
stand for there are UTF-8 of letters that people write. French quotes behind a capital, `É»`, are none.
"""

import re
from collections.abc import Iterator, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing

_LOST = "\ufffd"
_RUN = re.compile(r"[^\x00-\x7f]{2,}")
_READ_AS = ("cp1252", "latin-1", "cp1251", "cp1250", "cp437", "cp850")
_WRITTEN = re.compile("[\u00a1-\u024f\u0370-\u052f\u2010-\u2044\u20ac\u2116\u2122]+")
_LISTED = 8


def broken_letters(text: str) -> str:
    """The first letters of a text that are broken; an empty text if none are."""
    if text.isascii():
        return ""
    if _LOST in text:
        return _LOST
    return next((run for run in _RUN.findall(text) if run[1:] != "»" and _turned_round(run)), "")


def broken_letter_findings(cells: Iterator[tuple[str, Location]], hint: str) -> list[Finding]:
    """One warning for all these cells that hold such letters, with the first of them and the places."""
    found: dict[Location, str] = {}
    for text, where in cells:
        if letters := broken_letters(text):
            found.setdefault(where, letters)
    if not found:
        return []
    places: Sequence[str] = [where.inside + (f":{where.column}" if where.column else "") for where in found]
    first, example = next(iter(found.items()))
    what = (
        "the sign for letters that could not be read" if example == _LOST else f"broken letters such as `{example[:6]}`"
    )
    holds = "holds" if len(found) == 1 else "hold"
    message = f"{count(len(found), 'text')} {holds} {what}: {listing(list(places), _LISTED)}."
    return [Finding("text.broken", Severity.WARNING, message, first, hint)]


def _turned_round(run: str) -> bool:
    for encoding in _READ_AS:
        try:
            meant = run.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if _WRITTEN.fullmatch(meant):
            return True
    return False
