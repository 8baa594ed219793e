"""What forms print: once, in the instrument's own language, or in several."""

from ecpat_training.values.base import Language, Text

Words = Text | dict[Language, Text]
"""A text in the original language alone, or one for each language: `{en: Yes, fr: Oui}`."""


def wordings(words: str | dict[str, str]) -> list[str]:
    """The text in every language that it has; nothing where there is none."""
    return [text for text in (words.values() if isinstance(words, dict) else [words]) if text]


def languages_of(words: str | dict[str, str]) -> list[str]:
    """The languages that a text says it is in."""
    return list(words) if isinstance(words, dict) else []


def text_in(words: str | dict[str, str], language: str, original: str) -> str | None:
    """The text in a language; None where it isn't there. A text without a language is in the original one; one without
    a letter, such as `1-5`, is in every language."""
    if isinstance(words, dict):
        return words.get(language) or None
    return words if words and (language == original or not any(map(str.isalpha, words))) else None
