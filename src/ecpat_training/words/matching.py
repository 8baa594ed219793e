"""Exact matching of words that people write in many ways: letters and digits count, nothing else does."""

import re
import unicodedata
from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import TypeVar

Meaning = TypeVar("Meaning", bound=Hashable)
_NO_LETTER = re.compile(r"[^\w;]+|_")  # what `str.isalnum` denies
_EQUIVALENT_CHARACTERS = str.maketrans("ı٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "i" + 2 * "0123456789")
"""Turkish `ADI` is `adı`, though its small letters are `adi`; Arabic and Persian figures are figures."""
Words = Mapping[str, str]
"""Language to its words, separated by `;`: `{"en": "given name; first name"}`."""


def letters_key(text: str) -> str:
    """A text reduced to its letters and digits, case folded, without accents: `N.G.O. ` and `ngo` are both `ngo`,
    `Prénom` and `PRENOM` both `prenom`."""
    return text.lower() if text.isalnum() and text.isascii() else _key(text)  # a plain word is quicker done than kept


@lru_cache(maxsize=10_000)
def _key(text: str) -> str:
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold())).translate(
        _EQUIVALENT_CHARACTERS
    )


def title_key(text: str) -> str:
    """A title reduced to its words, case folded, without accents: `Where do I stand ?`, `« Where do I stand? »` and
    `Where do I stand` are all the same, `Part 1.1` and `Part 11` are not. Empty where there are no words."""
    text = "".join(map(_is_letter_in_title, unicodedata.normalize("NFKD", text)))
    return " ".join(text.casefold().split())


@lru_cache(maxsize=10_000)
def _is_letter_in_title(character: str) -> str:
    """What a letter of a title counts as: marks and spaces part words, accents and what is invisible are nothing."""
    kind = unicodedata.category(character)
    if kind in ("Mn", "Cf"):
        return ""
    return " " if kind[0] in "PZ" or kind in ("Sk", "Cc") else character


def index(*tables: Mapping[Meaning, Words]) -> dict[str, Meaning]:
    """The meaning of each word of some tables, by its key.

    Raises:
        ValueError: a word is there under two meanings.
    """
    meaning_of: dict[str, Meaning] = {}
    for meaning, words in (entry for table in tables for entry in table.items()):
        for word in keys(";".join(words.values())):
            if meaning_of.setdefault(word, meaning) != meaning:
                raise ValueError(f"`{word}` means both {meaning_of[word]} and {meaning}")
    return meaning_of


def keys(words: str) -> list[str]:
    """The keys of words that `;` separates, all at once, which is several times as quick."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKD", words).casefold().translate(_EQUIVALENT_CHARACTERS)).split(
        ";"
    )
