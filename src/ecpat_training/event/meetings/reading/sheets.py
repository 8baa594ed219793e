"""Which sheet of a file holds what: by the headers, whatever the sheets are called and in which order they stand."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from ecpat_training.core.finding import Finding
from ecpat_training.files.cell import as_text
from ecpat_training.files.sheets.header import meaning_by_words
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.sheets.sheet import HeadedSheet, SheetRow
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_tables
from ecpat_training.words.lists.decision_words import (
    ATTENDEE_FIELD_OF,
    DECISION_FIELD_OF,
    DOCUMENT_FIELD_OF,
    AttendeeField,
    DecisionField,
    DocumentField,
)

_ID = re.compile(r"\(([a-z0-9-]+)\)$")
_Field = TypeVar("_Field", bound=str)
_DECISIONS: SheetReader[DecisionField] = SheetReader(
    meaning_by_words(DECISION_FIELD_OF), (("decision",), ("owner", "due", "status"))
)
_ATTENDANCE_READER: SheetReader[AttendeeField] = SheetReader(
    meaning_by_words(ATTENDEE_FIELD_OF), (("present",), ("code", "organisation", "name"))
)
_DOCUMENTS: SheetReader[DocumentField] = SheetReader(meaning_by_words(DOCUMENT_FIELD_OF), (("document",), ("version",)))


class MinutesSheets(NamedTuple):
    """The tables of a file by what they hold, each None where there is none, the id of the meeting that a title names,
    and what is to be said of the file. `others` are sheets that hold none of these."""

    attendance_sheet: HeadedSheet[AttendeeField] | None
    decisions: HeadedSheet[DecisionField] | None
    documents: HeadedSheet[DocumentField] | None
    meeting: str
    other_tables: tuple[CellTable, ...]
    findings: tuple[Finding, ...]


def sheets_of(path: Path) -> MinutesSheets:
    """Reads every sheet of a file, and tells by the headers what it holds.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the file is empty.
    """
    tables, findings = read_tables(path)
    attendance = decisions = documents = None
    unused_tables = []
    for table in tables:
        if decisions is None and (decision_columns := _DECISIONS.read(table)).is_complete:
            decisions = decision_columns
        elif attendance is None and (attendance_columns := _ATTENDANCE_READER.read(table)).is_complete:
            attendance = attendance_columns
        elif documents is None and (paper := _DOCUMENTS.read(table)).is_complete:
            documents = paper
        else:
            unused_tables.append(table)
            continue
        findings = [*findings, *table.findings]
    return MinutesSheets(attendance, decisions, documents, _meeting(tables), tuple(unused_tables), tuple(findings))


def text_of(row: SheetRow[_Field], field: _Field) -> str:
    """What a row says; nothing where the cell is struck through."""
    return "" if row.is_struck(field) else row.text(field)


def _meeting(tables: Sequence[CellTable]) -> str:
    """The id that the title of one of our own workbooks has at its end: `First expert meeting (experts-1)`."""
    first_cells = (as_text(table.rows[0][0]) for table in tables if table.rows and table.rows[0])
    return next((match[1] for text in first_cells if (match := _ID.search(text))), "")
