"""Codes that are one typing error apart, found without comparing every code with every other.

One typing error is a Damerau-Levenshtein distance of 1: one character changed, missing or added, or two neighbours
swapped (Damerau 1964, DOI 10.1145/363958.363994). Codes that differ in one place become equal when that place is left
out, so an index of all codes with one place left out finds them in time that grows with the number of codes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

SHORTEST, LONGEST = 4, 40  # a shorter code has too many neighbours to mean anything; a longer one is no code


class Neighbours:
    """An index of codes; codes shorter than 4 or longer than 40 characters have no neighbours."""

    def __init__(self, codes: Iterable[str]) -> None:
        self.codes = {code for code in codes if _fits(code)}
        self._gaps: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
        self._longer: defaultdict[str, set[str]] = defaultdict(set)
        for code in self.codes:
            for place, rest in _left_out(code):
                self._gaps[place, rest].append(code)
                self._longer[rest].add(code)

    def of(self, code: str) -> set[str]:
        """The codes of the index that are exactly one typing error away from this one."""
        if not _fits(code):
            return set()
        near = {rest for _, rest in _left_out(code)} | set(_swapped(code))
        near &= self.codes
        near |= self._longer.get(code, set())
        for place, rest in _left_out(code):
            near.update(self._gaps.get((place, rest), ()))
        near.discard(code)
        return near

    def pairs(self) -> int:
        """How many pairs of codes of the index are one typing error apart."""
        changed = sum(len(group) * (len(group) - 1) // 2 for group in self._gaps.values())
        missing = sum(len(self._longer.get(code, ())) for code in self.codes)
        swapped = sum(other in self.codes for code in self.codes for other in _swapped(code))
        return changed + missing + swapped // 2


def _fits(code: str) -> bool:
    return SHORTEST <= len(code) <= LONGEST


def _left_out(code: str) -> Iterator[tuple[int, str]]:
    """The code with each of its places left out."""
    return ((place, code[:place] + code[place + 1 :]) for place in range(len(code)))


def _swapped(code: str) -> Iterator[str]:
    """The code with each two unlike neighbours swapped."""
    for place in range(len(code) - 1):
        first, second = code[place], code[place + 1]
        if first != second:
            yield code[:place] + second + first + code[place + 2 :]
