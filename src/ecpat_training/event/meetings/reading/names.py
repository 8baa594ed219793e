"""Names of people inside what a meeting wrote: the person's code stands in their place, however the name is spelt."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from ecpat_training.words.person_name import loose_key, without_titles

_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"[\s,.'’-]*")
"""What may stand between two words of one name; a full stop alone, where the word before it is an initial."""
_FEWEST = 2  # words of a name that is looked for: one alone may be any word
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

    def replaced(self, text: str) -> str:
        """The text with codes in the place of names; a text without any stays letter for letter."""
        if not self._codes:
            return text
        composed = unicodedata.normalize("NFC", text)
        words = [*_WORD.finditer(composed)]
        coded, position, done = "", 0, 0
        while position < len(words):
            length, code = self._named(composed, words[position : position + self._longest])
            if length:
                coded += composed[done : words[position].start()] + code
                done = words[position + length - 1].end()
            position += length or 1
        return coded + composed[done:] if done else text

    def partner(self, text: str) -> str:
        """A partner as it is written, or the code where the text is a person's name and nothing else."""
        coded = self.replaced(" ".join(without_titles(text)))
        return coded if coded in self._codes.values() else text

    def _named(self, text: str, words: list[re.Match[str]]) -> tuple[int, str]:
        """How many of these words are a name, and whose; the longest name counts."""
        together = 1
        while together < len(words) and _joined(text, words[together - 1], words[together]):
            together += 1
        spelt = [key[0] if (key := loose_key(word[0])) else "" for word in words[:together]]
        for length in range(together, _FEWEST - 1, -1):
            code = self._codes.get(tuple(sorted(spelt[:length])))
            if code is not None:
                return length, code
        return 0, ""


def _joined(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    between = text[first.end() : second.start()]
    return _BETWEEN.fullmatch(between) is not None and ("." not in between or len(first[0]) == 1)


def _keys(name: str) -> Iterator[tuple[str, ...]]:
    """The words under which a name is known."""
    bare = [
        word for word in _WORD.findall(unicodedata.normalize("NFC", " ".join(without_titles(name)))) if loose_key(word)
    ]
    spelt = [loose_key(word)[0] for word in bare]
    if len(spelt) < _FEWEST:
        return
    yield tuple(sorted(spelt))
    ends = (spelt[0], spelt[-1])
    capitalised = [key for word, key in zip(bare, spelt, strict=True) if word[0] != word[0].lower()]  # no `van der`
    for pair in (ends, *pairwise(capitalised)):
        if min(map(len, pair)) > 1:
            yield tuple(sorted(pair))
    for first, last in (ends, ends[::-1]):
        if len(last) > _FEWEST:
            yield tuple(sorted((first[0], last)))
