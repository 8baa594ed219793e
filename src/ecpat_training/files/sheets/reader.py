"""One reader of sheets: which row is the header, what its columns are, and what is doubtful about them."""

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic

from ecpat_training.files.sheets.header import (
    Field,
    HeaderPath,
    Meaning,
    group_starts,
    header_paths,
    is_one_header,
    texts_of,
)
from ecpat_training.files.sheets.sheet import HeadedColumn, HeadedSheet
from ecpat_training.files.table import CellTable

NEAR_ROWS, SEARCHED_ROWS = 30, 60
"""Rows in which the header is looked for: titles, dates, a logo's empty rows may stand above it. Behind the first, a
header counts only where none of those is enough: it may be that of a second table."""


@dataclass(frozen=True)
class _Header(Generic[Field]):
    """Rows that may be a header, what is over each column, and how many columns they name `besides`."""

    first_row: int
    last_row: int
    paths: Mapping[int, HeaderPath]
    fields: Mapping[int, Field]
    further_count: int = 0

    @property
    def named_fields(self) -> set[Field]:
        """What its columns are, each once."""
        return {*self.fields.values()}

    @property
    def count(self) -> int:
        """How many different columns it names."""
        return len(self.named_fields) + self.further_count


@dataclass(frozen=True)
class SheetReader(Generic[Field]):
    """Finds the header of one kind of table. `meaning` says what a column is by the words over it; `needed` are
    columns without which it is no such table, of each group one at least, and `least` how many it names. The row counts
    that names most different columns; with `takes_first` the first one that has what is needed. `also` says how many a
    row names besides, by its texts together. A header has `most_rows`, 1 to 3, at most, and is looked for in the `near`
    rows first."""

    meaning: Meaning[Field]
    needed_fields: Sequence[Container[Field]]
    takes_first_header: bool = False
    min_fields: int = 1
    count_further: Callable[[Sequence[str]], int] = lambda _: 0
    most_rows: int = 2
    near_rows: int = NEAR_ROWS

    def read(self, table: CellTable, row: int | None = None) -> HeadedSheet[Field]:
        """The sheet under its header, which is in the row where a person says so, counted from 0. Where no row has what
        is needed, the one counts that names most, and the sheet says what is missing."""
        if row is None:
            header = self._find_best_header(table, 0, self.near_rows)
            later_header = (
                header if self._is_enough(header) else self._find_best_header(table, self.near_rows, SEARCHED_ROWS)
            )
            header = later_header if self._is_enough(later_header) else header
        else:
            header = self._header_in_row(table, row)
        header = self._extend_header(table, header)
        columns = [
            HeadedColumn(position, path, header.fields.get(position)) for position, path in sorted(header.paths.items())
        ]
        is_complete = self._is_enough(header)
        return HeadedSheet(
            table, header.first_row, header.last_row, tuple(columns), self.meaning, self.needed_fields, is_complete
        )

    def _find_best_header(self, table: CellTable, start: int, end: int) -> _Header[Field]:
        best_header: _Header[Field] = _Header(start, start, {}, {})
        for row in range(start, min(end, len(table.rows))):
            header = self._header_in_row(table, row)
            is_enough = self._is_enough(header)
            if is_enough and self.takes_first_header:
                return header
            if (is_enough, header.count) > (self._is_enough(best_header), best_header.count):
                best_header = header
        return best_header

    def _header_in_row(self, table: CellTable, row: int) -> _Header[Field]:
        texts = texts_of(table, row) if row < len(table.rows) else {}
        return self._header(row, row, {column: (text,) for column, text in texts.items()})

    def _header(self, first_row: int, last_row: int, paths: Mapping[int, HeaderPath]) -> _Header[Field]:
        fields = {column: field for column, path in paths.items() if (field := self.meaning(path)) is not None}
        return _Header(first_row, last_row, paths, fields, self.count_further([path[-1] for path in paths.values()]))

    def _is_enough(self, header: _Header[Field]) -> bool:
        return header.count >= self.min_fields and not self._missing_fields(header)

    def _missing_fields(self, header: _Header[Field]) -> list[Container[Field]]:
        return [group for group in self.needed_fields if not any(field in group for field in header.named_fields)]

    def _extend_header(self, table: CellTable, header: _Header[Field]) -> _Header[Field]:
        """The header with the rows below or above it that belong to it."""
        for _ in range(self.most_rows - 1 if header.fields else 0):
            longer_header = self._add_next_row(table, header)
            if longer_header is header:
                break
            header = longer_header
        return header

    def _add_next_row(self, table: CellTable, header: _Header[Field]) -> _Header[Field]:
        """The header with the row below or above it, where both together name more columns. One below also belongs to
        it where it holds nothing but words for columns, as under a title of several, and names none a second time; one
        above where by its words other columns are something else, as INSTITUTION over a second Name."""
        first_row, last_row = header.first_row, header.last_row
        if is_one_header(table, first_row, last_row + 1, self.meaning):
            joint_header = self._header(first_row, last_row + 1, header_paths(table, first_row, last_row + 1))
            lower = texts_of(table, last_row + 1)
            is_under_groups = not lower.keys() <= header.paths.keys()
            names_as_many = (
                is_under_groups
                and len(joint_header.fields) <= len(header.fields)
                and joint_header.count == header.count
            )
            if self._names_more(joint_header, header) or (
                names_as_many and all(column in joint_header.fields for column in lower)
            ):
                return joint_header
        for upper in range(
            first_row - 1, max(last_row - self.most_rows, -1), -1
        ):  # between them cells merged downwards
            if is_one_header(table, upper, last_row, self.meaning):
                joint_header = self._header(upper, last_row, header_paths(table, upper, last_row))
                if self._names_more(joint_header, header) or self._names_other_fields(table, joint_header, header):
                    return joint_header
        return header

    def _names_more(self, joint_header: _Header[Field], single_header: _Header[Field]) -> bool:
        return joint_header.count > single_header.count and len(self._missing_fields(joint_header)) <= len(
            self._missing_fields(single_header)
        )

    def _names_other_fields(
        self, table: CellTable, joint_header: _Header[Field], single_header: _Header[Field]
    ) -> bool:
        """Whether words of the upper row change what columns are, and nothing else is lost. They are several, or stand
        over a part of the columns; and each is a group's, unless all of them are known: `Country`, with `Albania`
        beside it, is no header."""
        starts = group_starts(table, joint_header.first_row, single_header.paths)
        changed_columns = [
            column for column, field in single_header.fields.items() if joint_header.fields.get(column) != field
        ]
        group_sizes = Counter(starts.values())
        are_words_known = all(
            self.meaning((text,)) is not None for text in texts_of(table, joint_header.first_row).values()
        )
        lost_fields = {single_header.fields[column] for column in changed_columns if column not in joint_header.fields}
        return (
            bool(changed_columns)
            and len({starts.get(column) for column in single_header.paths}) > 1
            and all(are_words_known or group_sizes[starts[column]] > 1 for column in changed_columns)
            and joint_header.count + len(lost_fields) >= single_header.count
            and len(self._missing_fields(joint_header)) <= len(self._missing_fields(single_header))
        )
