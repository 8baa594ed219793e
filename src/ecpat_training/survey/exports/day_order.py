"""Whether the day or the month stands first in a column of dates, where no date alone says it: by what their order down
the file shows. Never by a guess."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

MOMENTS, DAYS = 5, 3
"""So many different times, of so many days, must rise down the file: fewer rise by chance in the wrong reading."""


def same_either_way(day_first: Sequence[datetime | None], month_first: Sequence[datetime | None]) -> bool:
    """Whether a date means one day whether day or month stands first, as `05/05/2026`."""
    return list(day_first) == list(month_first)


def rises_only_here(rising: Sequence[datetime], other_reading: Sequence[datetime]) -> bool:
    """Whether times rise down the file in one reading of the dates, and go back and forth in the other; forms append
    new answers at the end. False where the other reading falls throughout: that file may have its newest answer
    on top."""
    if len(set(rising)) < MOMENTS or len({moment.date() for moment in rising}) < DAYS:
        return False
    steps = {(second > first) - (second < first) for first, second in pairwise(rising)}
    other_steps = {(second > first) - (second < first) for first, second in pairwise(other_reading)}
    # Both must hold: a file of a single week rises in both readings, and shows nothing.
    return -1 not in steps and {-1, 1} <= other_steps


def misread_by_spreadsheet(cells: Sequence[datetime], texts: Sequence[datetime]) -> bool:
    """Whether dates may be of another order than they seem: a spreadsheet that reads `03/04/2026` as it is used to
    makes a date of it, and leaves `27/04/2026`, which it can't read so, as a text."""
    # Up to the 12th either order is a day, so that a spreadsheet turned those, and left the later days as text.
    return (
        bool(cells)
        and bool(texts)
        and all(moment.day <= 12 for moment in cells)
        and any(moment.day > 12 for moment in texts)
    )
