"""A sheet under its header: columns by what they are, rows by where they stand, and what is doubtful in either."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Generic, NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, listing
from ecpat_training.files.cell import as_text
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.files.sheets.header import Field, HeaderPath, Meaning, texts_of
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.totals import is_number, is_total


def day_text(cell: CellValue) -> str:
    """What a cell says, as text; a moment is its day."""
    return as_text(cell.date() if isinstance(cell, datetime) else cell)


class RowStanding(StrEnum):
    """What a filled row below the header is; all but data say why it isn't read."""

    DATA = ""
    STRUCK = "it is struck through"
    HEADER = "it repeats the header"
    OTHER_HEADER = "it names other columns"
    TOTAL = "it is a total"


class HeadedColumn(NamedTuple, Generic[Field]):
    """A column: its place from 0, the words over it, and what it is; None where nobody knows."""

    position: int
    path: HeaderPath
    field: Field | None

    @property
    def header(self) -> str:
        """The words right above its cells."""
        return self.path[-1]


@dataclass(frozen=True, eq=False)
class HeadedSheet(Generic[Field]):
    """A table whose header stands in the rows `first_row` to `header_row`, counted from 0; `columns` are those that
    have a word over them, from left to right. Where no row was known as a header, it has no columns. It `is_whole`
    where every needed column is there."""

    table: CellTable
    first_row: int
    header_row: int
    columns: tuple[HeadedColumn[Field], ...]
    meaning: Meaning[Field]
    needed_fields: Sequence[Container[Field]] = ()
    is_complete: bool = False

    @cached_property
    def places(self) -> Mapping[Field, int]:
        """Where each field stands: of columns that are the same, the first."""
        position_by_field: dict[Field, int] = {}
        for column in self.columns:
            if column.field is not None:
                position_by_field.setdefault(column.field, column.position)
        return position_by_field

    @cached_property
    def missing_fields(self) -> tuple[Container[Field], ...]:
        """The groups of needed columns of which none is there."""
        return tuple(group for group in self.needed_fields if not any(field in group for field in self.places))

    @cached_property
    def repeated_columns(self) -> tuple[HeadedColumn[Field], ...]:
        """Columns that are what one to their left is already."""
        return tuple(
            column
            for column in self.columns
            if column.field is not None and self.places[column.field] != column.position
        )

    @cached_property
    def unknown_columns(self) -> tuple[HeadedColumn[Field], ...]:
        """Columns of whose words nobody knows what they mean."""
        return tuple(column for column in self.columns if column.field is None)

    @cached_property
    def columns_without_header(self) -> tuple[int, ...]:
        """The places of columns that hold something below the header, and have no word over them."""
        named_positions = {column.position for column in self.columns}
        filled_positions = {
            column
            for cells in self.table.rows[self.header_row + 1 :]
            for column, cell in enumerate(cells)
            if column not in named_positions and cell is not None and as_text(cell)
        }
        return tuple(sorted(filled_positions))

    @cached_property
    def filled_rows(self) -> tuple["SheetRow[Field]", ...]:
        """The rows below the header that hold anything, each with where it stands."""
        return tuple(
            SheetRow(self, row, self._standing(row, texts))
            for row in range(self.header_row + 1, len(self.table.rows))
            if (texts := texts_of(self.table, row))
        )

    @property
    def data(self) -> Iterator["SheetRow[Field]"]:
        """The rows that are read."""
        return (row for row in self.filled_rows if row.standing is RowStanding.DATA)

    def repeated_column_findings(self) -> list[Finding]:
        """A warning for each column that is what one to its left is already."""
        findings = []
        for column in self.repeated_columns:
            first_position = self.places[column.field] if column.field is not None else 0
            message: str = phrase(
                "this column means the same as {column_name}, which counts; it isn't read.",
                column_name=self.table.column_name(first_position),
            )
            location = self.table.location_of(self.header_row, column.position)
            hint = "Please delete the one that is wrong, or call it something else."
            findings.append(Finding("table.column-twice", Severity.WARNING, message, location, hint))
        return findings

    def unused_rows(self) -> list[UnusedRow]:
        """The other rows, each with the reason."""
        return [
            UnusedRow(row.location_of(), row.standing.value)
            for row in self.filled_rows
            if row.standing is not RowStanding.DATA
        ]

    def remarks(self, *, struck_code: str | None = "table.struck", lists_rows: bool = True) -> list[Finding]:
        """What a person should know of rows that aren't read: those that are struck through, under the code
        `struck_code` (None: the caller tells), headers of a second table, and any other, unless the caller lists these
        rows."""
        rows_by_standing = {
            standing: [row for row in self.filled_rows if row.standing is standing] for standing in RowStanding
        }
        findings = []
        rows = rows_by_standing[RowStanding.STRUCK]
        if rows and struck_code is not None:
            message: str = phrase(
                "{rows:,} {rows:row is|rows are} struck through, and {rows:isn't|aren't} read.", rows=len(rows)
            )
            findings.append(
                Finding(struck_code, Severity.WARNING, message, rows[0].location_of(), "Delete what doesn't count.")
            )
        for row in rows_by_standing[RowStanding.OTHER_HEADER]:
            message = (
                "this row names columns again, and other ones than the header: the rows below it may be read wrongly."
            )
            hint = "Please give each table a sheet of its own."
            findings.append(Finding("table.second-header", Severity.WARNING, message, row.location_of(), hint))
        unread_rows = [*rows_by_standing[RowStanding.HEADER], *rows_by_standing[RowStanding.TOTAL]]
        if unread_rows and not lists_rows:
            places = listing([f"{row.location_of().place_in_file}, since {row.standing.value}" for row in unread_rows])
            message = phrase(
                "{rows:,} {rows:row isn't|rows aren't} read: {places}.", rows=len(unread_rows), places=places
            )
            findings.append(Finding("table.no-data", Severity.NOTE, message, unread_rows[0].location_of()))
        return findings

    def _standing(self, row: int, texts: Mapping[int, str]) -> RowStanding:
        if row in self.table.struck_rows:
            return RowStanding.STRUCK
        fields = {column: self.meaning((text,)) for column, text in texts.items()}
        named_fields = {field for field in fields.values() if field is not None}
        if self._is_repeated_header(texts, fields):
            return RowStanding.HEADER
        are_words = (
            2 * len(named_fields) > len(texts) and len(named_fields) > 1
        )  # a word that is there twice names one column
        if (
            are_words
            and self.needed_fields
            and all(any(field in group for field in named_fields) for group in self.needed_fields)
        ):
            return RowStanding.OTHER_HEADER
        return RowStanding.TOTAL if self._is_total(texts) else RowStanding.DATA

    def _is_total(self, texts: Mapping[int, str]) -> bool:
        """Whether a word for a sum stands first, in the row or under the known columns, and some needed column holds
        nothing but that or a number."""
        firsts = [*texts.values()][:1] + [text for column, text in texts.items() if column in self.places.values()][:1]
        if not any(map(is_total, firsts)):
            return False
        words = {column for column, text in texts.items() if not (is_total(text) or is_number(text))}
        filled_fields = {field for field, column in self.places.items() if column in words}
        return not self.needed_fields or any(
            not any(field in group for field in filled_fields) for group in self.needed_fields
        )

    def _is_repeated_header(self, texts: Mapping[int, str], fields: Mapping[int, Field | None]) -> bool:
        """Whether a row says the header again, in its words or in those of another language: each cell over its own
        column, and more cells than one, where the header has more."""
        columns = {column.position: column for column in self.columns}
        if not columns or len(texts) < min(2, len(columns)):
            return False
        return all(
            column in columns
            and (
                fold(text) in map(fold, columns[column].path)
                or (fields[column] is not None and fields[column] == columns[column].field)
            )
            for column, text in texts.items()
        )


class SheetRow(NamedTuple, Generic[Field]):
    """A filled row below the header, by its place from 0."""

    sheet: HeadedSheet[Field]
    position: int
    standing: RowStanding

    def cell(self, field: Field) -> CellValue:
        """What a field's cell holds; None where it is empty or there is no such column."""
        place, cells = self.sheet.places.get(field), self.sheet.table.rows[self.position]
        return cells[place] if place is not None and place < len(cells) else None

    def text(self, field: Field) -> str:
        """The same as text. A moment is its day, since spreadsheets make moments of days."""
        return day_text(self.cell(field))

    @property
    def texts(self) -> list[str]:
        """What each of its cells says, from the first column on."""
        return [*map(day_text, self.sheet.table.rows[self.position])]

    def location_of(self, field: Field | None = None) -> Location:
        """The place of a field's cell; of the row, where there is no such column."""
        place = self.sheet.places.get(field) if field is not None else None
        return self.sheet.table.location_of(self.position, place)

    def is_struck(self, field: Field) -> bool:
        """Whether the cell is struck through, and most of the row isn't."""
        return (self.position, self.sheet.places.get(field)) in self.sheet.table.struck_cells
