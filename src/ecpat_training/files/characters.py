"""Characters in people's text that could steer a terminal, hide letters or reorder a line."""

import re
from collections.abc import Iterator
from itertools import islice

from ecpat_training.core.errors import InputError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, unsafe_characters
from ecpat_training.words.catalogue.message import phrase

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MAX_NAMES = 20
_NOISE = 1000


def controls(text: str) -> list[str]:
    """The control characters and non-characters of a text, as `U+001B`, each once, in order; tabs and line ends don't
    count."""
    return [f"U+{ord(character):04X}" for character in dict.fromkeys(_CONTROL.findall(text))]


def hidden_characters(text: str) -> list[str]:
    """The characters of a text that hide or reorder others, as `U+202E`; a byte-order mark before or after the text
    does neither."""
    if text.isascii():
        return []
    bad = controls(text)
    return [name for name in unsafe_characters(text.strip("\ufeff")) if name not in bad]


def check_text(text: str, location: Location) -> Iterator[Finding]:
    """What is wrong with the characters of one text: control characters are errors, hidden ones warnings."""
    if text.isascii() and text.isprintable():
        return
    if bad := controls(text):
        yield control_finding(bad, location)
    if bad := hidden_characters(text):
        yield Finding(
            "text.hidden",
            Severity.WARNING,
            phrase("this text holds {bad}, which can't be seen and may hide or reorder letters.", bad=listing(bad)),
            location,
            "Please type it again if that isn't meant.",
        )


def refuse_noise(text: str, file: str) -> None:
    """Refuses a text of which control characters are no accident.

    Raises:
        InputError: there are more than a thousand.
    """
    if next(islice(_CONTROL.finditer(text), _NOISE, None), None):
        raise InputError.because(
            "input.not-text",
            phrase("this is not text: it holds more than {noise:,} control characters.", noise=_NOISE),
            location=Location(file),
            hint="Please check that it is the right file.",
        )


def show_controls(text: str) -> str:
    """A text in which each control character shows as `<U+001B>`; all other characters stay."""
    return _CONTROL.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)


def raw_controls(text: str, file: str) -> list[Finding]:
    """The control characters of a whole file, by line and column."""
    findings = []
    for number, match in enumerate(_CONTROL.finditer(text)):
        if number == _MAX_NAMES:
            break
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
        findings.append(control_finding([f"U+{ord(match.group()):04X}"], Location(file, line, column)))
    return findings


def control_finding(names: list[str], location: Location) -> Finding:
    """The error of a text that holds control characters."""
    noun = "control character" if len(names) == 1 else "control characters"
    return Finding(
        "text.control",
        Severity.ERROR,
        phrase("this text holds the {noun} {names}.", noun=noun, names=listing(names)),
        location,
        "Please type it again.",
    )
