"""A table as a file holds it, before anybody knows what its columns mean."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location, cell_name, column_letters

CellValue = str | float | int | bool | datetime | date | time | None
"""What a cell holds: CSV files hold text only; an empty cell is None."""

ReadValue = CellValue | timedelta
"""What a workbook's reader makes of a cell, a span of time included."""


if TYPE_CHECKING:
    import numpy
    import numpy.typing


_Cell = TypeVar("_Cell")
_Meaning = TypeVar("_Meaning")


class CodedColumn(Sequence[_Cell], Generic[_Cell]):
    """The cells of a long column: `distinct_values`, what stands in it, and `at[i]`, which of that stands in cell i.
    What is asked of every cell is asked of a handful of different ones. Where nearly all differ, as codes do, it counts
    up."""

    def __init__(
        self, distinct_values: Sequence[_Cell], positions: "numpy.typing.NDArray[numpy.signedinteger]"
    ) -> None:
        self.distinct, self.at = distinct_values, positions

    def __len__(self) -> int:
        return len(self.at)

    @overload
    def __getitem__(self, row: int) -> _Cell: ...
    @overload
    def __getitem__(self, row: slice) -> "CodedColumn[_Cell]": ...
    def __getitem__(self, row: int | slice) -> "_Cell | CodedColumn[_Cell]":
        return CodedColumn(self.distinct, self.at[row]) if isinstance(row, slice) else self.distinct[int(self.at[row])]

    def __iter__(self) -> Iterator[_Cell]:
        return map(self.distinct.__getitem__, self.at.tolist())

    def take(self, rows: Sequence[int]) -> "CodedColumn[_Cell]":
        """The cells of these rows, in their order."""
        if rows and len(rows) == rows[-1] - rows[0] + 1:
            return self[rows[0] : rows[-1] + 1]
        import numpy

        return CodedColumn(self.distinct, self.at[numpy.asarray(rows, dtype=numpy.intp)])

    def present_values(self) -> dict[int, _Cell]:
        """The different cells that stand in some row, by their position in `distinct`."""
        import numpy

        sparse = len(self.distinct) > len(self.at)
        positions = numpy.unique(self.at) if sparse else numpy.flatnonzero(numpy.bincount(self.at))
        return {position: self.distinct[position] for position in positions.tolist()}

    def mapped(self, meaning: "Callable[[_Cell], _Meaning | None]") -> "CodedColumn[_Meaning | None]":
        """A column with the meaning of each different cell; None for cells that stand in no row."""
        cell_by_position = self.present_values()
        return CodedColumn(
            [
                meaning(cell_by_position[position]) if position in cell_by_position else None
                for position in range(len(self.distinct))
            ],
            self.at,
        )

    def find_rows(self, is_match: Callable[[_Cell], object]) -> list[int]:
        """The positions of the cells of which something holds."""
        import numpy

        positions = [position for position, cell in self.present_values().items() if is_match(cell)]
        return numpy.flatnonzero(numpy.isin(self.at, positions)).tolist() if positions else []


class LongRows(Sequence[list[CellValue]]):
    """The rows of a table kept by columns, made when somebody looks at one."""

    def __init__(self, columns: Sequence[CodedColumn[CellValue]]) -> None:
        self._columns = columns

    def __len__(self) -> int:
        return len(self._columns[0])

    @overload
    def __getitem__(self, row: int) -> list[CellValue]: ...
    @overload
    def __getitem__(self, row: slice) -> list[list[CellValue]]: ...
    def __getitem__(self, row: int | slice) -> list[CellValue] | list[list[CellValue]]:
        if isinstance(row, slice):
            return [self[index] for index in range(*row.indices(len(self)))]
        return [column[row] for column in self._columns]


@dataclass(frozen=True)
class CellTable:
    """All rows of a sheet or CSV file, from its first row on, empty rows included (as empty lists).

    `sheet` is None for CSV files, whose `lines[i]` is the line of the file on which row i starts (a quoted cell may
    hold line breaks). `sheets` names all sheets of the workbook. Text is as written, except that line ends are `\\n`;
    what could steer a terminal has been made visible, what only hides or reorders letters stays and is warned of.
    `banners` are rows in which cells are merged across columns, as under a title; `struck` those of which most
    is struck through, and `struck_cells` single cells of other rows that are; `fills` names the colour behind
    cells of the first rows that have one, `inks` that of their letters where it isn't the usual one, and `notes` what
    notes (comments) on cells say. `broken` are cells whose value can't be
    trusted, `formulas` those that hold one, and `merged` the first cells of those that are merged, with how many rows
    and columns they span.
    `columns` are the same cells column by column, of a long table alone.
    `findings` hold errors too, of single cells whose value can't be trusted: each step of reading adds its own, and
    whoever uses the table passes them on.
    `also` is what a column is called besides its header, and `labels` what its values mean, where the file says so;
    `kind` names the statistics program whose file it is; `place_of` says where a row or cell stands, where the table
    was put together from elsewhere; `sheet_called` reads another sheet of the same workbook by its name, None where it
    is hidden or can't be read.
    """

    file: str
    rows: Sequence[list[CellValue]]
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    lines: Sequence[int] | None = None
    banners: frozenset[int] = frozenset()
    struck_rows: frozenset[int] = frozenset()
    struck_cells: frozenset[tuple[int, int]] = frozenset()
    fills: Mapping[tuple[int, int], str] = field(default_factory=dict)
    inks: Mapping[tuple[int, int], str] = field(default_factory=dict)
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    broken_cells: frozenset[tuple[int, int]] = frozenset()
    formulas: frozenset[tuple[int, int]] = frozenset()
    merged_spans: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    encoding: str = ""
    delimiter: str = ""
    columns: tuple[CodedColumn[CellValue], ...] = ()
    label_by_column: dict[int, str] = field(default_factory=dict)
    labels: dict[int, Mapping[str, str]] = field(default_factory=dict)
    kind: str = ""
    locate: Callable[[int, int | None], Location] | None = field(default=None, repr=False, compare=False)
    find_sheet: "Callable[[str], CellTable | None] | None" = field(default=None, repr=False, compare=False)
    unsaid_words: dict[int, list[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The texts of rows that were asked for, since many ask for the same few; `exports/raw_survey.py` keeps them."""
    key_cache: dict[int, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The same, as wordings are compared."""

    def cells_below(self, row: int, column: int, rows: int | None = None) -> Iterator[CellValue]:
        """The cells of a column below a row, those of the next `rows` where that is said; a shorter row has none."""
        end = None if rows is None else row + 1 + rows
        return (cells[column] for cells in self.rows[row + 1 : end] if column < len(cells))

    def span(self, row: int, column: int) -> int:
        """How many columns the cell spans that begins there."""
        return self.merged_spans.get((row, column), (1, 1))[1]

    def column_name(self, column: int) -> str:
        """A column as the spreadsheet names it, `column C`; in a text file, `column 3`."""
        return f"column {column_letters(column) if self.sheet is not None else column + 1}"

    def location_of(self, row: int, column: int | None = None) -> Location:
        """The place of a row or cell; both count from 0."""
        if self.locate is not None:
            return self.locate(row, column)
        if self.sheet is not None:
            cell = cell_name(row, column) if column is not None else f"row {row + 1}"
            return Location(self.file, sheet=self.sheet, cell=cell)
        line = self.lines[row] if self.lines is not None else row + 1
        return Location(self.file, line=line, column=None if column is None else column + 1)
