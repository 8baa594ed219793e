"""Codes by which people are recognised: which ones may tell who somebody is, and those that are drawn on slips.

A report shows the rows of codes that may tell it, so that hiding too many costs nothing:

| written | what is looked for |
| --- | --- |
| `Novi Sad-carla@example.org`, `carla (at) example` | the sign of an address, anywhere |
| `0355 123 456`, `+359 88 812 3456`, an IBAN | seven digits and more, set apart or begun as a telephone's |
| `8001015009087`, `I50101123A` | nine digits and more, or eight between two letters, as identity cards have |
| `Anna Berg (Police)`, `07 Anna Berg`, `M. Weber`, `AnnaBerg` | two words, one of four letters or more |
| `Carla` | the whole is one word without a digit |

`MAR-SOF-12`, the first letters of two words, and `Maria07` are codes.

Drawn codes have five characters, the last of which tells most slips of the pen. The alphabet has 19 characters, a prime
number: no vowels, so that no code is a word, and none that is taken for another by hand (0 and O, 1 and I, 2 and Z, 5
and S, 6 and G, 8 and B, U and V, 9 and Q). With the values v of the characters (0 to 18) at the places 1 to 5, a code
fits if 1 v1 + 2 v2 + ... + 5 v5 is divisible by 19. One wrong character or two that changed places never fit, since
neither a difference times a weight below 19 nor a difference times a difference of weights is divisible by a prime
above both; so any two codes differ in two characters at least.
"""

import re
import unicodedata
from collections.abc import Iterator

from ecpat_training.words.comparable_codes import PLACEHOLDERS

_SIGN = r"(?:@|[(\[]\s*at\s*[)\]])"
# Each run has an end, or begins where no other does: a cell may hold 32,767 letters, and a report must not hang on one.
_ADDRESS = re.compile(rf"[^\W\d_]{{3}}[\w.+-]{{0,64}}\s{{0,9}}{_SIGN}|{_SIGN}\s*[\w-]+\.\w", re.IGNORECASE)
_SEPARATOR_PATTERN = r"[ ()/.-]{1,3}"
_TELEPHONE = re.compile(rf"(?<!\d)(?:(?:[+(]|0[1-9])\d*(?:{_SEPARATOR_PATTERN}\d+)*|\d+(?:{_SEPARATOR_PATTERN}\d+)+)")
_DATE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}")
_TELEPHONE_DIGITS = 7
_NUMBER = re.compile(r"\d{9,}|(?<![^\W_])[^\W\d_]\d{8}[^\W\d_](?![^\W_])")
_MACHINE = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)  # a platform's own
_TOKEN = re.compile(r"[^\W_]+")
_DIGITS = "0123456789"
_MIN_NAME_LENGTH = 4  # letters of the longer of two words, or of one word that may be a name by itself
_LONG_NUMBER = 9


def is_name_like(code: str) -> bool:
    """Whether somebody wrote a name, an address or a telephone's number, alone or with something else beside it."""
    if code.isascii() and code.isalnum() and not _has_two_cases(code):
        return code[:1] == "0" and code.isdigit() and len(code) >= _LONG_NUMBER and code[1:2] != "0"
    text = unicodedata.normalize("NFKC", code).strip()
    if _MACHINE.fullmatch(text):
        return False
    return bool(_ADDRESS.search(text)) or _telephone(text) or _is_two_words(text)


def is_possible_name(code: str) -> bool:
    """Whether a code must not be shown: it looks like a name, or may be a first name alone or the number of a
    person."""
    text = unicodedata.normalize("NFKC", code).strip()
    if is_name_like(code) or (_NUMBER.search(text) and not _MACHINE.fullmatch(text)):
        return True
    return (
        text.isalpha()
        and (len(text) >= _MIN_NAME_LENGTH or text.istitle())
        and len(text) > 2
        and not _placeholder(text)
    )


def _has_two_cases(code: str) -> bool:
    return code != code.lower() and code != code.upper()


def _telephone(text: str) -> bool:
    runs = (match[0].strip(" ()/.-") for match in _TELEPHONE.finditer(text))
    # Seven digits and more: shorter runs are years, rooms and ages, longer ones with dots may be dates.
    return any(
        sum(map(str.isdigit, digit_run)) >= _TELEPHONE_DIGITS and not _DATE.fullmatch(digit_run) for digit_run in runs
    )


def _is_two_words(text: str) -> bool:
    """Two words of letters, whatever stands beside them; a single letter counts where no digit stands with it."""
    if _placeholder(text):
        return False
    words = [word for token in _TOKEN.findall(text) for word in _words(token)]
    lengths = sorted(map(len, words))
    return len(lengths) > 1 and lengths[-1] >= _MIN_NAME_LENGTH


def _words(token: str) -> Iterator[str]:
    """The words of a run of letters and digits: `Berg1` is `Berg`, `AnnaBerg` two, `AN07MA` and `A7` none."""
    word = token.strip(_DIGITS)
    if not word.isalpha() or (len(word) == 1 and word != token):
        return
    start = 0
    for index in range(1, len(word)):
        if word[index].isupper() and word[index - 1].islower():
            yield word[start:index]
            start = index
    yield word[start:]


def _placeholder(text: str) -> bool:
    return "".join(filter(str.isalnum, text)).casefold() in PLACEHOLDERS


DRAWN_ALPHABET = "CDFHJKLMNPRTVWX3479"
DRAWN_LENGTH = 5
DRAWN_PATTERN = f"[{DRAWN_ALPHABET}{''.join(filter(str.isalpha, DRAWN_ALPHABET)).lower()}]{{{DRAWN_LENGTH}}}"
"""A drawn code as people type it."""

_DRAWN_VALUE = {character: value for value, character in enumerate(DRAWN_ALPHABET)}


def add_check_character(word: str) -> str:
    """The code that begins with these four characters of the alphabet."""
    total = sum(place * _DRAWN_VALUE[character] for place, character in enumerate(word, start=1))
    # The alphabet has a prime number of characters, so that every slip of one character changes the check character.
    inverse = pow(DRAWN_LENGTH, -1, len(DRAWN_ALPHABET))
    return word + DRAWN_ALPHABET[-total * inverse % len(DRAWN_ALPHABET)]


def is_drawn_code(code: str) -> bool:
    """Whether this can be a drawn code, written in small letters or with blanks and dashes as it may be."""
    plain_code = "".join(filter(str.isalnum, code)).upper()
    well_formed = len(plain_code) == DRAWN_LENGTH and all(character in _DRAWN_VALUE for character in plain_code)
    return well_formed and add_check_character(plain_code[:-1]) == plain_code
