"""A table of a workbook or a Word file, cell by cell, before anybody knows whether it is an agenda."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellValue


@dataclass(frozen=True)
class TextLine:
    """A text of its own, with its place: a paragraph before a table, the name of a sheet."""

    text: str
    where: Location


@dataclass(frozen=True)
class Grid:
    """Rows of cells, empty rows included. `called` is how one speaks of it; `before` are the texts since the table
    before it, the nearest last; `findings` are those of its cells, worth telling only if it is used.

    `apart` says that a day never runs on from the grid before it, as from one sheet to the next.
    """

    called: str
    rows: list[list[CellValue]]
    place: Callable[[int, int | None], Location]
    before: tuple[TextLine, ...] = ()
    findings: tuple[Finding, ...] = ()
    apart: bool = False

    @cached_property
    def texts(self) -> list[list[str]]:
        """What each cell says, as text."""
        return [[as_text(value) for value in cells] for cells in self.rows]

    @cached_property
    def _filled(self) -> list[list[int]]:
        return [[column for column, text in enumerate(texts) if text] for texts in self.texts]

    def text(self, row: int, column: int) -> str:
        """What a cell says, as text; nothing where the row is shorter."""
        texts = self.texts[row]
        return texts[column] if column < len(texts) else ""

    def filled(self, row: int) -> list[int]:
        """The columns of a row that say something."""
        return self._filled[row]
