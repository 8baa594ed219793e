"""All that papers say of their own, in English, by its key: the TOML files beside it, a subject each."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TAG = "en-GB"
SUBJECTS = ("agenda", "event", "handbook", "lists", "meetings", "performance")


def _tables(subject: str) -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name(f"{subject}.toml").read_text(encoding="utf-8"))


PARTS: Mapping[str, Mapping[str, str]] = {
    place: texts for subject in SUBJECTS for place, texts in _tables(subject).items()
}
"""Where people read it, and each text there by its key."""
WORDS: Mapping[str, str] = {key: text for texts_of_part in PARTS.values() for key, text in texts_of_part.items()}
COUNTED: Mapping[str, tuple[str, str]] = {
    noun: (singular, plural) for noun, (singular, plural) in _tables("counted").items()
}
"""Nouns behind a number, for one and for several."""


def plural_form(number: int) -> int:
    """Which form of a noun of `COUNTED` stands behind a number."""
    return int(number != 1)
