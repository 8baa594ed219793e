"""Whether the day or the month stands first in a column of dates, where no date alone says it: by what their order down
the file shows. Never by a guess."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

MOMENTS, DAYS = 5, 3
"""So many different times, of so many days, must rise down the file: fewer rise by chance in the wrong reading."""


def is_same_in_both(
    day_first_readings: Sequence[datetime | None], month_first_readings: Sequence[datetime | None]
) -> bool:
    """Whether a date means one day whether day or month stands first, as `05/05/2026`."""
    return list(day_first_readings) == list(month_first_readings)


def rises_only_here(rising_times: Sequence[datetime], other_reading: Sequence[datetime]) -> bool:
    """Whether times rise down the file in one reading of the dates, and go back and forth in the other; forms append
    new answers at the end. False where the other reading falls throughout: that file may have its newest answer
    on top."""
    if len(set(rising_times)) < MOMENTS or len({timestamp.date() for timestamp in rising_times}) < DAYS:
        return False
    steps = {
        (later_time > earlier_time) - (later_time < earlier_time) for earlier_time, later_time in pairwise(rising_times)
    }
    other_steps = {
        (later_time > earlier_time) - (later_time < earlier_time)
        for earlier_time, later_time in pairwise(other_reading)
    }
    # Both must hold: a file of a single week rises in both readings, and shows nothing.
    return -1 not in steps and {-1, 1} <= other_steps


def misread_by_spreadsheet(cells: Sequence[datetime], texts: Sequence[datetime]) -> bool:
    """Whether dates may be of another order than they seem: a spreadsheet that reads `03/04/2026` as it is used to
    makes a date of it, and leaves `27/04/2026`, which it can't read so, as a text."""
    # Up to the 12th either order is a day, so that a spreadsheet turned those, and left the later days as text.
    return (
        bool(cells)
        and bool(texts)
        and all(timestamp.day <= 12 for timestamp in cells)
        and any(timestamp.day > 12 for timestamp in texts)
    )
