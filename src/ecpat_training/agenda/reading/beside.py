"""Columns of titles that stand beside each other under one column of times: the days of a week, rooms, groups."""

import re
from collections.abc import Sequence

from ecpat_training.agenda.reading.grid import Grid
from ecpat_training.words.lists.methods import TRACK_OF
from ecpat_training.words.matching import letters_key

_PLACES = re.compile(
    r"\b(?:room|hall|auditorium|lab|theatre|track|stream|strand|group|parallel|breakout|workshops?|talks|tutorials?|"
    r"raum|saal|gruppe|strang|salle|groupe|atelier|zaal|groep|spoor|sala|sală|grupa|grup|gruppo|grupo|lokale|"
    r"аудитория|зал|група|группа|zala|učionica|rum|sal|ruum|salla|grupi)\b",
    re.IGNORECASE,
)
_LONGEST = 60  # of a room's name
_NUMBER = re.compile(r"[\s:.#°-]*(?:\d{1,2}|[A-Z]|[IVX]{1,4})$")


def names_a_place(header: str) -> bool:
    """Whether a header says a room or a group."""
    return len(header) <= _LONGEST and bool(_PLACES.search(header) or letters_key(header) in TRACK_OF)


def stand_beside(grid: Grid, row: int, columns: Sequence[int]) -> bool:
    """Whether columns hold what happens at a time in several rooms or groups: their headers differ in a number only, or
    a cell below is merged over all of them."""
    headers = [grid.text(row, column) for column in columns]
    if len(columns) < 2 or not all(0 < len(header) <= _LONGEST for header in headers):
        return False
    stems = {_NUMBER.sub("", header) for header in headers}
    return (len(stems) == 1 and "" not in stems and len(set(headers)) > 1) or _has_cell_over(grid, row, columns)


def _has_cell_over(grid: Grid, row: int, columns: Sequence[int]) -> bool:
    first, width = columns[0], columns[-1] - columns[0] + 1
    below = range(row + 1, len(grid.rows))
    over = [one for one in below if grid.span(one, first) == width and grid.text(one, first)]
    return bool(over) and any(_alone(grid, one, columns) > 1 for one in below)


def _alone(grid: Grid, row: int, columns: Sequence[int]) -> int:
    """How many of the columns hold something of their own in a row."""
    return sum(bool(grid.text(row, column)) for column in columns if grid.span(row, column) == 1)
