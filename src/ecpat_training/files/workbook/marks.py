"""What is marked in a participant list that goes back to whoever sent it, and which sheets of a workbook are ours."""

from typing import NamedTuple

MARKS_ENDING = "(ecpat)"
"""How the name of the sheet that lists the marks ends, in every language; whoever reads the workbook again passes over
it."""
MARKED_BY = "ecpat"
MOST_MARKS = 2_000
"""Cells that are marked; nobody corrects more by hand."""

Cell = tuple[int, int | None]
"""Row and column, from 0; a column of None means the whole row."""


class Mark(NamedTuple):
    """One remark on cells of the list: what, and what to write there; whether it must be seen to."""

    cells: tuple[Cell, ...]
    what: str
    to_do: str
    must: bool


class MarkWords(NamedTuple):
    """What a marked workbook says of its own, in one language: the name of its last sheet, that of a list that came as
    text, what stands above the remarks (`{sheet}`), what is said of places that can't be coloured (`{number}`), the
    heads of the columns, and how places are called (`{number}`, `{place}`)."""

    sheet: str
    list_: str
    intro: str
    left: str
    head: tuple[str, str, str]
    row: str
    more: str
    hidden: str


def lists_marks(sheet: str) -> bool:
    """Whether a sheet of that name is ours, of whatever language."""
    return sheet.endswith(MARKS_ENDING)


CHOICES = "ecpat_choices"
"""Holds what the drop-downs of a workbook offer that people fill in."""
