"""Codes that stand for people: drawn, not computed, so that nothing of a person is in them."""

import hashlib
import secrets
from collections.abc import Callable, Collection, Iterable

CODE_LETTERS, CODE_DIGITS = (
    "BCDFGHJKLMNPQRSTVWXZ",
    "23456789",
)  # no vowels, so no words; nothing that is read as another
_SPARE_CODES_EACH = 16  # codes for each one that is taken, so that a guess is rarely somebody's
_PAIRS = 2

Chance = Callable[[int], int]
"""A number from 0 to below the one given, each as likely."""


def chance_of(seed: int | None, content: Iterable[str] = ()) -> Chance:
    """Where codes come from: the system's own randomness; with a seed a sequence that can be repeated by who has the
    same content, and by nobody who only knows the seed."""
    if seed is None:
        return secrets.randbelow
    start = hashlib.sha256("\x1f".join([str(seed), *content]).encode()).digest()
    draw_count = 0

    def draw_below(limit: int) -> int:
        nonlocal draw_count
        draw_count += 1
        return int.from_bytes(hashlib.blake2b(draw_count.to_bytes(8, "big"), key=start).digest(), "big") % limit

    return draw_below


def draw_codes(count: int, used_codes: Collection[str], chance: Chance) -> list[str]:
    """So many different codes like `K7M3`, none of those taken; longer ones where many are needed."""
    pairs = _PAIRS
    while (len(CODE_LETTERS) * len(CODE_DIGITS)) ** pairs < _SPARE_CODES_EACH * (count + len(used_codes)):
        pairs += 1
    codes: dict[str, None] = {}
    while len(codes) < count:
        code = "".join(
            CODE_LETTERS[chance(len(CODE_LETTERS))] + CODE_DIGITS[chance(len(CODE_DIGITS))] for _ in range(pairs)
        )
        if code not in used_codes:
            codes[code] = None
    return list(codes)
