"""Exact matching of words that people write in many ways: letters and digits count, nothing else does."""

import unicodedata
from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import TypeVar

Meaning = TypeVar("Meaning", bound=Hashable)
Words = Mapping[str, str]
"""Language to its words, separated by `;`: `{"en": "given name; first name"}`."""


@lru_cache(maxsize=10_000)
def key(text: str) -> str:
    """A text reduced to its letters and digits, case folded, without accents: `N.G.O. ` and `ngo` are both `ngo`,
    `Prénom` and `PRENOM` both `prenom`."""
    if text.isascii() and text.isalnum():
        return text.lower()
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


def index(meanings: Mapping[Meaning, Words]) -> dict[str, Meaning]:
    """The meaning of each word, by its key.

    Raises:
        ValueError: a word is there under two meanings.
    """
    found: dict[str, Meaning] = {}
    for meaning, words in meanings.items():
        for word in (word for line in words.values() for word in line.split(";")):
            if found.setdefault(key(word), meaning) != meaning:
                raise ValueError(f"`{word.strip()}` means both {found[key(word)]} and {meaning}")
    return found
