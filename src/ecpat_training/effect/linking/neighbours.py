"""Codes that are one typing error apart, found without comparing every code with every other.

One typing error is a Damerau-Levenshtein distance of 1: one character changed, missing or added, or two neighbours
swapped (Damerau 1964, DOI 10.1145/363958.363994). Codes that differ in one place become equal when that place is left
out, so an index of all codes with one place left out finds them in time that grows with the number of codes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

SHORTEST, LONGEST = 4, 40  # a shorter code has too many neighbours to mean anything; a longer one is no code


class Neighbours:
    """An index of codes; codes shorter than 4 or longer than 40 characters have no neighbours."""

    def __init__(self, codes: Iterable[str]) -> None:
        self.codes = {code for code in codes if _fits(code)}
        self._one: dict[str, str] = {}  # what is left of a code without one place: nearly always of one code alone,
        self._others: dict[str, list[str]] = {}  # so that no list is kept for each
        for code in self.codes:
            for shortened_code in set(_codes_shortened(code)):
                if self._one.setdefault(shortened_code, code) is not code:
                    self._others.setdefault(shortened_code, []).append(code)

    def of(self, code: str) -> set[str]:
        """The codes of the index that are exactly one typing error away from this one."""
        if not _fits(code):
            return set()
        rests = _codes_shortened(code)
        near_codes = self.codes.intersection(rests) | self.codes.intersection(_swapped(code))
        near_codes.update(self._longer(code))
        for place, shortened_code in enumerate(rests):
            # Equal without one place is not enough: it must be the same place, else two errors lie between them.
            near_codes.update(
                candidate for candidate in self._longer(shortened_code) if _without(candidate, place) == shortened_code
            )
        near_codes.discard(code)
        return near_codes

    def pairs(self) -> int:
        """How many pairs of codes of the index are one typing error apart."""
        changed_pairs = sum(map(self._changed, self._others))
        missing_pairs = sum(len(self._longer(code)) for code in self.codes)
        swapped_pairs = sum(variant in self.codes for code in self.codes for variant in _swapped(code))
        # Each pair of swapped codes was met from both of its sides; the other two kinds are met once.
        return changed_pairs + missing_pairs + swapped_pairs // 2

    def _longer(self, shortened_code: str) -> tuple[str, ...]:
        """The codes of the index that have one character more."""
        return (self._one[shortened_code], *self._others.get(shortened_code, ())) if shortened_code in self._one else ()

    def _changed(self, shortened_code: str) -> int:
        """How many pairs of codes are this without the same place, and so differ there alone."""
        places = Counter(
            place
            for code in self._longer(shortened_code)
            for place in range(len(code))
            if _without(code, place) == shortened_code
        )
        return sum(codes * (codes - 1) // 2 for codes in places.values())


def _fits(code: str) -> bool:
    return SHORTEST <= len(code) <= LONGEST


def _codes_shortened(code: str) -> list[str]:
    """The code with each of its places left out."""
    return [code[:place] + code[place + 1 :] for place in range(len(code))]


def _without(code: str, place: int) -> str:
    return code[:place] + code[place + 1 :]


def _swapped(code: str) -> Iterator[str]:
    """The code with each two unlike neighbours swapped."""
    for place in range(len(code) - 1):
        first_letter, second_letter = code[place], code[place + 1]
        if first_letter != second_letter:
            yield code[:place] + second_letter + first_letter + code[place + 2 :]
