"""Letters that were broken on the way: `Ã©` for `é`, `Ð¡` for `С`, and the sign for what could not be read at all.

Such a text is UTF-8 that was read as another encoding. It is told by turning that round: the bytes that the letters
stand for there are UTF-8 of letters that people write. Letters alone may stand side by side in a word of capitals
(`SPÓŁKA`, `ORĂŞENESC`, `MÔŽE`), and quotes behind a capital (`É»`, `„MAMĂ”`): they are none, but for capitals behind a
small letter (`weiÃŸ`), signs that no word has, and long runs of Cyrillic letters.
"""

import re
from collections.abc import Iterator, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.words.catalogue.message import phrase

_REPLACEMENT_CHARACTER = "\ufffd"
_FOREIGN_RUN = re.compile(r"[^\x00-\x7f]{2,}")
_WRONG_ENCODINGS = ("cp1252", "latin-1", "cp1251", "cp1250", "cp437", "cp850")
_WRITTEN_CHARACTERS = re.compile("[\u00a1-\u024f\u0370-\u052f\u2010-\u2044\u20ac\u2116\u2122]+")
_CLOSING = "»”’"
_NO_LETTERS = "ªµº"  # Unicode calls them letters
_MIN_CYRILLIC_LETTERS = 3  # Cyrillic letters that come out: `РЈ` and `Сі` are words or abbreviations themselves
_MAX_PLACES_LISTED = 8


def find_broken_letters(text: str) -> str:
    """The first letters of a text that are broken; an empty text if none are."""
    if text.isascii():
        return ""
    if _REPLACEMENT_CHARACTER in text:
        return _REPLACEMENT_CHARACTER
    for match in _FOREIGN_RUN.finditer(text):
        # `weiÃŸ`: no word has a capital behind a small letter, which tells broken letters from real ones.
        is_within_word = text[match.start() - 1 : match.start()].islower()
        if match[0][1:] not in _CLOSING and _repaired_run(match[0], is_within_word=is_within_word):
            return match[0]
    return ""


def broken_letter_findings(cells: Iterator[tuple[str, Location]], hint: str) -> list[Finding]:
    """One warning for all these cells that hold such letters, with the first of them and the places."""
    letters_at: dict[Location, str] = {}
    for text, location in cells:
        if letters := find_broken_letters(text):
            letters_at.setdefault(location, letters)
    if not letters_at:
        return []
    places: Sequence[str] = [place.place_in_file + (f":{place.column}" if place.column else "") for place in letters_at]
    first, example = next(iter(letters_at.items()))
    description = (
        "the sign for letters that could not be read"
        if example == _REPLACEMENT_CHARACTER
        else f"broken letters such as `{example[:6]}`"
    )
    message = phrase(
        "{texts:,} {texts:text holds|texts hold} {description}: {places}.",
        texts=len(letters_at),
        description=description,
        places=listing(list(places), _MAX_PLACES_LISTED),
    )
    return [Finding("text.broken", Severity.WARNING, message, first, hint)]


def _repaired_run(letters_run: str, *, is_within_word: bool) -> bool:
    """Whether letters are broken; with `is_within_word`: a small letter stands before them."""
    letters = letters_run.isalpha() and not is_within_word and not any(sign in letters_run for sign in _NO_LETTERS)
    for encoding in _WRONG_ENCODINGS:
        try:
            decoded = letters_run.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if _WRITTEN_CHARACTERS.fullmatch(decoded) and (
            not letters or (encoding == "cp1251" and len(decoded) >= _MIN_CYRILLIC_LETTERS)
        ):
            return True
    return False
