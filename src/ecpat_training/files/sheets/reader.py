"""One reader of sheets: which row is the header, what its columns are, and what is doubtful about them."""

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic

from ecpat_training.files.sheets.header import (
    Field,
    HeaderPath,
    Meaning,
    is_one_header,
    paths_in,
    starts_over,
    texts_of,
)
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
    row names besides, by its texts together. A header has `most_rows`, 1 to 3, at most, and is looked for in the `near`
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
        header = self._in_more_rows(table, header)
        columns = [
            HeadedColumn(position, path, header.fields.get(position)) for position, path in sorted(header.paths.items())
        ]
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

    def _in_more_rows(self, table: CellTable, header: _Header[Field]) -> _Header[Field]:
        """The header with the rows below or above it that belong to it."""
        for _ in range(self.most_rows - 1 if header.fields else 0):
            longer = self._with_the_next(table, header)
            if longer is header:
                break
            header = longer
        return header

    def _with_the_next(self, table: CellTable, header: _Header[Field]) -> _Header[Field]:
        """The header with the row below or above it, where both together name more columns. One below also belongs to
        it where it holds nothing but words for columns, as under a title of several, and names none a second time; one
        above where by its words other columns are something else, as INSTITUTION over a second Name."""
        first, last = header.first, header.last
        if is_one_header(table, first, last + 1, self.meaning):
            both = self._header(first, last + 1, paths_in(table, first, last + 1))
            lower = texts_of(table, last + 1)
            is_under_groups = not lower.keys() <= header.paths.keys()
            as_many = is_under_groups and len(both.fields) <= len(header.fields) and both.count == header.count
            if self._names_more(both, header) or (as_many and all(column in both.fields for column in lower)):
                return both
        for upper in range(first - 1, max(last - self.most_rows, -1), -1):  # between them cells merged downwards
            if is_one_header(table, upper, last, self.meaning):
                both = self._header(upper, last, paths_in(table, upper, last))
                if self._names_more(both, header) or self._names_other(table, both, header):
                    return both
        return header

    def _names_more(self, both: _Header[Field], single: _Header[Field]) -> bool:
        return both.count > single.count and len(self._missing(both)) <= len(self._missing(single))

    def _names_other(self, table: CellTable, both: _Header[Field], single: _Header[Field]) -> bool:
        """Whether words of the upper row change what columns are, and nothing else is lost. They are several, or stand
        over a part of the columns; and each is a group's, unless all of them are known: `Country`, with `Albania`
        beside it, is no header."""
        starts = starts_over(table, both.first, single.paths)
        changed = [column for column, field in single.fields.items() if both.fields.get(column) != field]
        widths = Counter(starts.values())
        are_known = all(self.meaning((text,)) is not None for text in texts_of(table, both.first).values())
        lost = {single.fields[column] for column in changed if column not in both.fields}
        return (
            bool(changed)
            and len({starts.get(column) for column in single.paths}) > 1
            and all(are_known or widths[starts[column]] > 1 for column in changed)
            and both.count + len(lost) >= single.count
            and len(self._missing(both)) <= len(self._missing(single))
        )
