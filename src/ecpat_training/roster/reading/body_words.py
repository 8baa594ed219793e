"""The words of an organisation's name, and what they mean in whatever language they are: `Ministry of Interior` and
`Ministarstvo unutrašnjih poslova` say the same."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ecpat_training.core.spelling import unaccented
from ecpat_training.words.lists.public_bodies import BODY_CONCEPTS, NAMED_COUNTRIES, UNINFORMATIVE_WORDS
from ecpat_training.words.matching import keys
from ecpat_training.words.person_name import transliterated
from ecpat_training.words.word_tables import words_of

WORD = re.compile(r"[^\W_]+")
BRACKETS = re.compile(r"\(([^()]*)\)")
_SMALL_WORDS = "of for and the a an in on to de la le les du des et d l der die das für und van het voor en"
SMALL_WORDS = frozenset(_SMALL_WORDS.split())
SMALL_OF_LISTS = SMALL_WORDS | frozenset(transliterated(word) for word in keys(words_of("work_words", "small")))
"""In whatever language of lists: the initials of a name may lack them."""
_IN_FULL = {
    "min": "ministry", "dept": "department", "dep": "department", "dpt": "department", "nat": "national",
    "natl": "national", "org": "organisation", "organization": "organisation", "intl": "international",
    "assoc": "association", "assn": "association", "univ": "university", "gov": "government", "govt": "government",
    "gen": "general", "dir": "directorate", "pol": "police", "fed": "federal", "centre": "center", "inst": "institute",
    "affair": "affairs", "interiors": "interior", "internal": "interior", "labor": "labour", "defense": "defence",
    "off": "office", "prosec": "prosecutor", "prosecutors": "prosecutor", "svc": "service", "services": "service",
}  # fmt: skip
_INITIALS = (2, 3)  # letters that no word is expected in
_PATTERN = re.compile(r"[^\W_]+-?")
_Entries = dict[str, list[tuple[tuple[str, ...], str]]]


class BodyMeaning(NamedTuple):
    """What a name says: the concepts of its words, the words that no table knows (a place, a number), and the countries
    that it names."""

    concepts: frozenset[str]
    unknown_words: frozenset[str]
    countries: frozenset[str]


def body_words(name: str) -> tuple[str, ...]:
    """The words of a name but for small ones and what stands in brackets: shortened ones in full, in letters that any
    keyboard has."""
    words = map(_spelled, WORD.findall(unaccented(BRACKETS.sub(" ", name))))
    return tuple(word for word in words if word not in SMALL_WORDS)


@lru_cache(maxsize=10_000)
def body_meaning(name: str) -> BodyMeaning | None:
    """What a name says; None where no word of it is one of public bodies."""
    words = body_words(name)
    concepts: set[str] = set()
    unknown_words: set[str] = set()
    countries: set[str] = set()
    position = 0
    while position < len(words):
        length, _, meaning = max(_matches(words[position:]), default=(0, 0, ""))
        if not length:
            unknown_words.add(words[position])
        elif meaning.isupper():
            countries.add(meaning)
        elif meaning:
            concepts.update(meaning.split(", "))
        position += max(length, 1)
    if (code := name.split()[-1:]) and code[0] in NAMED_COUNTRIES:  # `MUP RS`
        unknown_words.discard(_spelled(code[0].lower()))
        countries.add(code[0])
    return BodyMeaning(frozenset(concepts), frozenset(unknown_words), frozenset(countries)) if concepts else None


def _spelled(word: str) -> str:
    if len(word) in _INITIALS and word.isascii():
        return _IN_FULL.get(word, word)  # `MoI` and `MoJ` are two
    plain = transliterated(word)
    return transliterated(_IN_FULL.get(word) or _IN_FULL.get(plain, plain))


def _matches(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The entries of the table that begin these words: of how many words, how many letters of the first one they know,
    and what they mean."""
    exact, stems = _table()
    first = words[0]
    for end in range(len(first), 0, -1):
        for pattern, meaning in [*(exact.get(first, ()) if end == len(first) else ()), *stems.get(first[:end], ())]:
            if len(pattern) <= len(words) and all(map(_matches_pattern, pattern[1:], words[1:])):
                yield len(pattern), end, meaning


def _matches_pattern(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("-") else word == pattern


@cache
def _table() -> tuple[_Entries, _Entries]:
    """The entries of the table of words by their first word, and by the beginning of it."""
    exact: _Entries = {}
    stems: _Entries = {}
    meanings = {meaning: ";".join(words.values()) for meaning, words in BODY_CONCEPTS.items()}
    for meaning, line in {"": UNINFORMATIVE_WORDS, **NAMED_COUNTRIES, **meanings}.items():
        for entry in line.split(";"):
            words = [(_spelled(word.rstrip("-")), word[-1] == "-") for word in _PATTERN.findall(unaccented(entry))]
            pattern = tuple(f"{word}{'-' * is_stem}" for word, is_stem in words if word not in SMALL_WORDS)
            if pattern:
                first = pattern[0].rstrip("-")
                (exact if pattern[0] == first else stems).setdefault(first, []).append((pattern, meaning))
    return exact, stems
