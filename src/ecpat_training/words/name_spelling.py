"""Names as Latin and Cyrillic lists, passports and plain keyboards spell them, brought to one spelling."""

import re
from functools import lru_cache

from ecpat_training.core.text import fold
from ecpat_training.words.person_name import loose_key

# On top of what `loose_key` does: Christo and Hristo, Ivanoff and Ivanov, Gueorgui and Georgi, Ксения and Xenia.
_FURTHER_SPELLINGS = (
    ("cr", "hr"), ("kr", "hr"), ("sc", "s"), ("tc", "c"), ("ck", "k"), ("ff", "v"), ("ou", "u"), ("xh", "dz"),
    ("x", "ks"), ("ph", "f"), ("th", "t"), ("huor", "heor"), ("hui", "hi"), ("ander", "andr"), ("ie", "e"), ("io", "e"),
    ("iu", "u"),
)  # fmt: skip
_SIGNS = str.maketrans("", "", "ʹʺ")  # how ISO 9 writes ь and ъ
_HARD_C = re.compile("c(?![ei])")  # Victor and Виктор
_DOUBLED_LETTER = re.compile(r"([^\W\d])\1+")
_YA = "ia"  # Я. takes two letters in Latin
_LONG_ENOUGH = 4  # letters of a word of which one may be wrong


def spellings_of(name: str) -> tuple[str, ...]:
    """The words of a name, sorted, in a spelling that is the same for every transliteration of Russian, Ukrainian,
    Bulgarian and Serbian that passports, ISO 9 and BGN/PCGN use, with and without accents, titles left out. Different
    names may be spelt alike as well, so that it is a reason to ask, never proof."""
    return tuple(sorted(filter(None, map(_coarse, loose_key(fold(name).translate(_SIGNS).replace("ьо", "ио"))))))


def is_initial(word: str) -> bool:
    """Whether a word as `spelt` gives it is but the first letter of a name."""
    return len(word) == 1 or word == _YA


def is_one_edit_apart(first_word: str, second_word: str) -> bool:
    """Whether two different words are the same but for one letter: another one, one more, one less, or two neighbours
    that changed places, which is a Damerau-Levenshtein distance of 1. Words of fewer than four letters never are.

    F. J. Damerau (1964), A technique for computer detection and correction of spelling errors, Communications of the
    ACM 7(3), 171-176, doi:10.1145/363958.363994.
    """
    shorter_word, longer_word = sorted((first_word, second_word), key=len)
    if first_word == second_word or len(shorter_word) < _LONG_ENOUGH or len(longer_word) - len(shorter_word) > 1:
        return False
    edit = next(
        (place for place, (a, b) in enumerate(zip(shorter_word, longer_word, strict=False)) if a != b),
        len(shorter_word),
    )
    if len(shorter_word) < len(longer_word):
        return shorter_word[edit:] == longer_word[edit + 1 :]
    swapped_end = shorter_word[edit + 1 : edit + 2] + shorter_word[edit] + shorter_word[edit + 2 :]
    return shorter_word[edit + 1 :] == longer_word[edit + 1 :] or swapped_end == longer_word[edit:]


def deletions_of(word: str) -> set[str]:
    """A word and what is left of it without one letter. Two words that are one edit apart share one of these, so that
    they are found without comparing each word with each.

    M. Mor and A. S. Fraenkel (1982), A hash code method for detecting and correcting spelling errors, Communications
    of the ACM 25(12), 935-938, doi:10.1145/358728.358752.
    """
    if len(word) < _LONG_ENOUGH:
        return {word}
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


@lru_cache(maxsize=50_000)
def _coarse(word: str) -> str:
    for letters, spelling in _FURTHER_SPELLINGS:
        word = word.replace(letters, spelling)
    return _HARD_C.sub("k", _DOUBLED_LETTER.sub(r"\1", word))
