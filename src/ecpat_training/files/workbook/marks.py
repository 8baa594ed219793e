"""What is marked in a participant list that goes back to whoever sent it, and which sheets of a workbook are ours."""

from typing import NamedTuple

MARKS_ENDING = "(ecpat)"
"""How the name of the sheet that lists the marks ends, in every language; whoever reads the workbook again passes over
it."""
MARK_AUTHOR = "ecpat"
MOST_MARKS = 2_000
"""Cells that are marked; nobody corrects more by hand."""

Cell = tuple[int, int | None]
"""Row and column, from 0; a column of None means the whole row."""


class Mark(NamedTuple):
    """One remark on cells of the list: what, and what to write there; whether it must be seen to."""

    cells: tuple[Cell, ...]
    problem: str
    advice: str
    is_required: bool


class MarkWords(NamedTuple):
    """What a marked workbook says of its own, in one language: the name of its last sheet, that of a list that came as
    text, what stands above the remarks (`{sheet}`), what is said of places that can't be coloured (`{number}`), the
    heads of the columns, and how places are called (`{number}`, `{place}`)."""

    sheet: str
    list_: str
    intro_text: str
    remaining_text: str
    column_heads: tuple[str, str, str]
    row: str
    more_text: str
    hidden_text: str


def lists_marks(sheet: str) -> bool:
    """Whether a sheet of that name is ours, of whatever language."""
    return sheet.endswith(MARKS_ENDING)


CHOICES = "ecpat_choices"
"""Holds what the drop-downs of a workbook offer that people fill in."""
