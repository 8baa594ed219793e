"""Rows over which a title is merged: one item, from the start of the first to the end of the last."""

from collections.abc import Sequence
from dataclasses import replace

from ecpat_training.agenda.reading.row_times import TimedRow


def joined(rows: Sequence[TimedRow]) -> list[TimedRow]:
    """The rows of a day, those with one title cell put together where nothing else in them differs."""
    done: list[TimedRow] = []
    for one in rows:
        at = next((at for at, other in enumerate(done) if _is_one(other, one)), None)
        if at is None:
            done.append(one)
        else:
            done[at] = replace(done[at], when=replace(done[at].when, end=one.when.end))
    return done


def _is_one(one: TimedRow, other: TimedRow) -> bool:
    cell = _title_cell(one)
    if cell is None or cell != _title_cell(other) or one.row.grid is not other.row.grid:
        return False
    if one.when.end is None or one.when.end != other.when.start:
        return False
    names = one.row.columns.of.keys() - {"time", "start", "end", "minutes", "id"}
    return all(one.row.text(name) == other.row.text(name) or not other.row.text(name) for name in names)


def _title_cell(one: TimedRow) -> tuple[int, int] | None:
    """The first cell of the title's merged one, where it goes over several rows."""
    row = one.row
    titles = row.columns.titles or ((row.columns.of["title"],) if "title" in row.columns.of else ())
    filled = [column for column in titles if row.grid.text(row.number, column)]
    if len(filled) != 1:
        return None
    first = row.grid.first_of(row.number, filled[0])
    return first if row.grid.merged.get(first, (1, 1))[0] > 1 else None
