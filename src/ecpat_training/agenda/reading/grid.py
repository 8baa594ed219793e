"""A table of a workbook or a Word file, cell by cell, before anybody knows whether it is an agenda; every sheet of a
workbook that can be seen is one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.files.table_file import read_table
from ecpat_training.files.workbook.file import parse_sheets
from ecpat_training.words.catalogue.message import phrase


@dataclass(frozen=True)
class TextLine:
    """A text of its own, with its place: a paragraph before a table, the name of a sheet."""

    text: str
    where: Location


class ProgrammeTitles(NamedTuple):
    """What the programme calls its sessions, rooms and tracks, by their letters and figures: what a column holds."""

    titles: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


NO_NAMES = ProgrammeTitles()


@dataclass(frozen=True)
class AgendaGrid:
    """Rows of cells, empty rows included. `called` is how one speaks of it; `before` are the texts since the table
    before it, the nearest last; `findings` are those of its cells, worth telling only if it is used.

    `apart` says that a day never runs on from the grid before it, as from one sheet to the next. `ids` are the hidden
    ids of rows that no cell shows. `broken` are cells whose value can't be trusted, `merged` the first cells of those
    that are merged, with how many rows and columns they span. `struck` are rows most of which is struck through.
    `known` are the names of the programme, once it is known.
    """

    called: str
    rows: list[list[CellValue]]
    place: Callable[[int, int | None], Location]
    before: tuple[TextLine, ...] = ()
    findings: tuple[Finding, ...] = ()
    apart: bool = False
    ids: Mapping[int, str] = field(default_factory=dict)
    broken: frozenset[tuple[int, int]] = frozenset()
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    struck: frozenset[int] = frozenset()
    known: ProgrammeTitles = NO_NAMES

    @cached_property
    def texts(self) -> list[list[str]]:
        """What each cell says, as text."""
        return [[as_text(value) for value in cells] for cells in self.rows]

    @cached_property
    def _filled_columns_by_row(self) -> list[list[int]]:
        return [[column for column, text in enumerate(texts) if text] for texts in self.texts]

    def text(self, row: int, column: int) -> str:
        """What a cell says, as text; nothing where the row is shorter."""
        texts = self.texts[row]
        return texts[column] if column < len(texts) else ""

    @cached_property
    def _merged_cell_origins(self) -> dict[tuple[int, int], tuple[int, int]]:
        """For each cell within a merged one the first cell of that."""
        width = max((len(cells) for cells in self.rows), default=0)
        return {
            (row, column): first_cell
            for first_cell, (rows, columns) in self.merged.items()
            for row in range(first_cell[0], min(first_cell[0] + rows, len(self.rows)))
            for column in range(first_cell[1], min(first_cell[1] + columns, width))
        }

    def find_merged_origin(self, row: int, column: int) -> tuple[int, int]:
        """Returns row and column of a cell; for a part of a merged cell, those of the merged cell's first part."""
        return self._merged_cell_origins.get((row, column), (row, column))

    def span(self, row: int, column: int) -> int:
        """How many columns the cell spans that begins there."""
        first_cell = self.find_merged_origin(row, column)
        return self.merged.get(first_cell, (1, 1))[1] if first_cell[1] == column else 1

    def filled_columns(self, row: int) -> list[int]:
        """The columns of a row that say something."""
        return self._filled_columns_by_row[row]


MOST_ROWS = 2_000
MOST_COLUMNS = 100


def workbook_grids(data: bytes, file: str, *, opendocument: bool = False) -> tuple[list[AgendaGrid], list[Finding]]:
    """Returns a grid for each sheet of a workbook, and the findings on the workbook as a whole.

    Raises:
        InputError, RefusedError: the workbook can't be read, or the gate of office files refuses it.
        ContentError: the workbook is empty, or too large for an agenda.
    """
    tables, findings = parse_sheets(data, file, opendocument=opendocument)
    if large_tables := [table for table in tables if len(table.rows) > MOST_ROWS or _width(table) > MOST_COLUMNS]:
        raise ContentError([_report_oversized_table(table) for table in large_tables])
    return [_grid(table) for table in tables], findings


def text_grid(path: Path | str) -> AgendaGrid:
    """Returns the one grid of a CSV file.

    Raises:
        InputError: the file can't be read, or isn't UTF-8.
        ContentError: it is no table, or too large for an agenda.
    """
    table = read_table(path)
    if len(table.rows) > MOST_ROWS or _width(table) > MOST_COLUMNS:
        raise ContentError([_report_oversized_table(table)])
    name = TextLine("", Location(table.file))
    return AgendaGrid("the table", list(table.rows), table.location_of, (name,), tuple(table.findings), apart=True)


def _width(table: CellTable) -> int:
    return max((len(row) for row in table.rows), default=0)


def _grid(table: CellTable) -> AgendaGrid:
    sheet = table.sheet or ""
    name = TextLine(sheet, Location(table.file, sheet=sheet))
    _spread_down(table)
    return AgendaGrid(
        f"the sheet '{sheet}'", list(table.rows), table.location_of, (name,), tuple(table.findings),
        apart=True, broken=table.broken_cells, merged=table.merged_spans, struck=table.struck_rows,
    )  # fmt: skip


def _spread_down(table: CellTable) -> None:
    """Gives the value of cells that are merged over several columns and rows to each of the rows, as those of one
    column have it already."""
    for (top_row, left_column), (rows, columns) in table.merged_spans.items():
        value = (
            table.rows[top_row][left_column]
            if top_row < len(table.rows) and left_column < len(table.rows[top_row])
            else None
        )
        for row in table.rows[top_row + 1 : top_row + rows] if columns > 1 and value is not None else []:
            row.extend([None] * (left_column + 1 - len(row)))
            row[left_column] = value if row[left_column] is None else row[left_column]


def _report_oversized_table(table: CellTable) -> Finding:
    message = phrase(
        "this sheet has {rows:,} rows and {columns:,} columns: more than any agenda.",
        rows=len(table.rows),
        columns=_width(table),
    )
    hint = "Please delete the sheet, or the cells far from the agenda."
    return Finding("agenda.too-long", Severity.ERROR, message, Location(table.file, sheet=table.sheet), hint)
