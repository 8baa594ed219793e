"""Cells of CSV files that a spreadsheet would run as a formula, with an apostrophe before them; and without it again.

A file with commas is cut at semicolons where Excel speaks German or French, and at tabs by whoever chooses so: what
stands behind such a separator inside a cell begins a cell of its own there, whatever quotes stand around. So each part
of a text is guarded as a cell of its own, past what spreadsheets skip: blanks, letters without width, quotes. A part
that has an apostrophe there of its own gets another, so that taking the guard off gives the text to the letter.
"""

import re

_SEPARATORS = (
    ";\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029"  # separators, and all that some program takes for the end of a line
)
_CELL_START = f"(?:^|(?<=[{_SEPARATORS}]))"
_SKIPPED = rf'(?:[^\S{_SEPARATORS}]|["\u200b-\u200f\u2060\ufeff])*'
_FORMULA_SIGNS = "[=+\\-@|\uff1d\uff0b\uff0d\uff20\uff5c]"  # behind a pipe, old spreadsheets start programs by DDE
_TO_GUARD = re.compile(f"{_CELL_START}(?='*{_SKIPPED}{_FORMULA_SIGNS})")
_GUARDED = re.compile(f"{_CELL_START}'(?='*{_SKIPPED}{_FORMULA_SIGNS})")
_LIVE = re.compile(f"(?:^|(?<=[,{_SEPARATORS}]))(?:{_SKIPPED}{_FORMULA_SIGNS})+")  # such texts stand without quotes


def guarded(text: str) -> str:
    """A cell's text, with an apostrophe before each part that a spreadsheet would run."""
    return _TO_GUARD.sub("'", text)


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return _GUARDED.sub("", text) if "'" in text else text


def guarded_as_html(text: str) -> str:
    """HTML text, in which what a spreadsheet would run is written as character references. These end in a semicolon,
    behind which the next character is seen to as well."""
    return _LIVE.sub(lambda live: re.sub(_FORMULA_SIGNS, lambda match: f"&#{ord(match[0])};", live[0]), text)
