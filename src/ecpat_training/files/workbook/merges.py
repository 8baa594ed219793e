"""Merged cells: a value that stands once for several rows."""

from collections.abc import Callable

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location, cell_name
from ecpat_training.core.text import listing
from ecpat_training.files.table import CellValue

_Cell = tuple[int, int]


def spread_merged(
    rows: list[list[CellValue]], merges: list[tuple[_Cell, _Cell]], where: Callable[[_Cell], Location]
) -> list[Finding]:
    """Gives the value of cells merged downwards to each row that they span, in place. Returns a note that names the
    ranges.

    Args:
        rows: the table.
        merges: the first and the last cell of each range of one column; cells merged across columns are titles, and
            stay one cell.
        where: the place of a cell.
    """
    spread: list[str] = []
    first: _Cell | None = None
    width = max((len(row) for row in rows), default=0)
    for (top, left), (bottom, _) in merges:
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else None
        if value is None:
            continue
        for row in rows[top + 1 : bottom + 1]:
            row.extend([None] * (width - len(row)))
            if row[left] is None:
                row[left] = value
        spread.append(f"{cell_name(top, left)}:{cell_name(bottom, left)}")
        first = first or (top, left)
    if first is None:
        return []
    message = f"merged cells {listing(spread)}: the value was read for each of their rows."
    return [Finding("workbook.merged", Severity.NOTE, message, where(first))]
