"""Languages as people write them: by code, by name in any of the languages that lists are read in, with how well."""

import re
from functools import cache
from typing import NamedTuple

from ecpat_training.roster.reading import values
from ecpat_training.values.languages import LANGUAGES
from ecpat_training.words.lists.answers import NO
from ecpat_training.words.lists.languages import LANGUAGE_OF
from ecpat_training.words.lists.trainer_words import LEVEL_OF
from ecpat_training.words.matching import letters_key

_NAME_LOCALES = (
    "en",
    "de",
    "fr",
    "nl",
    "ro",
    "sr",
    "sr_Latn",
    "bg",
    "cs",
    "et",
    "sq",
    "ru",
    "uk",
    "da",
    "nb",
    "it",
    "es",
)
_CODE_ALIASES = {"nb": "no", "nn": "no", "mo": "ro"}
LANGUAGE_SEPARATOR = re.compile(r"\s*[,;/&+|\n•]\s*|\s+(?:and|und|et|en|și|i|и|a|e|y|og|dhe|та|ja)\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_LEVEL_SEPARATOR = re.compile(r"\s*[:–—-]\s+|\s*:\s*")


class Spoken(NamedTuple):
    """One language of a cell as written, its code (None: not known), and whether it is enough to train in as
    far as that is said."""

    written: str
    code: str | None
    enough: bool


@cache
def _named() -> dict[str, str]:
    """The codes of languages by the keys of their names; a name that means two is none."""
    from babel import Locale  # takes a moment, and few lists of trainers are read in a run

    code_by_key: dict[str, str] = {}
    for locale in _NAME_LOCALES:
        for code, name in Locale.parse(locale).languages.items():
            plain_code = _CODE_ALIASES.get(code, code)
            if len(plain_code) == len("en"):
                key = letters_key(name)
                if code_by_key.setdefault(key, plain_code) != plain_code:
                    code_by_key[key] = ""
    return {**code_by_key, **LANGUAGE_OF}


def language(text: str) -> str | None:
    """The code of the language that a text names; None where it names none, may mean two, or is doubted."""
    if values.is_doubted(text):
        return None
    code = text.strip().lower()
    if len(code) == len("en"):
        return code if code in LANGUAGES else None
    return _named().get(letters_key(text)) or None


def spoken(cell: str) -> list[Spoken]:
    """The languages of a cell: `English (fluent), Shqip; немного русский` each for itself."""
    languages = []
    language_texts = _parts(cell)
    if len(language_texts) == 1 and letters_key(language_texts[0]) in NO:
        return [Spoken(language_texts[0], None, enough=True)]  # Norwegian, or none
    for language_text in language_texts:
        bracket_texts = _BRACKETS.findall(language_text)
        outside_text = _BRACKETS.sub(" ", language_text).strip()
        pieces = [outside_text, *_LEVEL_SEPARATOR.split(outside_text)]
        levels = [*bracket_texts, *pieces[1:], *outside_text.split()[1:], " ".join(outside_text.split()[1:])]
        fluency = {LEVEL_OF.get(letters_key(level)) for level in levels}
        code = language(outside_text) or next(
            (code for shorter_text in _shorter(outside_text) if (code := language(shorter_text))), None
        )
        languages.append(Spoken(language_text, code, "little" not in fluency))
    return languages


def _parts(cell: str) -> list[str]:
    """The pieces of a cell; words such as `and` part them only where the whole isn't a language by itself."""
    return [
        language_text
        for language_text in LANGUAGE_SEPARATOR.split(cell)
        if language_text and letters_key(language_text)
    ]


def _shorter(text: str) -> list[str]:
    """The text without what stands behind a colon or dash, and without words for how well."""
    words = [word for word in text.split() if letters_key(word) not in LEVEL_OF]
    leading_text = _LEVEL_SEPARATOR.split(text)[0]
    plain_text = " ".join(words)
    return [candidate for candidate in (leading_text, plain_text) if candidate and candidate != text]
