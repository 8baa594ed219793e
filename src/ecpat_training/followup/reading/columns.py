"""What the columns of a table of commitments are: of which statement, and of which month."""

import re
from typing import NamedTuple

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.words.lists.commitment_words import COMMITMENT_FIELD_OF, CommitmentField
from ecpat_training.words.matching import letters_key

_SEARCHED = 30
_MONTHS = re.compile(
    r"(?:\b(?:at|after|nach|après|na|după|posle|pas|через|după)\s+)?\b(\d{1,2})\s*[-_]?\s*"
    r"(?:months?|monate?n?|mois|maanden|luni|meseci|muaj|месяц\w*|місяц\w*|m)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<!\d)([1-9])(?!\d)")
_WANTED = "Give it a header such as Code, Commitment 1, By when 1, Topic 1; or Code, Commitment, By when, Topic."


class Column(NamedTuple):
    """A column: what it holds, of which statement (0: of the row's only one) and of which month (0: none said)."""

    field: CommitmentField
    number: int
    month: int


class Columns(NamedTuple):
    """The row of the headers, and what stands where."""

    row: int
    places: dict[Column, int]

    @property
    def numbers(self) -> list[int]:
        """The statements that have columns of their own."""
        return sorted({one.number for one in self.places if one.field in ("statement", "status")})


def columns_of(table: CellTable, month: int | None) -> Columns:
    """Finds the headers. In a file of answers (`month`) a status is of that month.

    Raises:
        ContentError: no row names a code and a commitment or a status.
    """
    best = Columns(0, {})
    for row, cells in enumerate(table.rows[:_SEARCHED]):
        places: dict[Column, int] = {}
        for at, cell in enumerate(cells):
            if (text := as_text(cell)) and (column := _column(text, month or 0)) is not None:
                places.setdefault(column, at)
        if len(places) > len(best.places):
            best = Columns(row, places)
    fields = {one.field for one in best.places}
    if "code" not in fields or not fields & {"statement", "status"}:
        what = "no row names the columns of a table of commitments."
        where = Location(table.file, sheet=table.sheet)
        raise ContentError([*table.findings, Finding("commitments.columns", Severity.ERROR, what, where, _WANTED)])
    return best


def _column(text: str, month: int) -> Column | None:
    """What a header means; `3 months` alone is what became of a commitment by then."""
    if meant := COMMITMENT_FIELD_OF.get(letters_key(text)):
        return Column(meant, 0, month if meant == "status" else 0)
    said = _MONTHS.search(text)
    rest = text[: said.start()] + " " + text[said.end() :] if said else text
    number = _NUMBER.search(rest)
    rest = rest[: number.start()] + " " + rest[number.end() :] if number else rest
    of = int(number[1]) if number else 0
    key = letters_key(rest)
    meant = COMMITMENT_FIELD_OF.get(key)
    if said and (not key or meant in ("status", "statement")):
        return Column("status", of, int(said[1]))
    if meant is None or (said and meant != "status"):
        return None
    if of and meant in ("code", "stakeholder", "side", "number"):
        return None
    return Column(meant, of, month if meant == "status" else 0)
