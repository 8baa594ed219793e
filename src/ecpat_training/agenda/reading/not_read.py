"""What a file of tables holds beside the agenda, and isn't read: reported, so that nobody believes it to be."""

from collections.abc import Iterator

from ecpat_training.agenda.reading.grid import Grid
from ecpat_training.agenda.reading.layout import AgendaLayout
from ecpat_training.agenda.reading.table_day import AgendaRow
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, visible

_SHOWN = 40
_MOST_NAMED = 10
_MOST_COLUMNS = 10


def not_read(layout: AgendaLayout, file: str) -> Iterator[Finding]:
    """Notes on tables without an agenda, and on columns that no agenda has."""
    if layout.unused:
        named = listing([grid.called for grid in layout.unused], _MOST_NAMED)
        what = f"no agenda was found in {named}: not read."
        yield Finding("agenda.other-tables", Severity.NOTE, what, Location(file))
    reported: dict[str, set[int]] = {}
    for day in layout.days:
        for row in day.rows:
            others = set(row.filled()) - set(row.columns.of.values()) - reported.setdefault(row.grid.called, set())
            for column in sorted(others):
                if len(reported[row.grid.called]) < _MOST_COLUMNS:
                    yield _column(row, column)
                reported[row.grid.called].add(column)
    yield from (
        _more(called, len(columns) - _MOST_COLUMNS, file)
        for called, columns in reported.items()
        if len(columns) > _MOST_COLUMNS
    )


def _more(called: str, columns: int, file: str) -> Finding:
    what = f"{count(columns, 'more column')} of {called} {'was' if columns == 1 else 'were'} not read."
    return Finding("agenda.other-columns", Severity.NOTE, what, Location(file))


def _column(row: AgendaRow, column: int) -> Finding:
    header = visible(row.columns.others.get(column, ""))[:_SHOWN]
    named = f"the column `{header}`" if header else "this column, which has no header,"
    filled = _filled(row.grid, column)
    what = f"{named} is no part of an agenda: {count(filled, 'cell')} {'was' if filled == 1 else 'were'} not read."
    return Finding("agenda.other-columns", Severity.NOTE, what, row.grid.place(row.number, column))


def _filled(grid: Grid, column: int) -> int:
    return sum(bool(grid.text(row, column)) for row in range(len(grid.rows)))
