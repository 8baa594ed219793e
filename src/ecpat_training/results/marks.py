"""What is marked in a participant list that goes back to whoever sent it."""

from dataclasses import dataclass

MARKS_SHEET = "To correct (ecpat)"
"""The sheet that lists the marks; whoever reads the workbook again passes over it."""
MARKED_BY = "ecpat"
MOST_MARKS = 2_000
"""Cells that are marked; nobody corrects more by hand."""

Cell = tuple[int, int | None]
"""Row and column, from 0; a column of None means the whole row."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One remark on cells of the list: what, and what to write there; whether it must be seen to."""

    cells: tuple[Cell, ...]
    what: str
    to_do: str
    must: bool
