"""The language of a list, where its headers and words leave no doubt."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from ecpat_training.read.aliases.headers import HEADERS, Field
from ecpat_training.read.aliases.matching import key, keys
from ecpat_training.read.aliases.professions import PROFESSIONS, SIDES
from ecpat_training.read.aliases.stakeholders import STAKEHOLDERS

# `E-mail`, `ID` and `Status` stand in lists of every language.
_EVERYWHERE: tuple[Field, ...] = ("number", "id", "e-mail", "phone", "status", "type", "role", "region")
_LEAST = 1.5  # words; one that two languages share counts half for each


def language_of(texts: Iterable[str]) -> str | None:
    """The language to which most of a list's headers and words belong; None where there are few, or two languages have
    as many."""
    points: defaultdict[str, float] = defaultdict(float)
    for text in dict.fromkeys(map(key, texts)):
        languages = _languages().get(text, frozenset())
        for language in languages:
            points[language] += 1 / len(languages)
    ranked = sorted(points.items(), key=lambda entry: -entry[1])
    if not ranked or ranked[0][1] < _LEAST:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None


@lru_cache(maxsize=1)
def _languages() -> dict[str, frozenset[str]]:
    """The languages of every word of the tables."""
    found: dict[str, frozenset[str]] = {}
    headers = [words for field, words in HEADERS.items() if field not in _EVERYWHERE]
    for words in (*headers, *PROFESSIONS.values(), *SIDES.values(), *STAKEHOLDERS.values()):
        for languages, line in words.items():
            for word in keys(line):
                found[word] = found.get(word, frozenset()) | frozenset(languages.split(", "))
    return found
