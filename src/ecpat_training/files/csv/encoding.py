"""The encoding of a text file: certain or asked for, never guessed."""

import codecs
import csv
import re
from collections.abc import Iterable
from typing import Never

from ecpat_training.core.errors import InputError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.files.opening import byte_order_mark, decode_utf, first_invalid_byte, line_of, refuse_binary
from ecpat_training.words.catalogue.message import Option, phrase, sentences
from ecpat_training.words.header_fields import field_of
from ecpat_training.words.lists.headers import Field

CANDIDATES = ("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1257")
"""What spreadsheets in Europe save as when they don't save UTF-8: Central European, Cyrillic, Western, Greek, Turkish,
Baltic."""


def decode(data: bytes, file: str, encoding: str | None) -> tuple[str, str]:
    """(the text of a file, the name of its encoding).

    A byte-order mark is certain, and so is UTF-8 with several letters beyond ASCII, which other encodings aren't by
    accident: of files given together, one may be UTF-8 and one not. Then comes the encoding that the person names.

    Raises:
        UsageError: the named encoding doesn't exist.
        InputError: the file isn't text, or isn't in that encoding; without a name it tells how words of the file
            would read in several encodings.
    """
    if encoding is not None and byte_order_mark(data) is None:
        name = require_encoding(encoding)
        return (data.decode(), "utf-8") if _plainly_utf_8(data, name) else _named_encoding(data, file, name)
    return decode_utf(data, file) or _ask(data, file)


def contradicted(data: bytes, file: str, encoding: str | None) -> list[Finding]:
    """A warning where the byte-order mark or the whole file says another encoding than the person does; that counts."""
    mark = byte_order_mark(data)
    if encoding is None:
        return []
    reason = f"the file's first bytes say that it is {(mark or '').removesuffix('-sig').upper()}"
    if mark is None:
        if not _plainly_utf_8(data, require_encoding(encoding)):
            return []
        reason = "all of the file reads as UTF-8"
    elif require_encoding(encoding).startswith(mark.removesuffix("-sig")):
        return []
    message = phrase(
        "{encoding_option} {encoding} was not used: {reason}.",
        encoding_option=Option("--encoding"),
        encoding=visible(encoding)[:40],
        reason=reason,
    )
    return [Finding("csv.encoding", Severity.WARNING, message, Location(file))]


def _plainly_utf_8(data: bytes, encoding_name: str) -> bool:
    """Whether text that is said to be in another encoding can only be UTF-8. A single letter may stand there by
    accident: `Ні`, in cp1251, is one."""
    if encoding_name.startswith("utf") or data.isascii():
        return False
    try:
        # Two different letters: bytes of another encoding that happen to be UTF-8 twice are as good as impossible.
        return len({letter for letter in data.decode() if not letter.isascii()}) > 1
    except UnicodeDecodeError:
        return False


def _named_encoding(data: bytes, file: str, name: str) -> tuple[str, str]:
    if not name.startswith(("utf-16", "utf-32")):
        refuse_binary(data, file)
    try:
        return data.decode(name), name
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        raise InputError.because(
            "csv.encoding",
            f"this file isn't {name}: byte {start + 1} doesn't exist in it.",
            location=Location(file, line=line_of(data, start)),
            hint=phrase("Please name another encoding with {option}.", option=Option("--encoding")),
        ) from None


def require_encoding(encoding: str) -> str:
    """The codec's own name, if it is one that makes text of bytes.

    Raises:
        UsageError: there is no encoding of this name that makes text of bytes.
    """
    try:
        "a".encode(encoding)
        return codecs.lookup(encoding).name
    except (LookupError, ValueError):
        raise UsageError.because(
            "csv.unknown-encoding",
            f"there is no encoding `{visible(encoding)[:40]}`.",
            hint=f"Please name one such as utf-8, {listing(list(CANDIDATES[:3]))}.",
        ) from None


def possible_readings(data: bytes) -> dict[str, list[str]]:
    """How words of a text that isn't UTF-8 read in several encodings, and in which of them they read so. Empty where
    the text is UTF-8, or none of the encodings has all letters."""
    offset = first_invalid_byte(data)
    if offset is None:
        return {}
    words = telling_words(data, offset, CANDIDATES)
    encodings_by_reading: dict[str, list[str]] = {}
    for name in CANDIDATES:
        reading = [text for word, partly in words if (text := decoded_excerpt(word, partly, name)) is not None]
        if words and len(reading) == len(words):
            encodings_by_reading.setdefault(visible(listing(reading)), []).append(name)
    return encodings_by_reading


