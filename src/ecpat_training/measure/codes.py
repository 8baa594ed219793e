"""Self-generated codes as people write them, made comparable.

| made alike | because |
| --- | --- |
| upper and lower case, full-width letters | phones capitalise, keyboards differ |
| accents, barred and joined letters | `Zoë` and `Zoe`, `Łu` and `Lu` |
| spaces and punctuation | `AN-07`, `an 07` |
| leading zeros of each run of digits | spreadsheets drop them, people write 7 March and 07 March |

Month names are left alone, since `MAR` may as well begin a mother's name; so are letters of other alphabets.
"""

import re
import unicodedata

_PLACEHOLDERS = frozenset({"na", "none", "null", "unknown", "nocode"})
_LETTERS = str.maketrans({"đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th"})
_BETWEEN_WORDS = re.compile(r"[\s.,'’_-]+")
_NUMBER_BEHIND = re.compile(r"[\W_]*\d+\s*$")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+.*|[+][0-9][0-9 ()/.-]{6,}[0-9]")
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


def compact(code: str) -> str:
    """A code without case, accents, width, spaces and punctuation; "" for what is no code, such as `n/a` or `-`."""
    if code.isascii() and code.isalnum():
        letters = code.lower()  # most codes; nothing to normalise
        return "" if letters in _PLACEHOLDERS else letters
    folded = unicodedata.normalize("NFKD", code).casefold().translate(_LETTERS)
    letters = "".join(character for character in unicodedata.normalize("NFKD", folded) if character.isalnum())
    return "" if letters in _PLACEHOLDERS else letters


def looks_like_a_name(code: str) -> bool:
    """Whether somebody wrote a first and a last name: several words of letters alone, one of four or more, and at most
    a number behind them; or an e-mail address or a phone number, which name nobody less. `MAR-SOF-12` is none, which
    stands for the first letters of two."""
    if code.isascii() and code.isalnum():
        return False  # one word, as most codes are
    if _ADDRESS.fullmatch(code.strip()):
        return True
    words = [word for word in _BETWEEN_WORDS.split(_NUMBER_BEHIND.sub("", unicodedata.normalize("NFKC", code))) if word]
    lengths = sorted(len(word) for word in words)
    long_enough = len(lengths) > 1 and lengths[-1] > 3 and lengths[-2] > 1
    return long_enough and all(map(str.isalpha, words)) and bool(compact(code))


def without_leading_zeros(code: str) -> str:
    """A compact code whose runs of digits have no leading zeros: `an07` is `an7`, and `a00` is `a0`."""
    return _LEADING_ZEROS.sub("", code) if "0" in code else code
