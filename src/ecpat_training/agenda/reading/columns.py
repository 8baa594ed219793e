"""Which rows of a grid name the columns of an agenda, and what each column means."""

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from ecpat_training.agenda.reading.clock_cell import when_of
from ecpat_training.agenda.reading.grid import Grid
from ecpat_training.agenda.reading.item import WrittenItem
from ecpat_training.words.lists.agenda_headers import AGENDA_FIELD_OF, AgendaField
from ecpat_training.words.matching import letters_key

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PARTS = re.compile(r"[/|\n,&]+|\s(?:and|und|et|și|si|en|og|e|i|dhe|и|і|та)\s")
_WHEN: tuple[AgendaField, ...] = ("time", "start", "minutes")
# Beside the keys of an item in an agenda file, whatever says when it is and who is there; other columns are told.
_READ = {"id", "time", "start", "end", "day", "date", "lead", "second", "speakers", *WrittenItem.model_fields}
_CODE = re.compile(r"[A-Z]{1,5}-?\d{1,3}\b")
_LONGEST_HEADER = 60
_LOOKED_AT = 60  # rows of a grid without a header
_Part = list[tuple[int, str, AgendaField | None]]  # of a header: columns, texts, meanings
_MOST_BESIDE = 10  # tables side by side; there are as many days at most


@dataclass(frozen=True)
class Columns:
    """The columns of one agenda table, from left to right: `of` says which column holds a field, `others` those that
    no agenda has, with what their header says. `first` to `last` are its columns: tables may stand side by side."""

    of: dict[AgendaField, int]
    others: dict[int, str]
    first: int
    last: int


@lru_cache(maxsize=1_000)
def field_of(header: str) -> AgendaField | None:
    """What a header means; None where no table knows it, or where its parts (`Time / Room`) mean two things."""
    if not header or len(header) > _LONGEST_HEADER:
        return None
    bare = _BRACKETS.sub(" ", header)
    for wording in (header, bare):
        if field := AGENDA_FIELD_OF.get(letters_key(wording)):
            return field
    parts = {AGENDA_FIELD_OF.get(letters_key(part)) for part in _PARTS.split(bare) if letters_key(part)}
    return parts.pop() if len(parts) == 1 else None


def header_columns(grid: Grid, row: int) -> list[Columns]:
    """The agenda tables whose columns a row names, most often one; none where the row is no header.

    A header names a time (or a start, or minutes) and a title; where a field comes a second time, the next table
    begins.
    """
    named = [(column, text := grid.text(row, column), field_of(text)) for column in grid.filled(row)]
    if not _is_agenda({field for _, _, field in named}):
        return []
    parts: list[_Part] = [[]]
    names: set[str | None] = set()
    for column, text, field in named:
        if field in _WHEN and field in names and _is_agenda(names):
            parts.append([])
            names.clear()
        if field == "trainers" and "trainers" in names:
            field = "speakers"  # beside a column of trainers, one of speakers or presenters means those
        parts[-1].append((column, text, field if field in _READ - names else None))
        names.add(field)
    found = [part for part in parts if _is_agenda({field for _, _, field in part})]
    if len(found) > _MOST_BESIDE:
        return []
    width = max(len(cells) for cells in grid.rows)
    ends = [part[0][0] - 1 for part in found[1:]] + [width - 1]
    return [_columns(part, end) for part, end in zip(found, ends, strict=True)]


def _is_agenda(fields: Set[str | None]) -> bool:
    return "title" in fields and not fields.isdisjoint(_WHEN)


def _columns(part: _Part, last: int) -> Columns:
    of = {field: column for column, _, field in part if field is not None}
    others = {column: text for column, text, field in part if field is None}
    return Columns(of, others, part[0][0], last)


def columns_without_header(grid: Grid) -> Columns | None:
    """The columns of a grid that names none: times in one column, in at least two rows, and titles right of it.
    A column of codes such as `AL-1` holds the trainers."""
    width = max((len(cells) for cells in grid.rows), default=0)
    rows = range(min(len(grid.rows), _LOOKED_AT))
    times = [sum(_says_when(grid, row, column) for row in rows) for column in range(width)]
    if max(times, default=0) < 2:
        return None
    time = times.index(max(times))
    right = [column for column in range(time + 1, width) if any(grid.text(row, column) for row in rows)]
    if not right:
        return None
    title, *more = right
    of: dict[AgendaField, int] = {"time": time, "title": title}
    trainers = next((column for column in more if _holds_codes(grid, column)), None)
    if trainers is not None:
        of["trainers"] = trainers
    return Columns(of, {column: "" for column in more if column != trainers}, time, width - 1)


def _says_when(grid: Grid, row: int, column: int) -> bool:
    cells = grid.rows[row]
    if column >= len(cells) or cells[column] is None:
        return False
    try:
        found = when_of(cells[column])
    except ValueError:
        return False
    return found.start is not None or isinstance(cells[column], str)


def _holds_codes(grid: Grid, column: int) -> bool:
    texts = [text for row in range(len(grid.rows)) if (text := grid.text(row, column))]
    return bool(texts) and sum(bool(_CODE.match(text)) for text in texts) * 2 > len(texts)
