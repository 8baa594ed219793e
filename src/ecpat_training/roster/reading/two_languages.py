"""Cells and headers in two languages of which the tables know one: `ქალი / Female`, `Sukunimi / Surname`."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from ecpat_training.core.text import fold
from ecpat_training.roster.reading.values import halves, has_meaning

Meaning = TypeVar("Meaning", bound=Hashable)
_HALVES = 2
_LEAST = 2  # different meanings: a single pair may be two things as well, as `GO / Academia` is


def known_halves(
    texts: Iterable[str],
    read: Callable[[str], Meaning | None],
    is_in_known_words: Callable[[str], bool] = lambda _: False,
) -> dict[str, str]:
    """The known half of each text in two languages of which `read` knows one. Most of the texts are in two, what is
    known stands on the same side in all of them and means two things at least, and an unknown half stands beside one
    meaning alone; empty where that isn't so, since the halves may say two things. A half `is_in_known_words` where it
    is no translation, but says something that isn't known, as `Head of unit` beside `Psychologist`."""
    in_two: dict[str, list[str]] = {}
    in_one = 0
    for text in {text for text in texts if has_meaning(text)}:
        if len(text_halves := halves(text)) == _HALVES:
            in_two[text] = text_halves
        else:
            in_one += 1
    if len(in_two) <= in_one:
        return {}
    half_of: dict[str, str] = {}
    sides: set[int] = set()
    meanings_of: dict[str, set[Meaning]] = {}
    for text, pair in in_two.items():
        meanings = [read(half) for half in pair]
        known_sides = [side for side, meaning in enumerate(meanings) if meaning is not None]
        if len(known_sides) == 1 and not is_in_known_words(pair[1 - known_sides[0]]):
            sides.add(known_sides[0])
            half_of[text] = pair[known_sides[0]]
            meanings_of.setdefault(fold(pair[1 - known_sides[0]]), set()).update(filter(None, meanings))
    if len(sides) != 1 or len(set().union(*meanings_of.values())) < _LEAST:
        return {}
    side = sides.pop()
    return {text: half for text, half in half_of.items() if len(meanings_of[fold(in_two[text][1 - side])]) == 1}
