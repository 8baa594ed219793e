"""The rows of a table that hold anything."""

from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable


def filled_rows(table: CellTable, first: int) -> list[int]:
    """The rows from `first` on of which a cell isn't empty, in their order."""
    if not table.columns:
        return [row for row in range(first, len(table.rows)) if any(map(as_text, table.rows[row]))]
    import numpy

    filled = numpy.zeros(len(table.rows), dtype=bool)
    for column in sorted(table.columns, key=lambda column: len(column.distinct)):  # codes, if ever, last
        empty = [at for at, cell in column.present().items() if not as_text(cell)]
        if not empty:
            return list(range(first, len(table.rows)))
        filled |= ~numpy.isin(column.at, empty)
    return [row for row in numpy.flatnonzero(filled).tolist() if row >= first]
