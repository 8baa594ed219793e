"""What the columns of a table of commitments are: of which statement, and of which month."""

import re
from collections.abc import Container
from typing import NamedTuple

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.files.sheets.header import HeaderPath
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.sheets.sheet import HeadedSheet
from ecpat_training.files.table import CellTable
from ecpat_training.words.lists.commitment_words import COMMITMENT_FIELD_OF, CommitmentField
from ecpat_training.words.matching import letters_key

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


class _Of(Container[Column]):
    """The columns of some fields, of whichever statement and month."""

    def __init__(self, *fields: CommitmentField) -> None:
        self.fields = fields

    def __contains__(self, column: object) -> bool:
        return isinstance(column, Column) and column.field in self.fields


_NEEDED = (_Of("code"), _Of("statement", "status"))


def sheet_of(table: CellTable, month: int | None) -> HeadedSheet[Column]:
    """Finds the headers. In a file of answers (`month`) a status is of that month.

    Raises:
        ContentError: no row names a code and a commitment or a status.
    """
    sheet = SheetReader(lambda path: _under(path, month or 0), _NEEDED).read(table)
    if not sheet.is_complete:
        missing_columns_message = "no row names the columns of a table of commitments."
        location = Location(table.file, sheet=table.sheet)
        raise ContentError(
            [
                *table.findings,
                Finding("commitments.columns", Severity.ERROR, missing_columns_message, location, _WANTED),
            ]
        )
    return sheet


def numbers_of(sheet: HeadedSheet[Column]) -> list[int]:
    """The statements that have columns of their own."""
    return sorted({place.number for place in sheet.places if place.field in ("statement", "status")})


def _under(path: HeaderPath, month: int) -> Column | None:
    """What the words over a column mean; of two rows the upper one may say of which statement, or after how many
    months: `Commitment 1` over `By when`, `3 months` over `Commitment 1`."""
    column = _column(path[-1], month)
    parent_column = _column(path[0], month) if len(path) > 1 else None
    if column is None or parent_column is None or column.field in ("code", "stakeholder", "side", "number"):
        return column
    is_status = parent_column.month and column.field in ("statement", "status")
    field = "status" if is_status else column.field
    return Column(
        field, column.number or parent_column.number, column.month or (parent_column.month if is_status else 0)
    )


def _column(text: str, month: int) -> Column | None:
    """What a header means; `3 months` alone is what became of a commitment by then."""
    if meaning := COMMITMENT_FIELD_OF.get(letters_key(text)):
        return Column(meaning, 0, month if meaning == "status" else 0)
    months_match = _MONTHS.search(text)
    remainder = text[: months_match.start()] + " " + text[months_match.end() :] if months_match else text
    number = _NUMBER.search(remainder)
    remainder = remainder[: number.start()] + " " + remainder[number.end() :] if number else remainder
    statement_number = int(number[1]) if number else 0
    key = letters_key(remainder)
    meaning = COMMITMENT_FIELD_OF.get(key)
    if months_match and (not key or meaning in ("status", "statement")):
        return Column("status", statement_number, int(months_match[1]))
    if meaning is None or (months_match and meaning != "status"):
        return None
    if statement_number and meaning in ("code", "stakeholder", "side", "number"):
        return None
    return Column(meaning, statement_number, month if meaning == "status" else 0)
