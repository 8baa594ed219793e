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
_SMALL_WORD_LENGTH = 2  # letters of the small words in `doctor of medicine`
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
    lower_name = name.lower()
    if (
        lower_name.isascii() and lower_name.replace(" ", "").isalnum()
    ):  # most names on most lists, done in a third of the time
        name_parts = lower_name.split()
        if TITLES.isdisjoint(name_parts) and (len(name_parts) < 3 or name_parts[0] not in TITLES_IN_FRONT):
            return tuple(sorted(name_parts))
    name_without_titles = strip_titles(name)
    words = _WORDS.findall(_APOSTROPHES.sub("", unaccented(" ".join(name_without_titles))))
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
    words_without_titles = [word for word in words if letters_key(word) not in TITLES]
    return set(_spelled("\n".join(words_without_titles)).split("\n")) if words_without_titles else set()


def is_open_place(name: str) -> bool:
    """Whether a name is a word that nobody is named yet: `N.N.`, `TBC 2`, `Ms N.N.`, `to be confirmed`."""
    words = name.replace(",", " ").split()
    if min(map(len, words), default=0) > 1 and OPEN_WORDS.isdisjoint(
        letters_key(word).rstrip("0123456789") for word in words
    ):
        return False  # as most names show at once
    letters_of_words = [letters_key(word) for word in strip_titles(_BRACKETS.sub(" ", name))]
    joined_name = "".join(letters_of_words).rstrip("0123456789")
    return joined_name in OPEN_PLACES or (
        OPEN_WORDS.issuperset(letters_of_words) and max(map(len, letters_of_words), default=0) >= _OPEN_WORD
    )


def is_anonymous(name: str) -> bool:
    """Whether a name is nothing but `xx`, in any alphabet's letter, which some write for whom they don't know."""
    return bool(_ANONYMOUS.fullmatch(name))


def is_of_a_body(name: str) -> bool:
    """Whether a name says only for whom somebody comes: `representative of the ministry`."""
    first_word, *further_words = _BRACKETS.sub(" ", name).split() or [""]
    names_body = any(not word[0].isupper() or (word.isupper() and len(word) > 1) for word in further_words)
    return names_body and letters_key(first_word) in REPRESENTATIVES


def is_like_a_name(text: str) -> bool:
    """Whether a text looks like somebody's name, whoever it is: `Dr. Vesna Lukic`, `Lukic, Vesna, PhD`; not `Dr.`, and
    not `Doctor of Medicine`."""
    words = _BRACKETS.sub(" ", text).replace(",", " ").split()
    words_without_titles = strip_titles(" ".join(words))
    if (
        not 1 <= len(words_without_titles) <= _LONGEST_NAME
        or len(words_without_titles) == len(words)
        or not all(map(_NAME.fullmatch, words_without_titles))
    ):
        return False
    if text == text.lower():
        return len(words_without_titles) > 1 and min(map(len, words_without_titles)) > _SMALL_WORD_LENGTH
    capital = all(word[0] != word[0].lower() or word in _PARTICLES for word in words_without_titles)
    return capital and (len(words_without_titles) > 1 or letters_key(words[0]) in TITLES)


def has_small_word(text: str) -> bool:
    """Whether a text with capitals has a word that no name has: in small letters, and no `van`."""
    words = [word for word in text.split() if word[0].isalpha() and word not in _PARTICLES]
    return text != text.lower() and any(word == word.lower() for word in words)


def strip_titles(name: str) -> list[str]:
    """The words of a name as they are written, titles left out; all of them where it has no others."""
    words = name.replace(",", " ").split()
    words_without_titles = [word for word in words if letters_key(word) not in TITLES]
    if len(words_without_titles) > 2 and letters_key(words_without_titles[0]) in TITLES_IN_FRONT:
        words_without_titles = words_without_titles[1:]
    return words_without_titles or words


@lru_cache(maxsize=10_000)  # a name is asked for seven times, one row after the other
def transliterated(word: str) -> str:
    """A word in letters that any keyboard has: `Љиља` and `Ljilja` are one."""
    return _spelled(word)


def _spelled(word: str) -> str:
    """A word, or many of them line by line, in letters that any keyboard has."""
    latin = word if word.isascii() else word.translate(_CYRILLIC)
    if _DIGRAPH.search(latin):
        for letters, latin_letters in _DIGRAPHS:
            latin = latin.replace(letters, latin_letters)
    for letter, latin_letter in _LETTERS:
        latin = latin.replace(letter, latin_letter)
    return _RUNS_OF_I.sub("i", latin) if "ii" in latin else latin
