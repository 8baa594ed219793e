"""A table as a file holds it, before anybody knows what its columns mean."""

from dataclasses import dataclass
from datetime import date, datetime, time

from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location, cell_name

CellValue = str | float | int | bool | datetime | date | time | None
"""What a cell holds: CSV files hold text only; an empty cell is None."""


@dataclass(frozen=True)
class Table:
    """All rows of a sheet or CSV file, from its first row on, empty rows included (as empty lists).

    `sheet` is None for CSV files, whose `lines[i]` is the line of the file on which row i starts (a quoted cell may
    hold line breaks). `sheets` names all sheets of the workbook. Text is as written, except that line ends are `\\n`;
    what could steer a terminal has been made visible, what only hides or reorders letters stays and is warned of.
    `banners` are rows in which cells are merged across columns, as under a title.
    `findings` hold errors too, of single cells whose value can't be trusted: whoever uses the table passes them on.
    """

    file: str
    rows: list[list[CellValue]]
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    lines: list[int] | None = None
    banners: frozenset[int] = frozenset()
    findings: tuple[Finding, ...] = ()
    encoding: str = ""
    delimiter: str = ""

    def where(self, row: int, column: int | None = None) -> Location:
        """The place of a row or cell; both count from 0."""
        if self.sheet is not None:
            cell = cell_name(row, column) if column is not None else f"row {row + 1}"
            return Location(self.file, sheet=self.sheet, cell=cell)
        line = self.lines[row] if self.lines is not None else row + 1
        return Location(self.file, line=line, column=None if column is None else column + 1)
