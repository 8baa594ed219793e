"""Columns of titles that stand beside each other under one column of times: the days of a week, rooms, groups."""

import re
from collections.abc import Sequence

from ecpat_training.agenda.reading.grid import AgendaGrid
from ecpat_training.words.lists.tracks import track_of
from ecpat_training.words.matching import letters_key, title_key

_PLACES = re.compile(
    r"\b(?:room|hall|auditorium|lab|theatre|track|stream|strand|group|parallel|breakout|workshops?|talks|tutorials?|"
    r"raum|saal|gruppe|strang|salle|groupe|atelier|zaal|groep|spoor|sala|sală|grupa|grup|gruppo|grupo|lokale|"
    r"аудитория|зал|група|группа|zala|učionica|rum|sal|ruum|salla|grupi)\b",
    re.IGNORECASE,
)
_MAX_ROOM_LENGTH = 60  # of a room's name
_NUMBER = re.compile(r"[\s:.#°-]*(?:\d{1,2}|[A-Z]|[IVX]{1,4})$")


def names_a_place(grid: AgendaGrid, header: str) -> bool:
    """Whether a header says a room or a group."""
    key = letters_key(header)
    is_known_place = key in track_of() or (bool(key) and key in grid.known.places)
    return len(header) <= _MAX_ROOM_LENGTH and bool(is_known_place or _PLACES.search(header))


def has_titles(grid: AgendaGrid, row: int, column: int, title: int | None = None) -> bool:
    """Whether a column holds, below a row, the title of a session of the programme that the column `excluded_column`
    doesn't hold: a column that says what comes before a session holds those of others."""
    lower_rows = range(row + 1, len(grid.rows))
    other_titles = {title_key(grid.text(lower_row, title)) for lower_row in lower_rows} if title is not None else set()
    return any(
        (key := title_key(grid.text(lower_row, column))) in grid.known.titles and key not in other_titles
        for lower_row in lower_rows
    )


def find_title_columns(grid: AgendaGrid, row: int, title: int, columns: Sequence[int]) -> list[int]:
    """Returns the columns that hold sessions at the same time as the column of titles, although no header says so."""
    title_columns = [column for column in columns if has_titles(grid, row, column, title)]
    if not title_columns:
        right_columns = [column for column in columns if column > title and (row < 0 or not grid.text(row, column))]
        title_run = [title, *right_columns]
        is_contiguous = title_run == list(range(title, title + len(title_run)))
        title_columns = (
            right_columns if right_columns and is_contiguous and _has_spanning_cell(grid, row, title_run) else []
        )
    return title_columns


def are_adjacent(grid: AgendaGrid, row: int, columns: Sequence[int]) -> bool:
    """Whether columns hold what happens at a time in several rooms or groups: their headers differ in a number only, or
    a cell below is merged over all of them."""
    headers = [grid.text(row, column) for column in columns]
    if len(columns) < 2 or not all(0 < len(header) <= _MAX_ROOM_LENGTH for header in headers):
        return False
    stems = {_NUMBER.sub("", header) for header in headers}
    return (len(stems) == 1 and "" not in stems and len(set(headers)) > 1) or _has_spanning_cell(grid, row, columns)


def _has_spanning_cell(grid: AgendaGrid, row: int, columns: Sequence[int]) -> bool:
    first_column, width = columns[0], columns[-1] - columns[0] + 1
    lower_rows = range(row + 1, len(grid.rows))
    merged_rows = [
        lower_row
        for lower_row in lower_rows
        if grid.span(lower_row, first_column) == width and grid.text(lower_row, first_column)
    ]
    return bool(merged_rows) and any(_count_single_cells(grid, lower_row, columns) > 1 for lower_row in lower_rows)


def _count_single_cells(grid: AgendaGrid, row: int, columns: Sequence[int]) -> int:
    """How many of the columns hold something of their own in a row."""
    return sum(bool(grid.text(row, column)) for column in columns if grid.span(row, column) == 1)
