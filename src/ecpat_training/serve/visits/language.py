"""Where a browser keeps the language that a person has chosen, and how the person is offered the others."""

from collections.abc import Iterable
from typing import NamedTuple

from ecpat_training.documents.wording import languages, native_name, wording
from ecpat_training.words.catalogue.speech import current_speech
from ecpat_training.words.catalogue.translation import page_languages

COOKIE = "ecpat-language"


class OfferedLanguage(NamedTuple):
    """A language by its code, and by the name that its speakers give it."""

    code: str
    name: str


def list_other_languages() -> list[OfferedLanguage]:
    """The languages that aren't spoken now."""
    language = current_speech().tag.partition("-")[0]
    return [OfferedLanguage(code, native_name(code)) for code in page_languages() if code != language]


def list_language_names(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Returns code and name of languages, the names in the language of the page and in their order."""
    language = current_speech().tag.partition("-")[0]
    words = wording(language) if language in languages() else wording()
    return sorted(((code, words.name_of(code)) for code in codes), key=lambda pair: pair[1])
