"""The encoding of a CSV file that names none: told by the words that were sent out and came back."""

import re
from collections.abc import Iterable

from ecpat_training.files.cell import as_text
from ecpat_training.files.csv.encoding import CANDIDATES
from ecpat_training.files.table import CellTable

_WORD = re.compile(r"[^\W\d_]{2,}")


def encoding_like(data: bytes, sent: CellTable | None) -> str:
    """The one encoding in which words with other letters than ASCII read as they were sent out; empty where the text is
    UTF-8, where no such word came back, or where several encodings read them so and others differently."""
    if sent is None or data.isascii():
        return ""
    try:
        data.decode()
    except UnicodeDecodeError:
        known_words = _words(as_text(cell) for row in sent.rows for cell in row if isinstance(cell, str))
        readings: dict[str, tuple[int, str]] = {}
        for name in CANDIDATES:
            try:
                text = data.decode(name)
            except UnicodeDecodeError:
                continue
            readings.setdefault(text, (len(known_words & _words([text])), name))
        best = max((shared for shared, _ in readings.values()), default=0)
        names = [name for shared, name in readings.values() if shared == best]
        # A tie is no answer: the same words read alike in several encodings, and others would be broken.
        return names[0] if best and len(names) == 1 else ""
    return ""


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text) if not word.isascii()}
