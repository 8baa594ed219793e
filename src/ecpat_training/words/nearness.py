"""Words that are nearly one of a table, as a misspelt one is: shown in a question, never taken for the word."""

from collections.abc import Hashable, Mapping
from difflib import SequenceMatcher
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from ecpat_training.words.matching import Words, letters_key

Meaning = TypeVar("Meaning", bound=Hashable)

SHORTEST = 8  # letters: `INGO` is near to `GO`, `Sex` to `sector`, and neither is a slip of the pen
_LONGEST = 60
_NEAR = 0.87  # one letter of eight is another one, or two of sixteen
_AS_NEAR = 0.03  # words of other meanings that are nearly as near are asked about as well


class Near(NamedTuple, Generic[Meaning]):
    """A word of a table that a text is nearly, and what it means."""

    word: str
    meaning: Meaning


class NearWords(Generic[Meaning]):
    """The long words of a table, to be compared with texts that no table knows. A comparison takes a thousandth of a
    second: each different text is to be asked about once."""

    def __init__(self, table: Mapping[Meaning, Words], right_words: str = "") -> None:
        """`right_words` are words, separated by `;`, that are near to one of the table and right as they stand."""
        self._table, self._right = table, frozenset(letters_key(word) for word in right_words.split(";"))

    @cached_property
    def _by_length(self) -> dict[int, dict[str, Near[Meaning]]]:
        by_length: dict[int, dict[str, Near[Meaning]]] = {}
        for meaning, words in self._table.items():
            for word in (word.strip() for line in words.values() for word in line.split(";")):
                letters = letters_key(word)
                if len(letters) >= SHORTEST:
                    by_length.setdefault(len(letters), {}).setdefault(letters, Near(word, meaning))
        return by_length

    @cached_property
    def _languages(self) -> dict[str, set[str]]:
        languages_of: dict[str, set[str]] = {}
        for words in self._table.values():
            for languages, line in words.items():
                for word in line.split(";"):
                    languages_of.setdefault(letters_key(word), set()).update(languages.split(", "))
        return languages_of

    def near(self, text: str, language: str | None = None) -> list[Near[Meaning]]:
        """The nearest word of each meaning that a text may have, the nearest first; none for a short text. Where words
        of a language that is named are near, those of others are left out."""
        letters = letters_key(text)
        if letters in self._right or not SHORTEST <= len(letters) <= _LONGEST:
            return []
        matcher = SequenceMatcher(None, "", letters, autojunk=False)
        most = round(len(letters) * 2 * (1 - _NEAR)) + 1  # letters more or less; beyond that nothing is near
        best: dict[Meaning, tuple[tuple[bool, float], Near[Meaning]]] = {}
        for length in range(len(letters) - most, len(letters) + most + 1):
            for candidate, word in self._by_length.get(length, {}).items():
                matcher.set_seq1(candidate)
                if matcher.real_quick_ratio() < _NEAR or matcher.quick_ratio() < _NEAR:
                    continue
                ratio = matcher.ratio()
                rank = (language in self._languages[candidate], ratio) if language else (False, ratio)
                if ratio >= _NEAR and (word.meaning not in best or rank > best[word.meaning][0]):
                    best[word.meaning] = (rank, word)
        ranked = sorted(best.values(), key=lambda entry: entry[0], reverse=True)
        if not ranked:
            return []
        (is_of_language, nearest), _ = ranked[0]
        return [word for (is_same, ratio), word in ranked if is_same == is_of_language and ratio > nearest - _AS_NEAR]
