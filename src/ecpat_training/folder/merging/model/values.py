"""What stands in a cell, as a text that keeps its kind: a number stays a number, and texts are kept to the letter."""

import unicodedata
from datetime import date, datetime, time

from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellValue

EMPTY = ""
UNREADABLE = "u"
"""A cell that holds something which can't be read, such as an error value: it says no more than an empty one, and is
never taken without a question."""


def token(value: CellValue) -> str:
    """A cell's value as a text that begins with its kind; an empty cell is an empty text."""
    match value:
        case None | "":
            return EMPTY
        case str():
            return f"t{value}"
        case bool():
            return f"b{int(value)}"
        case int() | float():
            return f"n{value!r}"
        case datetime():
            return f"m{value.isoformat()}"
        case date():
            return f"d{value.isoformat()}"
        case time():
            return f"c{value.isoformat()}"


def value_of(token_: str) -> CellValue:
    """The value that a token keeps."""
    value_kind, text = token_[:1], token_[1:]
    match value_kind:
        case "" | "u":
            return None
        case "b":
            return text == "1"
        case "n":
            return float(text) if set(text) & set(".en") else int(text)
        case "m":
            return datetime.fromisoformat(text)
        case "d":
            return date.fromisoformat(text)
        case "c":
            return time.fromisoformat(text)
    return text


def comparable_text(token_: str) -> str:
    """The part of a token by which values are compared: 5 as a number and as a text agree, `Ana` and `ana` don't; a
    letter with its accent agrees with the two written one after the other, as a Mac does."""
    if token_[:1] in ("", "t"):
        # macOS writes accents as letters of their own, which would look like a change in every name.
        return token_[1:] if token_.isascii() else unicodedata.normalize("NFC", token_[1:])
    return as_text(value_of(token_))
