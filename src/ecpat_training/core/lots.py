"""Chance that anybody can repeat: numbers from a seed by SHA-256, the same on every machine and in every language.

The n-th number (n from 0) is the SHA-256 of the text `SEED/n` in ASCII, read as a whole number, the first byte the
highest. A number below k is it modulo k; numbers of the last, incomplete round of k are left out, so that all are
equally likely.
"""

import hashlib

_NUMBERS = 1 << 256


class LotDrawer:
    """A stream of lots under one seed."""

    def __init__(self, seed: int) -> None:
        self._seed, self._drawn = seed, 0

    def draw_below(self, count: int) -> int:
        """A whole number from 0 to `count` - 1, each as likely."""
        rounds = _NUMBERS - _NUMBERS % count
        while True:
            number = self._next_number()
            # Without this the first numbers would be a little likelier: 2^256 is no multiple of most counts.
            if number < rounds:
                return number % count

    def draw_with_chance(self, favourable: int, total: int) -> bool:
        """Whether something happens that has a chance of `favourable` in `total`, however large these are: the next
        number times `total` is below `favourable` times the number of all numbers."""
        return self._next_number() * total < favourable * _NUMBERS

    def _next_number(self) -> int:
        digest = hashlib.sha256(f"{self._seed}/{self._drawn}".encode("ascii")).digest()
        self._drawn += 1
        return int.from_bytes(digest, "big")

    def draw_members(self, members: tuple[int, ...], count: int) -> list[int]:
        """So many of these, each set of that size as likely; in the order in which they are drawn."""
        pool = list(members)
        for position in range(count):
            drawn_position = position + self.draw_below(len(pool) - position)
            pool[position], pool[drawn_position] = pool[drawn_position], pool[position]
        return pool[:count]
