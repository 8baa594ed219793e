"""One reader of sheets: which row is the header, what its columns are, and what is doubtful about them."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic

from ecpat_training.files.sheets.header import Field, HeaderPath, Meaning, is_one_header, paths_in_two_rows, texts_of
from ecpat_training.files.sheets.sheet import HeadedColumn, HeadedSheet
from ecpat_training.files.table import CellTable

NEAR, SEARCHED = 30, 60
"""Rows in which the header is looked for: titles, dates, a logo's empty rows may stand above it. Behind the first, a
header counts only where none of those is enough: it may be that of a second table."""


@dataclass(frozen=True)
class _Header(Generic[Field]):
    """Rows that may be a header, what is over each column, and how many columns they name `besides`."""

    first: int
    last: int
    paths: Mapping[int, HeaderPath]
    fields: Mapping[int, Field]
    besides: int = 0

    @property
    def named(self) -> set[Field]:
        """What its columns are, each once."""
        return {*self.fields.values()}

    @property
    def count(self) -> int:
        """How many different columns it names."""
        return len(self.named) + self.besides


@dataclass(frozen=True)
class SheetReader(Generic[Field]):
    """Finds the header of one kind of table. `meaning` says what a column is by the words over it; `needed` are
    columns without which it is no such table, of each group one at least, and `least` how many it names. The row counts
    that names most different columns; with `takes_first` the first one that has what is needed. `also` says how many a
    row names besides, by its texts together. A header has `most_rows`, 1 or 2, at most, and is looked for in the `near`
    rows first."""

    meaning: Meaning[Field]
    needed: Sequence[Container[Field]]
    takes_first: bool = False
    least: int = 1
    also: Callable[[Sequence[str]], int] = lambda _: 0
    most_rows: int = 2
    near: int = NEAR

    def read(self, table: CellTable, row: int | None = None) -> HeadedSheet[Field]:
        """The sheet under its header, which is in the row where a person says so, counted from 0. Where no row has what
        is needed, the one counts that names most, and the sheet says what is missing."""
        if row is None:
            header = self._best(table, 0, self.near)
            below = header if self._is_enough(header) else self._best(table, self.near, SEARCHED)
            header = below if self._is_enough(below) else header
        else:
            header = self._in_one_row(table, row)
        header = self._in_two_rows(table, header) if self.most_rows > 1 else header
        columns = [HeadedColumn(at, path, header.fields.get(at)) for at, path in sorted(header.paths.items())]
        is_whole = self._is_enough(header)
        return HeadedSheet(table, header.first, header.last, tuple(columns), self.meaning, self.needed, is_whole)

    def _best(self, table: CellTable, start: int, end: int) -> _Header[Field]:
        best: _Header[Field] = _Header(start, start, {}, {})
        for row in range(start, min(end, len(table.rows))):
            header = self._in_one_row(table, row)
            enough = self._is_enough(header)
            if enough and self.takes_first:
                return header
            if (enough, header.count) > (self._is_enough(best), best.count):
                best = header
        return best

    def _in_one_row(self, table: CellTable, row: int) -> _Header[Field]:
        texts = texts_of(table, row) if row < len(table.rows) else {}
        return self._header(row, row, {column: (text,) for column, text in texts.items()})

    def _header(self, first: int, last: int, paths: Mapping[int, HeaderPath]) -> _Header[Field]:
        fields = {column: field for column, path in paths.items() if (field := self.meaning(path)) is not None}
        return _Header(first, last, paths, fields, self.also([path[-1] for path in paths.values()]))

    def _is_enough(self, header: _Header[Field]) -> bool:
        return header.count >= self.least and not self._missing(header)

    def _missing(self, header: _Header[Field]) -> list[Container[Field]]:
        return [group for group in self.needed if not any(field in group for field in header.named)]

    def _in_two_rows(self, table: CellTable, header: _Header[Field]) -> _Header[Field]:
        """The header with the row below or above it, where both together name more columns. One below also belongs to
        it where it holds nothing but words for columns, as under a title of several, and names none a second time."""
        row = header.last
        if not header.fields:
            return header
        if is_one_header(table, row, self.meaning):
            both = self._header(row, row + 1, paths_in_two_rows(table, row))
            lower = texts_of(table, row + 1)
            as_many = len(both.fields) <= len(header.fields) and both.count == header.count
            if self._names_more(both, header) or (as_many and all(column in both.fields for column in lower)):
                return both
        if row and is_one_header(table, row - 1, self.meaning):
            both = self._header(row - 1, row, paths_in_two_rows(table, row - 1))
            if self._names_more(both, header):
                return both
        return header

    def _names_more(self, both: _Header[Field], one: _Header[Field]) -> bool:
        return both.count > one.count and len(self._missing(both)) <= len(self._missing(one))
