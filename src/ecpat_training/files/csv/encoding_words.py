"""Words of a text in an unknown encoding, by which a person can tell the right one; people's names aren't shown."""

import csv
import re
from collections.abc import Iterable

from ecpat_training.words.header_fields import field_of
from ecpat_training.words.lists.headers import Field

_SAMPLE = 1 << 20
_SEARCHED = 60  # rows above the header
_MOST_WORDS = 3
_LONGEST = 20
_SENTENCE = 4  # a cell of so many words in the first rows is a title or a question
_ELLIPSIS = "…"
_WORD = re.compile(r"[A-Za-z\x80-\xff]+")
_LETTERS = re.compile(r"[\x80-\xff]{1,2}")
# What names nobody. The columns that aren't known could be anything, so they are treated as names.
_NAMELESS: frozenset[Field] = frozenset(
    {"organisation", "stakeholder type", "type", "role", "profession", "position", "rank", "gender", "form of address",
     "country", "region", "status"}
)  # fmt: skip


def telling_words(data: bytes, offset: int, encodings: Iterable[str]) -> list[tuple[bytes, bool]]:
    """At most three words with other letters than ASCII: of the header, else of columns that hold no names, else the
    first such letters of other words; each with whether it is letters of a longer one.

    Args:
        data: the text.
        offset: where it first isn't UTF-8.
        encodings: those that the text may be in, by which headers are recognised.
    """
    rows = _rows(data[:_SAMPLE].decode("latin-1"))
    at, fields = _header(rows, tuple(encodings))
    above = [cell for row in rows[: at + 1] for cell in row]
    if not any(fields):  # perhaps it has no header, and begins with a person
        above = [cell for cell in above if len(cell.split()) >= _SENTENCE]
    below = [
        cell for row in rows[at + 1 :] for cell, field in zip(row, fields, strict=False) if field in _NAMELESS
    ]  # fmt: skip
    if whole := (_words(above) or _words(below)):
        return [(word[: _LONGEST + 1].encode("latin-1"), False) for word in whole]
    near = data[offset : offset + _SAMPLE].decode("latin-1")
    # of each word only the first ones, and not in the order of the file: together they must not spell a name
    found = {match.group() for word in _WORD.findall(near) if (match := _LETTERS.search(word))}
    letters = sorted(found, key=lambda run: (-len(run), run))[:_MOST_WORDS]
    return [(run.encode("latin-1"), True) for run in letters]


def shown(word: bytes, partly: bool, encoding: str) -> str | None:
    """How a word reads in an encoding; None where the encoding has no such letters."""
    try:
        text = word.decode(encoding)
    except UnicodeDecodeError:
        return None
    return f"{_ELLIPSIS}{text}{_ELLIPSIS}" if partly else text if len(text) <= _LONGEST else text[:_LONGEST] + _ELLIPSIS


def _rows(text: str) -> list[list[str]]:
    """The cells of a text whose letters aren't known; none where it can't be cut."""
    first = text[: 1 << 12]
    delimiter = max(";\t,", key=first.count)
    try:
        return list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
    except csv.Error:
        return []


def _header(rows: list[list[str]], encodings: tuple[str, ...]) -> tuple[int, list[Field | None]]:
    """The row that names the most fields, in whichever encoding, and what its columns mean; else the first row."""
    known = [[_field(cell, encodings) for cell in row] for row in rows[:_SEARCHED]]
    at = max(range(len(known)), key=lambda number: (len({*known[number]} - {None}), -number), default=0)
    return at, known[at] if known else []


def _field(cell: str, encodings: tuple[str, ...]) -> Field | None:
    if len(cell) > 200:
        return None
    readings = {cell.encode("latin-1").decode(name, errors="replace") for name in encodings}
    fields = sorted({field for text in readings if (field := field_of(text)) is not None})
    return next((field for field in fields if field not in _NAMELESS), fields[0] if fields else None)


def _words(cells: Iterable[str]) -> list[str]:
    """The longest words with other letters than ASCII."""
    found = {word: None for cell in cells for word in _WORD.findall(cell) if not word.isascii()}
    return sorted(found, key=len, reverse=True)[:_MOST_WORDS]
