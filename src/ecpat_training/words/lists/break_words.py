"""The words by which agendas say that there is a break, in the languages of the programmes."""

import difflib
import re
from functools import lru_cache
from typing import get_args

from ecpat_training.core.spelling import unaccented
from ecpat_training.values.kinds import ItemKind
from ecpat_training.words.matching import Words
from ecpat_training.words.word_tables import words_by_meaning


def _kinds(table: str) -> dict[str, ItemKind]:
    kinds: dict[ItemKind, Words] = words_by_meaning("break_words", table, get_args(ItemKind))
    return {word.strip(): kind for kind, words in kinds.items() for line in words.values() for word in line.split(";")}


BREAKS: dict[str, ItemKind] = _kinds("labels")
"""The file's own words that make a line a break."""

_KIND_OF = {unaccented(word): kind for word, kind in {**_kinds("words"), **BREAKS}.items()}
_IN_WORDS: dict[tuple[str, ...], ItemKind] = {tuple(word.split()): kind for word, kind in _KIND_OF.items()}
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SHORTEST, _LONGEST = 5, 40  # of a text that may be misspelt: `team` is no tea
_NEAR = 0.84  # a letter too few or too many of five, or another one of seven


def break_called(text: str) -> ItemKind | None:
    """The kind of break that goes by this word, with or without its accents."""
    return _KIND_OF.get(unaccented(text))


@lru_cache(maxsize=1024)  # the same few titles stand in the agendas of all trainings
def break_meant(text: str) -> ItemKind | None:
    """The kind of break that a longer or misspelt text speaks of: `Lunch at the hotel`, `Coffe break`. Of several the
    one that says most counts, then the first: `pauza de masa`, `lunch and coffee`."""
    bare = unaccented(text)
    if _SHORTEST <= len(bare) <= _LONGEST and (close := difflib.get_close_matches(bare, _KIND_OF, n=1, cutoff=_NEAR)):
        return _KIND_OF[close[0]]
    words = _WORD.findall(bare)
    for length in sorted(set(map(len, _IN_WORDS)), reverse=True):
        for start in range(len(words) - length + 1):
            if kind := _IN_WORDS.get(tuple(words[start : start + length])):
                return kind
    return None
