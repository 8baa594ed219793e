"""What a file of tables holds beside the agenda, and isn't read: told, so that nobody believes it to be."""

from collections.abc import Iterator

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, visible
from ecpat_training.read.agenda.grid import Grid
from ecpat_training.read.agenda.layout import Layout
from ecpat_training.read.agenda.table_day import Row

_SHOWN = 40
_TOLD = 10


def not_read(layout: Layout, file: str) -> Iterator[Finding]:
    """Notes on tables without an agenda, and on columns that no agenda has."""
    if layout.unused:
        named = listing([grid.called for grid in layout.unused], _TOLD)
        what = f"no agenda was found in {named}: not read."
        yield Finding("agenda.other-tables", Severity.NOTE, what, Location(file))
    seen: set[tuple[str, int]] = set()
    for day in layout.days:
        for row in day.rows:
            for column in row.filled():
                if (row.grid.called, column) not in seen and column not in row.columns.of.values():
                    seen.add((row.grid.called, column))
                    yield _column(row, column)


def _column(row: Row, column: int) -> Finding:
    header = visible(row.columns.others.get(column, ""))[:_SHOWN]
    named = f"the column `{header}`" if header else "this column, which has no header,"
    filled = _filled(row.grid, column)
    what = f"{named} is no part of an agenda: {count(filled, 'cell')} {'was' if filled == 1 else 'were'} not read."
    return Finding("agenda.other-columns", Severity.NOTE, what, row.grid.place(row.number, column))


def _filled(grid: Grid, column: int) -> int:
    return sum(bool(grid.text(row, column)) for row in range(len(grid.rows)))
