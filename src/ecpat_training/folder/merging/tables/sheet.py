"""A table as merging knows it: columns by their headers, rows by their cells."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import Finding, errors
from ecpat_training.core.location import column_letters
from ecpat_training.files.cell import as_text
from ecpat_training.files.csv.encoding import CANDIDATES
from ecpat_training.files.table import CellTable
from ecpat_training.folder.merging.model.values import UNREADABLE, token

CSV, WORKBOOK = ".csv", ".xlsx"
_FIRST_ROWS = 30  # among which the headers stand
_OF_CELLS = ("workbook.error-value", "workbook.formula", "workbook.date")  # what is wrong with single cells alone
_NO_SHEET_NAME = re.compile(r"[\\*?:/\[\]]")  # what Excel lets no sheet be called
_LONGEST_NAME = 31
_MOST_BROKEN = 10_000  # whose places are known
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Sheet:
    """A sheet's rows below its headers, cells by column; `above` is what stands before them, `at` the row of the table
    in which each row stands. An empty cell isn't kept."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    above: tuple[tuple[str, ...], ...] = ()
    at: tuple[int, ...] = ()
    table: CellTable | None = field(default=None, compare=False, repr=False)


class Tables(NamedTuple):
    """The tables of a file by their sheets (one without a name in a CSV file): None for what is no table, or one that
    can't be trusted, and then why. `encoding` is what a CSV file was found to be in by what was sent out."""

    by_sheet: dict[str, CellTable] | None
    why: Finding | None = None
    encoding: str = ""


def tables_of(
    name: str, data: bytes, encoding: str | None = None, sent_tables: Mapping[str, CellTable] | None = None
) -> Tables:
    """The tables of a file. Single cells that can't be read (an error value, a formula without a result) are left to
    `sheet_of`.

    Args:
        name: by its ending the file is a workbook or a CSV file.
        data: its bytes.
        encoding: what CSV files are in that aren't UTF-8.
        sent_tables: the tables that were sent out, whose words tell the encoding of a file that names none.
    """
    found_encoding = ""
    try:
        if name.lower().endswith(CSV) and encoding is None and sent_tables:
            encoding = found_encoding = encoding_like(data, sent_tables.get(""))
        tables = _read_tables(name, data, encoding or None)
    except EcpatError as error:
        return Tables(None, error.findings[0] if error.findings else None)
    if tables is None:
        return Tables(None)
    error_findings = [
        finding
        for table in tables.values()
        for finding in errors(table.findings)
        if finding.code not in _OF_CELLS or len(table.broken_cells) >= _MOST_BROKEN
    ]
    return Tables(None, error_findings[0]) if error_findings else Tables(tables, None, found_encoding)


def _read_tables(name: str, data: bytes, encoding: str | None) -> dict[str, CellTable] | None:
    if name.lower().endswith(CSV):
        from ecpat_training.files.csv.file import parse_csv

        return {"": parse_csv(data, name, encoding)}
    if name.lower().endswith(WORKBOOK):
        from ecpat_training.files.workbook.file import parse_sheets

        table_by_name: dict[str, CellTable] = {}
        for table in parse_sheets(data, name, opendocument=True)[0]:
            unique_name = stem = _NO_SHEET_NAME.sub("_", table.sheet or "")[:_LONGEST_NAME].strip("'") or "_"
            number = 2
            while unique_name in table_by_name:
                unique_name, number = f"{stem[: _LONGEST_NAME - 4]} ({number})", number + 1
            table_by_name[unique_name] = table
        return table_by_name
    return None


def sheet_of(table: CellTable) -> Sheet:
    """The headers, which are the first row with the most different texts, and the rows below that hold anything."""
    rows = table.rows
    filled_counts = [len({text for text in map(as_text, row) if text}) for row in rows[:_FIRST_ROWS]]
    header = filled_counts.index(max(filled_counts))
    width = max(map(len, rows[header:]))
    columns = tuple(_headers(rows[header], width))
    rows_below = [
        (number, {name: token(cell) for name, cell in zip(columns, rows[number], strict=False) if token(cell)})
        for number in range(header + 1, len(rows))
    ]
    for row, column in table.broken_cells:
        if header < row < len(rows) and column < width:
            rows_below[row - header - 1][1][columns[column]] = UNREADABLE
    filled_rows = [(number, cells) for number, cells in rows_below if cells]
    rows_above = tuple(tuple(map(token, row)) for row in rows[:header])
    return Sheet(
        columns, tuple(cells for _, cells in filled_rows), rows_above, tuple(number for number, _ in filled_rows), table
    )


def _headers(cells: Sequence[object], width: int) -> Iterator[str]:
    """A name for each column, another for each: `(column C)` where nothing stands above it."""
    used_names: set[str] = set()
    for index in range(width):
        cell = cells[index] if index < len(cells) else None
        name = cell if isinstance(cell, str) and cell.strip() else as_text(cell) if not isinstance(cell, str) else ""  # type: ignore[arg-type]
        name, number = name or f"(column {column_letters(index)})", 2
        base_name = name
        while name in used_names:
            name, number = f"{base_name} ({number})", number + 1
        used_names.add(name)
        yield name


def encoding_like(data: bytes, sent_table: CellTable | None) -> str:
    """The one encoding in which words with other letters than ASCII read as they were sent out; empty where the text is
    UTF-8, where no such word came back, or where several encodings read them so and others differently."""
    if sent_table is None or data.isascii():
        return ""
    try:
        data.decode()
    except UnicodeDecodeError:
        known_words = _words(as_text(cell) for row in sent_table.rows for cell in row if isinstance(cell, str))
        encodings_by_text: dict[str, tuple[int, str]] = {}
        for name in CANDIDATES:
            try:
                text = data.decode(name)
            except UnicodeDecodeError:
                continue
            encodings_by_text.setdefault(text, (len(known_words & _words([text])), name))
        max_shared = max((shared_words for shared_words, _ in encodings_by_text.values()), default=0)
        names = [name for shared_words, name in encodings_by_text.values() if shared_words == max_shared]
        # A tie is no answer: the same words read alike in several encodings, and others would be broken.
        return names[0] if max_shared and len(names) == 1 else ""
    return ""


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text) if not word.isascii()}
