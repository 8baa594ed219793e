"""The words by which agendas say that there is a break, in the languages of the programmes."""

import difflib
import re
from functools import lru_cache
from typing import get_args

from ecpat_training.core.spelling import unaccented
from ecpat_training.values.kinds import ItemKind
from ecpat_training.words.matching import Words
from ecpat_training.words.word_tables import words_by_meaning


def _kind_by_word(table: str) -> dict[str, ItemKind]:
    kinds: dict[ItemKind, Words] = words_by_meaning("break_words", table, get_args(ItemKind))
    return {word.strip(): kind for kind, words in kinds.items() for line in words.values() for word in line.split(";")}


BREAKS: dict[str, ItemKind] = _kind_by_word("labels")
"""The file's own words that make a line a break."""

_KIND_OF = {unaccented(word): kind for word, kind in {**_kind_by_word("words"), **BREAKS}.items()}
_KIND_BY_WORDS: dict[tuple[str, ...], ItemKind] = {tuple(word.split()): kind for word, kind in _KIND_OF.items()}
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_MIN_TEXT_LENGTH, _MAX_TEXT_LENGTH = 5, 40  # of a text that may be misspelt: `team` is no tea
_MIN_SIMILARITY = 0.84  # a letter too few or too many of five, or another one of seven


def break_kind_of(text: str) -> ItemKind | None:
    """The kind of break that goes by this word, with or without its accents."""
    return _KIND_OF.get(unaccented(text))


@lru_cache(maxsize=1024)  # the same few titles stand in the agendas of all trainings
def guess_break_kind(text: str) -> ItemKind | None:
    """The kind of break that a longer or misspelt text speaks of: `Lunch at the hotel`, `Coffe break`. Of several the
    one that says most counts, then the first: `pauza de masa`, `lunch and coffee`."""
    unaccented_text = unaccented(text)
    if _MIN_TEXT_LENGTH <= len(unaccented_text) <= _MAX_TEXT_LENGTH and (
        close_words := difflib.get_close_matches(unaccented_text, _KIND_OF, n=1, cutoff=_MIN_SIMILARITY)
    ):
        return _KIND_OF[close_words[0]]
    words = _WORD.findall(unaccented_text)
    for length in sorted(set(map(len, _KIND_BY_WORDS)), reverse=True):
        for start in range(len(words) - length + 1):
            if kind := _KIND_BY_WORDS.get(tuple(words[start : start + length])):
                return kind
    return None
