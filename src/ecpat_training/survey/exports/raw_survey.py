"""What a survey platform says about a table: where its header is and what each column is for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from ecpat_training.core.finding import Finding
from ecpat_training.core.text import listing
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.survey.exports.wording import heading_key

_HEADER_ROWS_SEARCHED = 10
_MAX_CACHED_ROWS = 200  # rows whose texts are kept


class ColumnKind(StrEnum):
    """What a column is for."""

    QUESTION = "question"
    CHOICE_PART = "part of a multiple choice"
    SUBMITTED = "submission time"
    RESPONSE_ID = "response id"
    PLATFORM = "the platform's own"


@dataclass(frozen=True, slots=True)
class SurveyColumn:
    """One column: its `header` as written, and the shorter `names` that the question may go by, such as the row of
    a grid. `choices` are readings of the header as (question, answer), where a multiple choice is split up."""

    index: int
    header: str
    kind: ColumnKind = ColumnKind.QUESTION
    names: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PlatformMatch:
    """Why a table is taken for a platform's export. `seen` counts the telling columns: the most telling wins."""

    header: int
    seen: int
    because: str


def match_by_columns(row: int, evidence: int, columns: Sequence[str]) -> PlatformMatch:
    """What is told by columns that only this platform has; the first few of them are named."""
    return PlatformMatch(row, evidence, f"it has the columns {listing([f'`{column}`' for column in columns], 4)}")


@dataclass(frozen=True)
class RawSurvey:
    """A table with the meaning of its columns. Rows count from 0; responses stand from `first` on. `set_aside` are
    rows that are no responses, each with its reason; `extra_headers` are rows that only describe columns.

    `person` is the column by which the platform itself knows somebody in every wave, if it does; `labels` are, for a
    column, what its short answers mean (an empty text: that nothing was chosen), of all that may be chosen, or, where
    `labels_of_given`, of those that somebody gave; `not_asked` are columns that the survey keeps beside the answers and
    asks nobody; `findings` are what a person should know of this export.
    """

    platform: str
    header: int
    first: int
    columns: tuple[SurveyColumn, ...]
    set_aside: Mapping[int, str] = field(default_factory=dict)
    extra_headers: tuple[int, ...] = ()
    person: int | None = None
    labels: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    labels_of_given: bool = False
    not_asked: frozenset[int] = frozenset()

    def of_kind(self, *column_kinds: ColumnKind) -> list[SurveyColumn]:
        """The columns of these kinds, in order."""
        return [column for column in self.columns if column.kind in column_kinds]


def headers(table: CellTable, row: int) -> list[str]:
    """The texts of the cells of a row."""
    texts = table.unsaid_words.get(row)
    if texts is None:
        texts = [as_text(value) for value in table.rows[row]]
        if row < _MAX_CACHED_ROWS:
            table.unsaid_words[row] = texts
    return [*texts]


def header_keys(table: CellTable, row: int) -> Sequence[str]:
    """The texts of a row as wordings are compared: each platform looks for its own words among them."""
    keys = table.key_cache.get(row)
    if keys is None:
        keys = tuple(map(heading_key, headers(table, row)))
        if row < _MAX_CACHED_ROWS:
            table.key_cache[row] = keys
    return keys


def header_candidates(table: CellTable) -> Iterator[tuple[int, list[str]]]:
    """(row, texts of its cells) of the rows that may be the header: titles may stand above it."""
    for row in range(min(_HEADER_ROWS_SEARCHED, len(table.rows))):
        texts = headers(table, row)
        if len(texts) - texts.count("") > 1:
            yield row, texts


def cells_below(table: CellTable, row: int, column: int, limit: int = 50) -> list[CellValue]:
    """The first cells of a column below a row, empty ones left out."""
    return [value for value in table.cells_below(row, column, limit) if as_text(value)]


def hxl_rows(table: CellTable, header: int) -> tuple[int, ...]:
    """The row of humanitarian exchange language tags below a header, if there is one: `#affected +f`."""
    row = header + 1
    if row >= len(table.rows):
        return ()
    texts = [text for text in headers(table, row) if text]
    tags = sum(text.startswith("#") and len(text) > 1 for text in texts)
    return (row,) if texts and tags == len(texts) else ()


class Platform(Protocol):
    """What a module of `survey/platforms/` offers: the platform's name, and in a few words what its reader rests on,
    such as `real exports`."""

    NAME: str
    RESTS_ON: str

    def matches(self, table: CellTable) -> PlatformMatch | None:
        """Why the table is taken for an export of this platform; None where it isn't."""
        ...

    def read(self, table: CellTable, match: PlatformMatch) -> RawSurvey:
        """The export with what each of its columns is for, and which rows are no responses."""
        ...