def _ask(data: bytes, file: str) -> Never:
    offset = first_invalid_byte(data) or 0
    encoding_option = Option("--encoding")
    examples = [
        phrase(
            "{encoding_option} {names}: {reading}",
            encoding_option=encoding_option,
            names=" or ".join(names),
            reading=reading,
        )
        for reading, names in possible_readings(data).items()
    ]
    example_phrases = [*(phrase("{example};", example=example) for example in examples[:-1]), *examples[-1:]]
    encoding_hint = (
        phrase("Or say how these letters read right: {examples}.", examples=sentences(*example_phrases))
        if examples
        else phrase("Or name its encoding with {encoding_option}.", encoding_option=encoding_option)
    )
    raise InputError.because(
        "csv.encoding",
        "this text is not UTF-8, and its encoding is not guessed.",
        location=Location(file, line=line_of(data, offset)),
        hint=sentences("Please save it as UTF-8.", encoding_hint),
    )


_SAMPLE = 1 << 20
_ROWS_SEARCHED = 60  # rows above the header
_MOST_WORDS = 3
_MAX_WORD_LENGTH = 20
_SENTENCE = 4  # a cell of so many words in the first rows is a title or a question
_ELLIPSIS = "…"
_WORD = re.compile(r"[A-Za-z\x80-\xff]+")
_LETTERS = re.compile(r"[\x80-\xff]{1,2}")
# What names nobody. The columns that aren't known could be anything, so they are treated as names.
_FIELDS_WITHOUT_NAMES: frozenset[Field] = frozenset(
    {"organisation", "stakeholder type", "type", "role", "profession", "position", "rank", "gender", "form of address",
     "country", "region", "status"}
)  # fmt: skip


def telling_words(data: bytes, offset: int, encodings: Iterable[str]) -> list[tuple[bytes, bool]]:
    """(word, whether it is a part of a longer word) for at most three words with other letters than ASCII: of the
    header, else of columns that hold no names, else the first such letters of other words.

    Args:
        data: the text.
        offset: where it first isn't UTF-8.
        encodings: those that the text may be in, by which headers are recognised.
    """
    rows = _rows(data[:_SAMPLE].decode("latin-1"))
    header_row, fields = _header(rows, tuple(encodings))
    header_cells = [cell for row in rows[: header_row + 1] for cell in row]
    if not any(fields):  # perhaps it has no header, and begins with a person
        header_cells = [cell for cell in header_cells if len(cell.split()) >= _SENTENCE]
    sentences_below = [
        cell for row in rows[header_row + 1 :] for cell,
        field in zip(row, fields, strict=False) if field in _FIELDS_WITHOUT_NAMES
    ]  # fmt: skip
    if words := (_words(header_cells) or _words(sentences_below)):
        return [(word[: _MAX_WORD_LENGTH + 1].encode("latin-1"), False) for word in words]
    sample_text = data[offset : offset + _SAMPLE].decode("latin-1")
    # of each word only the first ones, and not in the order of the file: together they must not spell a name
    runs = {match.group() for word in _WORD.findall(sample_text) if (match := _LETTERS.search(word))}
    letters = sorted(runs, key=lambda run: (-len(run), run))[:_MOST_WORDS]
    return [(run.encode("latin-1"), True) for run in letters]


def decoded_excerpt(word: bytes, partly: bool, encoding: str) -> str | None:
    """How a word reads in an encoding; None where the encoding has no such letters."""
    try:
        text = word.decode(encoding)
    except UnicodeDecodeError:
        return None
    return (
        f"{_ELLIPSIS}{text}{_ELLIPSIS}"
        if partly
        else text
        if len(text) <= _MAX_WORD_LENGTH
        else text[:_MAX_WORD_LENGTH] + _ELLIPSIS
    )


def _rows(text: str) -> list[list[str]]:
    """The cells of a text whose letters aren't known; none where it can't be cut."""
    text_start = text[: 1 << 12]
    delimiter = max(";\t,", key=text_start.count)
    try:
        return list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
    except csv.Error:
        return []


def _header(rows: list[list[str]], encodings: tuple[str, ...]) -> tuple[int, list[Field | None]]:
    """The row that names the most fields, in whichever encoding, and what its columns mean; else the first row."""
    row_fields = [[_field(cell, encodings) for cell in row] for row in rows[:_ROWS_SEARCHED]]
    header_row = max(
        range(len(row_fields)), key=lambda number: (len({*row_fields[number]} - {None}), -number), default=0
    )
    return header_row, row_fields[header_row] if row_fields else []


def _field(cell: str, encodings: tuple[str, ...]) -> Field | None:
    if len(cell) > 200:
        return None
    readings = {cell.encode("latin-1").decode(name, errors="replace") for name in encodings}
    fields = sorted({field for text in readings if (field := field_of(text)) is not None})
    # In doubt a column may name people: then its words are not shown as examples.
    return next((field for field in fields if field not in _FIELDS_WITHOUT_NAMES), fields[0] if fields else None)


def _words(cells: Iterable[str]) -> list[str]:
    """The longest words with other letters than ASCII."""
    words = {word: None for cell in cells for word in _WORD.findall(cell) if not word.isascii()}
    return sorted(words, key=len, reverse=True)[:_MOST_WORDS]
