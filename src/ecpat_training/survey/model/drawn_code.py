"""Codes on slips that people draw: five characters, the last of which tells most slips of the pen.

The alphabet has 19 characters, a prime number: no vowels, so that no code is a word, and none that is taken for another
by hand (0 and O, 1 and I, 2 and Z, 5 and S, 6 and G, 8 and B, U and V, 9 and Q). With the values v of the characters (0
to 18) at the places 1 to 5, a code fits if 1 v1 + 2 v2 + ... + 5 v5 is divisible by 19. One wrong character or two that
changed places never fit, since neither a difference times a weight below 19 nor a difference times a difference of
weights is divisible by a prime above both; so any two codes differ in two characters at least.
"""

ALPHABET = "CDFHJKLMNPRTVWX3479"
LENGTH = 5
PATTERN = f"[{ALPHABET}{''.join(filter(str.isalpha, ALPHABET)).lower()}]{{{LENGTH}}}"
"""A drawn code as people type it."""

_VALUE = {character: value for value, character in enumerate(ALPHABET)}


def completed(word: str) -> str:
    """The code that begins with these four characters of the alphabet."""
    total = sum(place * _VALUE[character] for place, character in enumerate(word, start=1))
    inverse = pow(LENGTH, -1, len(ALPHABET))
    return word + ALPHABET[-total * inverse % len(ALPHABET)]


def fits(code: str) -> bool:
    """Whether this can be a drawn code, written in small letters or with blanks and dashes as it may be."""
    plain = "".join(filter(str.isalnum, code)).upper()
    known = len(plain) == LENGTH and all(character in _VALUE for character in plain)
    return known and completed(plain[:-1]) == plain
