"""Headers of columns for signatures, in all languages of lists."""

from ecpat_training.words.lists.calendar_words import half_day_of
from ecpat_training.words.matching import title_key
from ecpat_training.words.word_tables import words_of

_SIGNATURES = frozenset(title_key(word) for word in words_of("attendance_words", "signatures").split(";"))


def is_signature(header: str) -> bool:
    """Whether a header says a signature, and else a day or a half of it alone: `Unterschrift 14.03. vormittags`."""
    words = header.split()
    other_words = [word for word in words if title_key(word) not in _SIGNATURES]
    return len(other_words) < len(words) and (not other_words or half_day_of(" ".join(other_words)) is not None)
