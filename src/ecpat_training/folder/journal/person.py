"""Somebody who is to be forgotten: whether a text tells of them."""

import re
import unicodedata
from collections.abc import Sequence

from ecpat_training.core.record import record

_ENCODINGS = ("utf-8", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254")
"""Those of lists as they come; the bytes of a name differ between them."""
_WORD = re.compile(r"[^\W_]+")


@record
class Person:
    """A person by the texts that tell of them, such as a name, an address and a code; each as its words."""

    texts: tuple[tuple[str, ...], ...]

    @classmethod
    def known_by(cls, texts: Sequence[str]) -> "Person":
        """The person of these texts; one without letters and digits tells of nobody."""
        return cls(tuple(words for text in texts if (words := _words(text))))

    def is_in(self, text: str) -> bool:
        """Whether a text tells of the person: the words of one of the person's texts stand in it side by side, in any
        order, since lists write surnames first or last, and in cells of their own."""
        words = _words(text)
        for known_words in self.texts:
            size, sorted_words = len(known_words), sorted(known_words)
            if any(sorted(words[start : start + size]) == sorted_words for start in range(len(words) - size + 1)):
                return True
        return False

    def is_in_bytes(self, data: bytes) -> bool:
        """Whether bytes tell of the person in one of the encodings of lists."""
        return any(self.is_in(data.decode(encoding, "replace")) for encoding in _ENCODINGS)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))
