"""Names of people inside what a meeting wrote: the person's code stands in their place, however the name is spelt."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from ecpat_training.words.person_name import loose_key, strip_titles

_WORD = re.compile(r"\w+")
_NAME_SEPARATOR = re.compile(r"[\s,.'’-]*")
"""What may stand between two words of one name; a full stop alone, where the word before it is an initial."""
_MIN_NAME_WORDS = 2  # words of a name that is looked for: one alone may be any word
SOMEBODY = "somebody"


class NamesOfPeople:
    """The people of a meeting, by the words of their names: in any order, with or without accents, in another alphabet,
    with an initial for one of two words, with or without what stands between the first and the last."""

    def __init__(self, people: Iterable[tuple[str, str]]) -> None:
        """Takes names with their codes; of one name that two people have, the first code counts."""
        self._codes: Final[dict[tuple[str, ...], str]] = {}
        for name, code in people:
            for key in _keys(name):
                self._codes.setdefault(key, code or SOMEBODY)
        self._longest: Final = max(map(len, self._codes), default=0)

    def redact_names(self, text: str) -> str:
        """The text with codes in the place of names; a text without any stays letter for letter."""
        if not self._codes:
            return text
        composed_text = unicodedata.normalize("NFC", text)
        words = [*_WORD.finditer(composed_text)]
        coded_text, position, done_until = "", 0, 0
        while position < len(words):
            length, code = self._find_name(composed_text, words[position : position + self._longest])
            if length:
                coded_text += composed_text[done_until : words[position].start()] + code
                done_until = words[position + length - 1].end()
            position += length or 1
        return coded_text + composed_text[done_until:] if done_until else text

    def partner(self, text: str) -> str:
        """A partner as it is written, or the code where the text is a person's name and nothing else."""
        coded_name = self.redact_names(" ".join(strip_titles(text)))
        return coded_name if coded_name in self._codes.values() else text

    def _find_name(self, text: str, words: list[re.Match[str]]) -> tuple[int, str]:
        """How many of these words are a name, and whose; the longest name counts."""
        word_count = 1
        while word_count < len(words) and _are_adjacent_words(text, words[word_count - 1], words[word_count]):
            word_count += 1
        spelling_keys = [key[0] if (key := loose_key(word[0])) else "" for word in words[:word_count]]
        for length in range(word_count, _MIN_NAME_WORDS - 1, -1):
            code = self._codes.get(tuple(sorted(spelling_keys[:length])))
            if code is not None:
                return length, code
        return 0, ""


def _are_adjacent_words(text: str, first_word: re.Match[str], second_word: re.Match[str]) -> bool:
    text_between = text[first_word.end() : second_word.start()]
    return _NAME_SEPARATOR.fullmatch(text_between) is not None and ("." not in text_between or len(first_word[0]) == 1)


def _keys(name: str) -> Iterator[tuple[str, ...]]:
    """The words under which a name is known."""
    bare_words = [
        word for word in _WORD.findall(unicodedata.normalize("NFC", " ".join(strip_titles(name)))) if loose_key(word)
    ]
    spelling_keys = [loose_key(word)[0] for word in bare_words]
    if len(spelling_keys) < _MIN_NAME_WORDS:
        return
    yield tuple(sorted(spelling_keys))
    outer_keys = (spelling_keys[0], spelling_keys[-1])
    capitalised = [
        key for word, key in zip(bare_words, spelling_keys, strict=True) if word[0] != word[0].lower()
    ]  # no `van der`
    for pair in (outer_keys, *pairwise(capitalised)):
        if min(map(len, pair)) > 1:
            yield tuple(sorted(pair))
    for first_words, last_words in (outer_keys, outer_keys[::-1]):
        if len(last_words) > _MIN_NAME_WORDS:
            yield tuple(sorted((first_words[0], last_words)))
