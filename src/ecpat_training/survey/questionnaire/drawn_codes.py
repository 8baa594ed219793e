"""Codes drawn for a training, far enough from each other that one slip of the pen is recognised and put right."""

import hashlib
from collections.abc import Iterator

from ecpat_training.survey.model.codes import DRAWN_ALPHABET, DRAWN_LENGTH, with_check_character

APART = 3
"""Two codes of one draw differ in so many places at least; a wrong character is then nearest to its own code alone."""
MOST = 300
"""So many can be drawn at once; with more, chance would seek long for one that is far from all others."""


def drawn(people: int, seed: int, what: str) -> list[str]:
    """So many codes, in the order of the draw.

    Args:
        people: 1 to `MOST`.
        seed: the same seed gives the same codes.
        what: what they are for, such as the training's id: another training gets other codes.
    """
    codes: list[str] = []
    for candidate in _candidates(seed, what):
        if all(_differ(candidate, code) >= APART for code in codes):
            codes.append(candidate)
        if len(codes) >= people:
            break
    return codes


def _differ(one: str, other: str) -> int:
    """In how many places two codes differ."""
    return sum(a != b for a, b in zip(one, other, strict=True))


def _candidates(seed: int, what: str) -> Iterator[str]:
    """Codes without end: SHA-256 of the seed and a number, which anybody can compute again."""
    number = 0
    while True:
        value = int.from_bytes(hashlib.sha256(f"{seed}/{what}/{number}".encode()).digest(), "big")
        word = ""
        for _ in range(DRAWN_LENGTH - 1):
            value, digit = divmod(value, len(DRAWN_ALPHABET))
            word += DRAWN_ALPHABET[digit]
        yield with_check_character(word)
        number += 1
