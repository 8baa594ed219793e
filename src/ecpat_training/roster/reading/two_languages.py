"""Cells and headers in two languages of which the tables know one: `ქალი / Female`, `Sukunimi / Surname`."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from ecpat_training.core.text import fold
from ecpat_training.roster.reading.values import halves, has_meaning

Meaning = TypeVar("Meaning", bound=Hashable)
_LANGUAGE_COUNT = 2
_MIN_MEANINGS = 2  # different meanings: a single pair may be two things as well, as `GO / Academia` is


def known_halves(
    texts: Iterable[str],
    read_meaning: Callable[[str], Meaning | None],
    is_in_known_words: Callable[[str], bool] = lambda _: False,
) -> dict[str, str]:
    """The known half of each text in two languages of which `read_meaning` knows one. Most of the texts are in two,
    what is known stands on the same side in all of them and means two things at least, and an unknown half stands
    beside one meaning alone; empty where that isn't so, since the halves may say two things. A half `is_in_known_words`
    where it is no translation, but says something that isn't known, as `Head of unit` beside `Psychologist`."""
    halves_by_text: dict[str, list[str]] = {}
    one_language_count = 0
    for text in {text for text in texts if has_meaning(text)}:
        if len(text_halves := halves(text)) == _LANGUAGE_COUNT:
            halves_by_text[text] = text_halves
        else:
            one_language_count += 1
    if len(halves_by_text) <= one_language_count:
        return {}
    known_half_by_text: dict[str, str] = {}
    all_known_sides: set[int] = set()
    meanings_by_unknown_half: dict[str, set[Meaning]] = {}
    for text, pair in halves_by_text.items():
        meanings = [read_meaning(half_text) for half_text in pair]
        known_sides = [side for side, meaning in enumerate(meanings) if meaning is not None]
        if len(known_sides) == 1 and not is_in_known_words(pair[1 - known_sides[0]]):
            all_known_sides.add(known_sides[0])
            known_half_by_text[text] = pair[known_sides[0]]
            meanings_by_unknown_half.setdefault(fold(pair[1 - known_sides[0]]), set()).update(filter(None, meanings))
    if len(all_known_sides) != 1 or len(set().union(*meanings_by_unknown_half.values())) < _MIN_MEANINGS:
        return {}
    side = all_known_sides.pop()
    return {
        text: known_half
        for text, known_half in known_half_by_text.items()
        if len(meanings_by_unknown_half[fold(halves_by_text[text][1 - side])]) == 1
    }
