"""Which sheet of a file holds what: by the headers, whatever the sheets are called and in which order they stand."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_tables
from ecpat_training.words.lists.decision_words import (
    DECISION_FIELD_OF,
    DOCUMENT_FIELD_OF,
    THERE_FIELD_OF,
    DecisionField,
    DocumentField,
    ThereField,
)
from ecpat_training.words.matching import letters_key

_SEARCHED = 30  # rows in which the headers are looked for
_ID = re.compile(r"\(([a-z0-9-]+)\)$")
_Field = TypeVar("_Field", bound=str)


class Columns(NamedTuple, Generic[_Field]):
    """A table, the row of its headers, and what stands in which column."""

    table: CellTable
    row: int
    places: Mapping[_Field, int]

    def rows(self) -> list[int]:
        """The rows below the headers in which anything stands that isn't struck through."""
        rows = range(self.row + 1, len(self.table.rows))
        return [at for at in rows if at not in self.table.struck and any(map(as_text, self.table.rows[at]))]

    def cell(self, at: int, field: _Field) -> str:
        """What a row says; empty where the table has no such column."""
        place = self.places.get(field)
        cells = self.table.rows[at]
        there = place is not None and place < len(cells) and (at, place) not in self.table.struck_cells
        cell = cells[place] if place is not None and there else None
        return as_text(cell.date() if isinstance(cell, datetime) else cell).strip()

    def where(self, at: int, field: _Field) -> Location:
        """The place of a cell, or of its row where the table has no such column."""
        return self.table.where(at, self.places.get(field))


class MinutesSheets(NamedTuple):
    """The tables of a file by what they hold, each None where there is none, the id of the meeting that a title names,
    and what is to be said of the file. `others` are sheets that hold none of these."""

    there: Columns[ThereField] | None
    decisions: Columns[DecisionField] | None
    documents: Columns[DocumentField] | None
    meeting: str
    others: tuple[CellTable, ...]
    findings: tuple[Finding, ...]


def sheets_of(path: Path) -> MinutesSheets:
    """Reads every sheet of a file, and tells by the headers what it holds.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the file is empty.
    """
    tables, findings = read_tables(path)
    there = decisions = documents = None
    others = []
    for table in tables:
        if decisions is None and (found := _columns(table, DECISION_FIELD_OF, "decision", ("owner", "due", "status"))):
            decisions = found
        elif there is None and (who := _columns(table, THERE_FIELD_OF, "present", ("code", "organisation", "name"))):
            there = who
        elif documents is None and (paper := _columns(table, DOCUMENT_FIELD_OF, "document", ("version",))):
            documents = paper
        else:
            others.append(table)
            continue
        findings = [*findings, *table.findings]
    return MinutesSheets(there, decisions, documents, _meeting(tables), tuple(others), tuple(findings))


def _columns(
    table: CellTable, words: Mapping[str, _Field], needed: _Field, one_of: Sequence[_Field]
) -> Columns[_Field] | None:
    """The row with most of the headers; None where none of them has what is needed."""
    best: Columns[_Field] | None = None
    for row, cells in enumerate(table.rows[:_SEARCHED]):
        places: dict[_Field, int] = {}
        for at, cell in enumerate(cells):
            if (text := as_text(cell)) and (field := words.get(letters_key(text))):
                places.setdefault(field, at)
        whole = needed in places and any(field in places for field in one_of)
        if whole and (best is None or len(places) > len(best.places)):
            best = Columns(table, row, places)
    return best


def _meeting(tables: Sequence[CellTable]) -> str:
    """The id that the title of one of our own workbooks has at its end: `First expert meeting (experts-1)`."""
    firsts = (as_text(table.rows[0][0]) for table in tables if table.rows and table.rows[0])
    return next((found[1] for text in firsts if (found := _ID.search(text))), "")
