"""Headers in two alphabets: `Nom et prénom / الاسم الكامل` says one thing twice."""

import re
from functools import cache

# Alphabets in which few tables of words or none are written: Armenian, Hebrew, Arabic, those of India and South-East
# Asia, Georgian, Ethiopic, Mongolian, Chinese, Japanese, Korean. Latin, Greek and Cyrillic stand outside of these
# ranges.
_LETTER = "[\u0530-\u1c7f\u1c90-\u1cff\u2d00-\u2ddf\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufefc]"
_FIRST_LETTER = "\u0530"
_SEPARATORS_LEFT = " \t\n/|–—-،,;:"


def known_alphabet_part(text: str) -> str:
    """A text without what it says in another alphabet than Latin, Greek and Cyrillic, if anything is left: who writes a
    header in two alphabets translates it. A text in one alphabet stays as it is."""
    if text.isascii() or max(text) < _FIRST_LETTER or not _unknown_words().search(text):
        return text
    remaining_text = _unknown_words().sub(" ", text).strip(_SEPARATORS_LEFT)
    return remaining_text if any(map(str.isalnum, remaining_text)) else text


def words_in_other_alphabets(text: str) -> list[str]:
    """What a text says in these other alphabets, each stretch of it."""
    return [] if text.isascii() else [words.strip(_SEPARATORS_LEFT) for words in _unknown_words().findall(text)]


@cache  # made when it is needed: these ranges take as long as reading a dozen tables of words
def _unknown_words() -> re.Pattern[str]:
    between_letters = "[^a-z\u00aa-\u024f\u0370-\u052f\u1e00-\u1fff]*"
    return re.compile(f"{_LETTER}(?:{between_letters}{_LETTER})*[\\s\\d]*", re.IGNORECASE)
