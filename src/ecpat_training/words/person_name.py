"""Names of people for comparison. A name that is shown or kept stays letter for letter."""

import re
from functools import lru_cache

from ecpat_training.core.spelling import unaccented
from ecpat_training.words.lists.names import OPEN_PLACES, OPEN_WORDS, REPRESENTATIVES, TITLES, TITLES_IN_FRONT
from ecpat_training.words.matching import letters_key

_APOSTROPHES = re.compile("['’ʼ`´‘]")
_WORDS = re.compile(r"\w+")
_NAME = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]*)*")
_LONGEST_NAME = 4  # words
_OPEN_WORD = 5  # letters of the longest of them; `Do` and `Da` are names
_ANONYMOUS = re.compile(r"(?:[xх]{2,}|[xх]\.)(?:[\s.]*[xх]+)*\.?", re.IGNORECASE)
_OF = 2  # letters of the small words in `doctor of medicine`
_PARTICLES = frozenset(("al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "la", "le", "van", "von"))
_BRACKETS = re.compile(r"\([^()]*\)")
# Cyrillic of six languages. `г` is a Ukrainian h and a Russian g, so `g` is read as `h` in either alphabet.
_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгґдезијклмнопрстуфхцчшыэіёђћї", "abvhhdeziiklmnoprstufhccsieiedci", strict=True)),
        "ж": "z", "щ": "s", "ю": "iu", "я": "ia", "є": "ie", "љ": "li", "њ": "ni", "џ": "dz", "ъ": "a", "ь": "",
        "æ": "a", "ѕ": "z",
    }
)  # fmt: skip
# What one letter of another alphabet, or one with an accent, becomes on a plain keyboard: the longest first.
_DIGRAPHS = (
    ("shch", "s"), ("sht", "s"), ("sh", "s"), ("zh", "z"), ("ch", "c"), ("kh", "h"), ("ts", "c"), ("tz", "c"),
    ("dj", "d"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ss", "s"),
)  # fmt: skip
_DIGRAPH = re.compile("|".join(letters for letters, _ in _DIGRAPHS))
_LETTERS = (("y", "i"), ("j", "i"), ("g", "h"), ("w", "v"))
_RUNS_OF_I = re.compile("i+")


def name_key(name: str) -> tuple[str, ...]:
    """A name without titles, accents, capitals and the order of its words: `Dr. Novák, Maja` is `Maja Novak`."""
    plain = name.lower()
    if plain.isascii() and plain.replace(" ", "").isalnum():  # most names on most lists, done in a third of the time
        bare = plain.split()
        if TITLES.isdisjoint(bare) and (len(bare) < 3 or bare[0] not in TITLES_IN_FRONT):
            return tuple(sorted(bare))
    written = without_titles(name)
    words = _WORDS.findall(_APOSTROPHES.sub("", unaccented(" ".join(written))))
    return tuple(sorted(words))


def loose_key(name: str) -> tuple[str, ...]:
    """A name as any alphabet and keyboard may write it: `Đukić` and `Djukic`, `Müller` and `Mueller`, `Петров` and
    `Petrov` are alike. Different names may be alike as well: whether they are one person has to be asked."""
    words = name_key(name)
    return tuple(sorted(transliterated("\n".join(words)).split("\n"))) if words else ()


def name_words(text: str) -> set[str]:
    """The words of any text as `loose_key` spells those of a name, titles left out. A text of many names is quicker
    than many texts."""
    words = set(_WORDS.findall(_APOSTROPHES.sub("", unaccented(text))))
    bare = [word for word in words if letters_key(word) not in TITLES]
    return set(_spelled("\n".join(bare)).split("\n")) if bare else set()


def is_open_place(name: str) -> bool:
    """Whether a name is a word that nobody is named yet: `N.N.`, `TBC 2`, `Ms N.N.`, `to be confirmed`."""
    words = name.replace(",", " ").split()
    if min(map(len, words), default=0) > 1 and OPEN_WORDS.isdisjoint(
        letters_key(word).rstrip("0123456789") for word in words
    ):
        return False  # as most names show at once
    bare = [letters_key(word) for word in without_titles(_BRACKETS.sub(" ", name))]
    joined_name = "".join(bare).rstrip("0123456789")
    return joined_name in OPEN_PLACES or (OPEN_WORDS.issuperset(bare) and max(map(len, bare), default=0) >= _OPEN_WORD)


def is_anonymous(name: str) -> bool:
    """Whether a name is nothing but `xx`, in any alphabet's letter, which some write for whom they don't know."""
    return bool(_ANONYMOUS.fullmatch(name))


def is_of_a_body(name: str) -> bool:
    """Whether a name says only for whom somebody comes: `representative of the ministry`."""
    first, *further = _BRACKETS.sub(" ", name).split() or [""]
    names_body = any(not word[0].isupper() or (word.isupper() and len(word) > 1) for word in further)
    return names_body and letters_key(first) in REPRESENTATIVES


def is_like_a_name(text: str) -> bool:
    """Whether a text looks like somebody's name, whoever it is: `Dr. Vesna Lukic`, `Lukic, Vesna, PhD`; not `Dr.`, and
    not `Doctor of Medicine`."""
    words = _BRACKETS.sub(" ", text).replace(",", " ").split()
    bare = without_titles(" ".join(words))
    if not 1 <= len(bare) <= _LONGEST_NAME or len(bare) == len(words) or not all(map(_NAME.fullmatch, bare)):
        return False
    if text == text.lower():
        return len(bare) > 1 and min(map(len, bare)) > _OF
    capital = all(word[0] != word[0].lower() or word in _PARTICLES for word in bare)
    return capital and (len(bare) > 1 or letters_key(words[0]) in TITLES)


def has_small_word(text: str) -> bool:
    """Whether a text with capitals has a word that no name has: in small letters, and no `van`."""
    words = [word for word in text.split() if word[0].isalpha() and word not in _PARTICLES]
    return text != text.lower() and any(word == word.lower() for word in words)


def without_titles(name: str) -> list[str]:
    """The words of a name as they are written, titles left out; all of them where it has no others."""
    words = name.replace(",", " ").split()
    bare = [word for word in words if letters_key(word) not in TITLES]
    if len(bare) > 2 and letters_key(bare[0]) in TITLES_IN_FRONT:
        bare = bare[1:]
    return bare or words


@lru_cache(maxsize=10_000)  # a name is asked for seven times, one row after the other
def transliterated(word: str) -> str:
    """A word in letters that any keyboard has: `Љиља` and `Ljilja` are one."""
    return _spelled(word)


def _spelled(word: str) -> str:
    """A word, or many of them line by line, in letters that any keyboard has."""
    latin = word if word.isascii() else word.translate(_CYRILLIC)
    if _DIGRAPH.search(latin):
        for letters, plain in _DIGRAPHS:
            latin = latin.replace(letters, plain)
    for letter, alike in _LETTERS:
        latin = latin.replace(letter, alike)
    return _RUNS_OF_I.sub("i", latin) if "ii" in latin else latin
