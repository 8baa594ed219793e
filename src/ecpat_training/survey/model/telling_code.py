"""Codes that may tell who somebody is. A report shows their rows instead, so that hiding too many costs nothing.

| written | what is looked for |
| --- | --- |
| `Novi Sad-carla@example.org`, `carla (at) example` | the sign of an address, anywhere |
| `0355 123 456`, `+359 88 812 3456`, an IBAN | seven digits and more, set apart or begun as a telephone's |
| `8001015009087`, `I50101123A` | nine digits and more, or eight between two letters, as identity cards have |
| `Anna Berg (Police)`, `07 Anna Berg`, `M. Weber`, `AnnaBerg` | two words, one of four letters or more |
| `Carla` | the whole is one word without a digit |

`MAR-SOF-12`, the first letters of two words, and `Maria07` are codes.
"""

import re
import unicodedata
from collections.abc import Iterator

PLACEHOLDERS = frozenset({"na", "none", "null", "unknown", "nocode"})
"""What people write who have no code, without spaces and marks."""

_SIGN = r"(?:@|[(\[]\s*at\s*[)\]])"
# Each run has an end, or begins where no other does: a cell may hold 32,767 letters, and a report must not hang on one.
_ADDRESS = re.compile(rf"[^\W\d_]{{3}}[\w.+-]{{0,64}}\s{{0,9}}{_SIGN}|{_SIGN}\s*[\w-]+\.\w", re.IGNORECASE)
_APART = r"[ ()/.-]{1,3}"
_TELEPHONE = re.compile(rf"(?<!\d)(?:(?:[+(]|0[1-9])\d*(?:{_APART}\d+)*|\d+(?:{_APART}\d+)+)")
_DATE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}")
_TELEPHONE_DIGITS = 7
_NUMBER = re.compile(r"\d{9,}|(?<![^\W_])[^\W\d_]\d{8}[^\W\d_](?![^\W_])")
_MACHINE = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)  # a platform's own
_TOKEN = re.compile(r"[^\W_]+")
_DIGITS = "0123456789"
_LONG = 4  # letters of the longer of two words, or of one word that may be a name by itself
_LONG_NUMBER = 9


def looks_like_a_name(code: str) -> bool:
    """Whether somebody wrote a name, an address or a telephone's number, alone or with something else beside it."""
    if code.isascii() and code.isalnum() and not _two_cases(code):
        return code[:1] == "0" and code.isdigit() and len(code) >= _LONG_NUMBER and code[1:2] != "0"
    text = unicodedata.normalize("NFKC", code).strip()
    if _MACHINE.fullmatch(text):
        return False
    return bool(_ADDRESS.search(text)) or _telephone(text) or _two_words(text)


def may_name_somebody(code: str) -> bool:
    """Whether a code must not be shown: it looks like a name, or may be a first name alone or the number of a
    person."""
    text = unicodedata.normalize("NFKC", code).strip()
    if looks_like_a_name(code) or (_NUMBER.search(text) and not _MACHINE.fullmatch(text)):
        return True
    return text.isalpha() and (len(text) >= _LONG or text.istitle()) and len(text) > 2 and not _placeholder(text)


def _two_cases(code: str) -> bool:
    return code != code.lower() and code != code.upper()


def _telephone(text: str) -> bool:
    found = (match[0].strip(" ()/.-") for match in _TELEPHONE.finditer(text))
    return any(sum(map(str.isdigit, run)) >= _TELEPHONE_DIGITS and not _DATE.fullmatch(run) for run in found)


def _two_words(text: str) -> bool:
    """Two words of letters, whatever stands beside them; a single letter counts where no digit stands with it."""
    if _placeholder(text):
        return False
    words = [word for token in _TOKEN.findall(text) for word in _words(token)]
    lengths = sorted(map(len, words))
    return len(lengths) > 1 and lengths[-1] >= _LONG


def _words(token: str) -> Iterator[str]:
    """The words of a run of letters and digits: `Berg1` is `Berg`, `AnnaBerg` two, `AN07MA` and `A7` none."""
    word = token.strip(_DIGITS)
    if not word.isalpha() or (len(word) == 1 and word != token):
        return
    start = 0
    for at in range(1, len(word)):
        if word[at].isupper() and word[at - 1].islower():
            yield word[start:at]
            start = at
    yield word[start:]


def _placeholder(text: str) -> bool:
    return "".join(filter(str.isalnum, text)).casefold() in PLACEHOLDERS
