"""Spellings that differ in capitals, spaces and accents only: `Shkodër`, `shkoder`."""

import unicodedata
from collections.abc import Mapping

from ecpat_training.core.text import fold

# Letters that Unicode doesn't take apart, and that keyboards without them write as the plain one.
_STROKES = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "ħ": "h", "ı": "i", "ŧ": "t"})


def unaccented(text: str) -> str:
    """A text for comparison: folded, and without accents. Alphabets stay apart, and so do `ü` and `ue`."""
    folded_text = fold(text)
    if folded_text.isascii():
        return folded_text
    # Decomposed, an accent is a character of its own behind its letter, and can be left out.
    letters = unicodedata.normalize("NFKD", folded_text)
    return "".join(letter for letter in letters if not "\u0300" <= letter <= "\u036f").translate(_STROKES)


def choose_spellings(times: Mapping[str, int]) -> dict[str, str]:
    """The spelling that each of these is counted under: of those that are one, the most frequent; of equally frequent
    ones the one with more accents, which nobody types by mistake."""
    spellings_by_key: dict[str, list[str]] = {}
    for text in times:
        spellings_by_key.setdefault(unaccented(text), []).append(text)
    return {
        text: min(spellings, key=lambda spelling: (-times[spelling], -_accents(spelling), spelling))
        for spellings in spellings_by_key.values()
        for text in spellings
    }


def _accents(text: str) -> int:
    return sum(
        folded_letter != plain_letter for folded_letter, plain_letter in zip(fold(text), unaccented(text), strict=False)
    )
