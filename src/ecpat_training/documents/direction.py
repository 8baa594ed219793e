"""Which way a document runs, and texts of both directions kept in order: a title in Arabic or Hebrew must move no time.

Programs place the words of a line by Unicode's bidirectional algorithm (UAX #9): digits beside a word that runs from
right to left join it, so that `09:00–09:30` is shown as `09:30–09:00`. The marks that prevent it are made here;
`prepared.py` sets them, and lets none through that comes from a file.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields, is_dataclass

from ecpat_training.documents.document import Document, ReportTable
from ecpat_training.values.languages import is_right_to_left

MARK = "\u200e"
"""Left-to-right mark: no width, and a letter of that direction to the algorithm."""
_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_RTL_LETTER_PATTERN = re.compile(_LETTER)
_RTL_RUN_PATTERN = re.compile(rf"{_LETTER}(?:\W*{_LETTER})*")
_FILE = re.compile(r"\.ya?ml$")  # the programme's, which is looked for by that name when the file is read again
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_MIN_LETTER_SHARE, _MAJORITY_SHARE = 0.15, 0.5
"""The share of letters from which on a document runs from right to left: where its texts are said to be in such a
language, much of it being fixed words in English, and where nobody says so. A checklist of English sentences with two
titles in Arabic (a fourteenth) stays as it is."""


def has_both_directions(document: Document) -> bool:
    """Whether any text of the document runs from right to left, so that its lines need a direction each."""
    return any(_RTL_LETTER_PATTERN.search(text) for text in _texts(document))


def runs_right_to_left(document: Document) -> bool:
    """Whether pages and tables begin on the right: as the titles do, whatever the language of the fixed words."""
    if not has_both_directions(document):
        return False
    letters = "".join(_texts(document))
    right: int = sum(letter.isalpha() for letter in _RTL_LETTER_PATTERN.findall(letters))
    is_declared = is_right_to_left(document.texts or document.language)
    least: float = _MIN_LETTER_SHARE if is_declared else _MAJORITY_SHARE
    return right > least * sum(letter.isalpha() for letter in letters)


def starts_right_to_left(text: str) -> bool:
    """Whether the first letter of a text is one of that direction, which is what a line takes its own from."""
    first = next((letter for letter in text if letter.isalpha()), "")
    return bool(_RTL_LETTER_PATTERN.match(first))


def steady_facts(pairs: Iterable[tuple[str, str]], links: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Labels and values with marks that keep times in order, but for addresses and names of files."""
    return tuple((label, value if value in links or _FILE.search(value) else steady(value)) for label, value in pairs)


def steady(text: str) -> str:
    """The text with invisible marks by which times and numbers keep their place beside words from right to left."""
    if not _RTL_LETTER_PATTERN.search(text):
        return text
    if starts_right_to_left(text):
        return _CLOCK.sub(lambda match: MARK + match[0], text)
    return _RTL_RUN_PATTERN.sub(lambda match: match[0] + MARK, text)


def _texts(document_part: object) -> Iterator[str]:
    match document_part:
        case str():
            yield document_part
        case tuple() | list():
            for child in document_part:
                yield from _texts(child)
        case ReportTable():
            yield from (column.title for column in document_part.columns)
            yield from (cell for row in document_part.rows for cell in row if isinstance(cell, str))
            yield document_part.caption
        case Document():
            yield from _texts((document_part.title, document_part.subtitle, *document_part.blocks))
        case _ if is_dataclass(document_part):
            for field in fields(document_part):
                yield from _texts(getattr(document_part, field.name))
        case _:
            pass
