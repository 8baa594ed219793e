"""Texts that fit into a cell and stay texts there."""

import re

MAX_CELL_LENGTH = 32_767
TRUNCATION_NOTE = " [cut here: a cell holds no more]"
_LIVELY = ("=", "+", "-", "@", "|")
_ESCAPE = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
_ESCAPED_UNDERSCORE = "_x005F"
_MOST_ESCAPED = 2  # units for each unit of a text: a file writes `_x0041_` as `_x005F_x0041_`


def truncate_for_cell(text: str) -> str:
    """A text, or as much of it as a cell holds, visibly cut."""
    if len(text) * _MOST_ESCAPED <= MAX_CELL_LENGTH or _count_utf16_units(text) <= MAX_CELL_LENGTH:
        return text
    kept_text = text[: MAX_CELL_LENGTH - len(TRUNCATION_NOTE)]
    while (over := _count_utf16_units(kept_text) + len(TRUNCATION_NOTE) - MAX_CELL_LENGTH) > 0:
        kept_text = kept_text[: -max(1, over // 7)]  # a letter takes at most seven units more when it is escaped
    return kept_text + TRUNCATION_NOTE


def is_lively(text: str) -> bool:
    """Whether a text would become a formula when somebody edits its cell."""
    return text.lstrip().startswith(_LIVELY)


def is_taken_for_markup(text: str) -> bool:
    """Whether XlsxWriter would write the text as the XML of a text with several fonts, which it isn't."""
    return text.startswith("<r>") and text.endswith("</r>")


def escaped(text: str) -> str:
    """A text as a workbook's file holds it, where XlsxWriter doesn't see to that."""
    return _ESCAPE.sub(rf"{_ESCAPED_UNDERSCORE}_\1", text)


def cut(text: str, longest: int) -> str:
    """As much of a text as takes so many of Excel's units of UTF-16."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * longest].decode("utf-16-le", "ignore")


def units(text: str) -> int:
    """How many of Excel's units of UTF-16 a text takes."""
    return len(text) + sum(character > "\uffff" for character in text)


def _count_utf16_units(text: str) -> int:
    """How many units a text takes in the file, `_x0041_` escaped."""
    return units(text) + len(_ESCAPED_UNDERSCORE) * len(_ESCAPE.findall(text))
