"""How a message names the other places of what it says of the first."""

from collections.abc import Sequence

from ecpat_training.core.location import Location
from ecpat_training.files.places import together


def also_at(places: Sequence[Location]) -> str:
    """The end of a sentence: ` (and in lines 6, 8 and 12)`, ` (and in C5)`; nothing where there are no other places."""
    return f" (and in {together(places)})" if places else ""
