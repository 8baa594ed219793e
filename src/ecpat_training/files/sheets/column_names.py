"""What a person may call a column: by the words over it, `PRE-TEST / Total` under two rows, or by its letter, `D`."""

import re
from collections.abc import Mapping

from ecpat_training.core.text import fold
from ecpat_training.files.sheets.header import HeaderPath
from ecpat_training.words.matching import title_key

STEP = " / "
"""What stands between the words of a path that a person writes, from the top row down."""
_LETTERS = re.compile(r"(?:[A-Z]{1,3}|column\s+(?:[a-z]{1,3}|\d{1,5}))", re.IGNORECASE)
_ALPHABET = 26


def columns_of_name(name: str, paths: Mapping[int, HeaderPath]) -> tuple[int, ...]:
    """The places of the columns that go by a name, of those with these words over them: by all of the words, else by
    the lowest, else by the letter of a spreadsheet or the number from 1 on (`D`, `column D`, `column 4`). Of several,
    the words alone don't tell which is meant; of none, nobody is called so."""
    wanted_key = _key(name)
    for start in (0, -1):
        if places := tuple(
            place for place, path in sorted(paths.items()) if _key(STEP.join(path[start:])) == wanted_key
        ):
            return places
    place = place_of_letters(name)
    return () if place is None else (place,)


def place_of_letters(name: str) -> int | None:
    """The place from 0 of a column by its letter or number: 3 for `D`, `column D` and `column 4`; None for other
    texts. A letter alone is a capital."""
    text = name.strip()
    letters = text.split()[-1] if _LETTERS.fullmatch(text) else ""
    if not letters or (letters == text and not text.isupper()):
        return None
    if letters.isdecimal():
        return int(letters) - 1 if int(letters) else None
    place = 0
    for letter in letters.upper():
        place = place * _ALPHABET + ord(letter) - ord("A") + 1
    return place - 1


def _key(text: str) -> str:
    return title_key(text) or fold(text)  # `Q1.1` is no `Q11`
