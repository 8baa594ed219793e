"""How often each different answer stands in a column."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellValue, Coded


@dataclass(frozen=True)
class CellTally:
    """The filled cells of a column: how often each text stands in it, and a cell that says it."""

    texts: Counter[str]
    cells: dict[str, CellValue]

    @property
    def filled(self) -> int:
        """How many cells hold anything."""
        return self.texts.total()


def tally(column: Sequence[CellValue]) -> CellTally:
    """Counts a column; of a long one each different cell is looked at once."""
    texts: Counter[str] = Counter()
    cells: dict[str, CellValue] = {}
    for cell, times in _counted(column):
        text = as_text(cell)
        if text:
            texts[text] += times
            cells.setdefault(text, cell)
    return CellTally(texts, cells)


def _counted(column: Sequence[CellValue]) -> Iterable[tuple[CellValue, int]]:
    if not isinstance(column, Coded):
        return ((cell, 1) for cell in column)
    import numpy

    times = numpy.bincount(column.at, minlength=1)
    return ((cell, int(times[at])) for at, cell in column.present().items())
