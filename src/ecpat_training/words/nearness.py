"""Words that are nearly one of a table, as a misspelt one is: shown in a question, never taken for the word."""

from collections.abc import Hashable, Mapping
from difflib import SequenceMatcher
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from ecpat_training.words.matching import Words, letters_key

Meaning = TypeVar("Meaning", bound=Hashable)

SHORTEST = 8  # letters: `INGO` is near to `GO`, `Sex` to `sector`, and neither is a slip of the pen
_MAX_WORD_LENGTH = 60
_MIN_SIMILARITY = 0.87  # one letter of eight is another one, or two of sixteen
_SIMILARITY_MARGIN = 0.03  # words of other meanings that are nearly as near are asked about as well


class SimilarWord(NamedTuple, Generic[Meaning]):
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
    def _words_by_length(self) -> dict[int, dict[str, SimilarWord[Meaning]]]:
        words_by_length: dict[int, dict[str, SimilarWord[Meaning]]] = {}
        for meaning, words in self._table.items():
            for word in (word.strip() for line in words.values() for word in line.split(";")):
                letters = letters_key(word)
                if len(letters) >= SHORTEST:
                    words_by_length.setdefault(len(letters), {}).setdefault(letters, SimilarWord(word, meaning))
        return words_by_length

    @cached_property
    def _languages(self) -> dict[str, set[str]]:
        languages_of: dict[str, set[str]] = {}
        for words in self._table.values():
            for languages, line in words.items():
                for word in line.split(";"):
                    languages_of.setdefault(letters_key(word), set()).update(languages.split(", "))
        return languages_of

    def find_similar(self, text: str, language: str | None = None) -> list[SimilarWord[Meaning]]:
        """The nearest word of each meaning that a text may have, the nearest first; none for a short text. Where words
        of a language that is named are near, those of others are left out."""
        letters = letters_key(text)
        if letters in self._right or not SHORTEST <= len(letters) <= _MAX_WORD_LENGTH:
            return []
        matcher = SequenceMatcher(None, "", letters, autojunk=False)
        max_length_difference = (
            round(len(letters) * 2 * (1 - _MIN_SIMILARITY)) + 1
        )  # letters more or less; beyond that nothing is near
        best_by_meaning: dict[Meaning, tuple[tuple[bool, float], SimilarWord[Meaning]]] = {}
        for length in range(len(letters) - max_length_difference, len(letters) + max_length_difference + 1):
            for candidate, word in self._words_by_length.get(length, {}).items():
                matcher.set_seq1(candidate)
                if matcher.real_quick_ratio() < _MIN_SIMILARITY or matcher.quick_ratio() < _MIN_SIMILARITY:
                    continue
                ratio = matcher.ratio()
                rank = (language in self._languages[candidate], ratio) if language else (False, ratio)
                if ratio >= _MIN_SIMILARITY and (
                    word.meaning not in best_by_meaning or rank > best_by_meaning[word.meaning][0]
                ):
                    best_by_meaning[word.meaning] = (rank, word)
        ranked_words = sorted(best_by_meaning.values(), key=lambda entry: entry[0], reverse=True)
        if not ranked_words:
            return []
        (is_of_language, nearest_word), _ = ranked_words[0]
        return [
            word
            for (is_same, ratio), word in ranked_words
            if is_same == is_of_language and ratio > nearest_word - _SIMILARITY_MARGIN
        ]
