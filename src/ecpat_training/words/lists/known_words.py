"""Whether all that a text says stands in tables of ours: only then may a cell that couldn't be read be quoted, since a
word that no table knows may be a surname in the wrong column."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Protocol

from ecpat_training.words.lists.rows import EMPTY_WORDS
from ecpat_training.words.matching import Words, keys, letters_key
from ecpat_training.words.word_tables import words_of

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMBER = re.compile(r"\d{3}")
_SMALL_WORDS = frozenset(keys(words_of("work_words", "small")))
_ANSWERS = frozenset(("no", "not", "ja"))

WORK_WORDS = words_of("work_words", "work")
"""Words of job titles and of bodies' names that say no profession and no type: a cell of nothing else names nobody, and
may be quoted where it can't be read."""


class _Table(Protocol):
    """The words of each language by meaning, whatever says the meaning."""

    def values(self) -> Iterable[Words]: ...


class KnownWords:
    """The words of some tables, be they of one word or of several."""

    def __init__(self, *tables: _Table | str) -> None:
        """Tables by meaning, or words one after the other."""
        self._tables = tables

    @cached_property
    def _words(self) -> frozenset[str]:
        lines: list[str] = []
        for table in self._tables:
            lines += (
                [table] if isinstance(table, str) else [line for words in table.values() for line in words.values()]
            )
        return frozenset(keys(";".join(_WORD.findall("\n".join(lines))))) - _SMALL_WORDS - {""}

    def hold(self, text: str) -> bool:
        """Whether each word of a text is known, or says nothing; a single letter and a sign name nobody."""
        letters = letters_key(text)
        if len(letters) == 1 or letters in EMPTY_WORDS or letters in self._words:
            return True
        words = _WORD.findall(text)
        # small words are names too, where nothing stands beside them: `An`, `Di`, `Van`
        return (not words or any(map(self._says, words))) and not _NUMBER.search(text) and all(map(self._knows, words))

    def shown(self, text: str) -> str:
        """A text with `…` in the place of each word that isn't known."""
        return _WORD.sub(lambda word: word.group() if self._knows(word.group()) else "…", _strip_digits(text))

    def _knows(self, word: str) -> bool:
        letters = letters_key(word)
        return letters in _SMALL_WORDS or letters in EMPTY_WORDS or self._says(word)

    def _says(self, word: str) -> bool:
        letters = letters_key(word)
        return letters in self._words or letters in _ANSWERS


def _strip_digits(text: str) -> str:
    return re.sub(r"\d{3,}", "…", text)
