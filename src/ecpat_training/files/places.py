"""How messages name several places of one list: `rows 2, 3 and 5`, `lines 2 and 4`, `C5, C9 and 3 more`."""

from collections.abc import Sequence

from ecpat_training.core.location import Location
from ecpat_training.core.text import listing

MAX_PLACES_SHOWN = 6
MAX_PLACES_KEPT = 1_000  # places of one finding that are kept, to be marked in the list


class Places(tuple[Location, ...]):
    """Several places in a message."""

    __slots__ = ()

    def __str__(self) -> str:
        return join_places(self)


def join_places(places: Sequence[Location], times: int | None = None) -> str:
    """Several places in one phrase; `times` says how many there are when only the first few are given."""
    phrases = list(dict.fromkeys(place.place_in_file for place in places))  # two cells of one line are one place
    words = {text.partition(" ")[0] for text in phrases}
    unknown_places = [""] * ((times or len(places)) - len(places))
    if len(words) == 1 and len(phrases) > 1 and all(" " in text for text in phrases):
        return (
            f"{words.pop()}s "
            f"{listing([*(text.partition(' ')[2] for text in phrases), *unknown_places], MAX_PLACES_SHOWN)}"
        )
    return listing([*phrases, *unknown_places], MAX_PLACES_SHOWN)
