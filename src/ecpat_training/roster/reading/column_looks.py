"""What a column looks like by its values, whatever its language: proposed in a mapping file, never assumed. Words are
shown where many people share them; of all others, names among them, only the shape."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ecpat_training.core.text import fold
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.countries import country
from ecpat_training.words.lists.answers import NO, UNDECIDED_WORDS, YES_WORDS
from ecpat_training.words.lists.headers import Field
from ecpat_training.words.totals import is_number

_ROWS = 200
_MIN_SHARING_PEOPLE = 3  # people: a value that fewer share may be a name
_MAX_VALUES_SHOWN = 3
_MIN_PEOPLE = 4  # people, of whom two values say something
_MAX_VALUE_LENGTH = 40
_GENDERS = 2
_LEAST_SHARED = 2  # columns
_NAME = re.compile(r"[^\W\d_]\S+(?: (?!\d)[^\W_]\S*){1,3}")
_DATE = re.compile(r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}\.?(?:[ T]\d{1,2}:\d{2}.*)?")
_PHONE = re.compile(r"\+?[\d\s()./-]{6,}")
_LETTERS, _FIGURES = re.compile(r"(?:[^\W\d_][\u0300-\u036f\u0900-\u0e7f]*)+"), re.compile(r"\d+")
_VALUE_KINDS: tuple[tuple[str, Field | None, Callable[[str], object]], ...] = (
    ("e-mail addresses", "e-mail", values.is_email),
    ("dates", None, _DATE.fullmatch),
    ("numbers", None, is_number),
    ("phone numbers", "phone", _PHONE.fullmatch),
    ("countries", "country", lambda text: len(text) > 2 and country(text)),
)


class ColumnLook(NamedTuple):
    """What a column may be by its values, and what is remarked of them."""

    proposal: Field | None
    remark: str


def look_of(table: CellTable, header_row: int, column: int) -> ColumnLook:
    """What the values of a column look like."""
    texts = _texts(table, header_row, column)
    if not texts:
        return ColumnLook(None, "nothing below it")
    kind = _guess_value_kind(texts)
    if kind is not None:
        is_running = kind[0] == "numbers" and texts[:2] == ["1", "2"]
        return ColumnLook("number" if is_running else kind[1], kind[0])
    if all(fold(text) in YES_WORDS | NO | UNDECIDED_WORDS for text in texts):
        return ColumnLook(None, "ticks, or yes and no")
    times = Counter(texts)
    shown = ", ".join(
        f"`{text}`" for text, number in times.most_common(_MAX_VALUES_SHOWN) if _is_safe_to_show(text, number, times)
    )
    if len(times) == _GENDERS and len(texts) >= _MIN_PEOPLE:
        return ColumnLook("gender", f"two values, {shown}" if shown else "two values")
    if shown and 2 * len(times) <= len(texts):
        return ColumnLook(None, f"values such as {shown}")
    are_names = len(times) == len(texts) >= _MIN_PEOPLE and all(map(_NAME.fullmatch, texts))
    shapes = [shape for shape, _ in Counter(filter(None, map(_shape, texts))).most_common(_MAX_VALUES_SHOWN)]
    looks = f"looks like {', '.join(f'`{shape}`' for shape in shapes)}" if shapes else ""
    return ColumnLook("full name" if are_names else None, looks)


def names_columns(table: CellTable, row: int) -> bool:
    """Whether a row stands over values as a header does, and is no person's: none of its words is one of theirs, and
    below one of them are values of another kind, or below two values that many share."""
    columns = [
        (text, _texts(table, row, column)) for column, cell in enumerate(table.rows[row]) if (text := as_text(cell))
    ]
    is_shared = [len(texts) >= _MIN_PEOPLE and 2 * len(set(texts)) <= len(texts) for _, texts in columns]
    if any(
        _is_value(word, texts) or (shared and word in texts)
        for (word, texts), shared in zip(columns, is_shared, strict=True)
    ):
        return False
    return sum(is_shared) >= _LEAST_SHARED or any(texts and _guess_value_kind(texts) for _, texts in columns)


def _is_value(word: str, texts: list[str]) -> bool:
    """Whether a word over values is one itself. What may be a country, as `MC (make, model)`, is a header's where none
    stands below it."""
    kind = _guess_value_kind([word])
    return kind is not None and (kind[1] != "country" or not texts or _guess_value_kind(texts) == kind)


def _is_safe_to_show(text: str, times: int, all_times: Counter[str]) -> bool:
    """Whether a value may stand in a file that holds no names: a word in small letters that several share, or in an
    alphabet without capitals one of two."""
    if times < _MIN_SHARING_PEOPLE or len(text) > _MAX_VALUE_LENGTH or not _LETTERS.fullmatch(text):
        return False
    is_caseless = text == text.swapcase() and len(all_times) == _GENDERS
    return text.islower() or is_caseless or values.stakeholder(text) is not None


def _texts(table: CellTable, row: int, column: int) -> list[str]:
    cells: Iterator[str] = map(as_text, table.cells_below(row, column, _ROWS))
    return [text for text in cells if values.has_meaning(text)]


def _guess_value_kind(texts: list[str]) -> tuple[str, Field | None] | None:
    """The kind of which all texts are."""
    return next(((name, field) for name, field, is_of in _VALUE_KINDS if all(map(is_of, texts))), None)


def _shape(text: str) -> str:
    """`Aa Aa` of a name, `9 9` of two figures: nobody is known by it."""
    letters = _LETTERS.sub(
        lambda word: "A" * (word[0][0].isupper()) + "a" * (not word[0].isupper()), text[:_MAX_VALUE_LENGTH]
    )
    return _FIGURES.sub("9", letters)
