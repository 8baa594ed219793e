"""Rows over which a title is merged: one item, from the start of the first to the end of the last."""

from collections.abc import Sequence
from dataclasses import replace

from ecpat_training.agenda.reading.row_times import TimedRow


def merge_rows(rows: Sequence[TimedRow]) -> list[TimedRow]:
    """The rows of a day, those with one title cell put together where nothing else in them differs."""
    done_rows: list[TimedRow] = []
    for timed_row in rows:
        position = next((index for index, earlier in enumerate(done_rows) if _is_same_item(earlier, timed_row)), None)
        if position is None:
            done_rows.append(timed_row)
        else:
            done_rows[position] = replace(
                done_rows[position], when=replace(done_rows[position].when, end=timed_row.when.end)
            )
    return done_rows


def _is_same_item(upper: TimedRow, lower: TimedRow) -> bool:
    cell = _title_cell(upper)
    if cell is None or cell != _title_cell(lower) or upper.row.grid is not lower.row.grid:
        return False
    if upper.when.end is None or upper.when.end != lower.when.start:
        return False
    names = upper.row.columns.of.keys() - {"time", "start", "end", "minutes", "id"}
    return all(upper.row.text(name) == lower.row.text(name) or not lower.row.text(name) for name in names)


def _title_cell(timed_row: TimedRow) -> tuple[int, int] | None:
    """The first cell of the title's merged one, where it goes over several rows."""
    row = timed_row.row
    titles = row.columns.titles or ((row.columns.of["title"],) if "title" in row.columns.of else ())
    filled_titles = [column for column in titles if row.grid.text(row.number, column)]
    if len(filled_titles) != 1:
        return None
    title_cell = row.grid.find_merged_origin(row.number, filled_titles[0])
    return title_cell if row.grid.merged.get(title_cell, (1, 1))[0] > 1 else None
