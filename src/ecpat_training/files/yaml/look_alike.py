"""Letters of one script that look like letters of another: the Cyrillic `Т` in an id typed on a Bulgarian keyboard."""

import unicodedata
from collections.abc import Iterable

# Pairs that look alike in common typefaces, after Unicode Technical Standard 39 (confusables), Cyrillic and Greek.
_LATIN = str.maketrans(
    "АВЕЅІЈКМНОРСТХУаеѕіјорсхуԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ",
    "ABESIJKMHOPCTXYaesijopcxydqwhABEZHIKMNOPTYXovp",
)


def to_latin_letters(text: str) -> str:
    """A text with the Latin letters that its letters look like."""
    return text.translate(_LATIN)


def foreign_letters(text: str) -> list[str]:
    """The letters of a text that look like a Latin letter but are none, as `U+0422 (Cyrillic capital letter te)`."""
    return [
        f"U+{ord(letter):04X} ({unicodedata.name(letter).capitalize()}, which looks like `{letter.translate(_LATIN)}`)"
        for letter in dict.fromkeys(text)
        if letter.translate(_LATIN) != letter
    ]


def find_look_alike(text: str, names: Iterable[str]) -> tuple[str, list[str]] | None:
    """(the known name that a text looks like, the letters that differ); None where no known name looks so."""
    latin_text = text.translate(_LATIN)
    for name in names:
        # Both sides are turned, since a known name may itself be typed with foreign letters.
        if name != text and name.translate(_LATIN) == latin_text:
            return name, foreign_letters(text) or foreign_letters(name)
    return None
