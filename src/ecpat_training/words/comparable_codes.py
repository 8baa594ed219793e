"""Self-generated codes as people write them, made comparable.

| made alike | because |
| --- | --- |
| upper and lower case, full-width letters | phones capitalise, keyboards differ |
| accents, barred and joined letters | `Zoë` and `Zoe`, `Łu` and `Lu` |
| spaces and punctuation, but between two figures | `AN-07`, `an 07`; `1-12` and `11-2` are two people's |
| leading zeros of each run of digits | spreadsheets drop them, people write 7 March and 07 March |

Month names are left alone, since `MAR` may as well begin a mother's name; so are letters of other alphabets.
"""

import re
import unicodedata

PLACEHOLDERS = frozenset({"na", "none", "null", "unknown", "nocode"})
"""What people write who have no code, without spaces and marks."""
_LETTERS = str.maketrans({"đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th"})
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


_BETWEEN_FIGURES = re.compile(r"(?<=\d)[\W_]+(?=\d)")


def code_key(code: str) -> str:
    """What the codes of one person have in common, however they are written: `AN-07` and `an 7` are `an7`."""
    return strip_leading_zeros(compact(code))


def compact(code: str) -> str:
    """A code without case, accents, width, spaces and punctuation; "" for what is no code, such as `n/a` or `-`. What
    stands between two figures, whose parts would else be lost, is a `-`."""
    if code.isascii() and code.isalnum():
        letters = code.lower()  # most codes; nothing to normalise
        return "" if letters in PLACEHOLDERS else letters
    # Decomposed, accents are characters of their own, which are no letters and drop out below.
    folded_code = unicodedata.normalize("NFKD", code).casefold().translate(_LETTERS)
    # Once more, as case folding and the table can give letters that decompose again.
    parts = _BETWEEN_FIGURES.split(unicodedata.normalize("NFKD", folded_code))
    letters = "-".join("".join(filter(str.isalnum, part)) for part in parts)
    return "" if letters in PLACEHOLDERS else letters


def strip_leading_zeros(code: str) -> str:
    """A compact code whose runs of digits have no leading zeros: `an07` is `an7`, and `a00` is `a0`."""
    return _LEADING_ZEROS.sub("", code) if "0" in code else code
