"""A list that is proposed of a file that is no table: a person looks at it before it counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from ecpat_training.core.location import Location

UNREAD_SHEET = "Not understood"
"""The sheet behind a proposed list that holds what wasn't understood."""


@dataclass(frozen=True, slots=True)
class DraftedPerson:
    """Somebody, and where in the file they stand: texts by the headers of the proposed list."""

    place: Location
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class UnreadLine:
    """A line or row that isn't understood, as it is written."""

    place: Location
    text: str


@dataclass(frozen=True, slots=True)
class ListDraft:
    """The people of a file, what it was read as, and what of it wasn't understood: nothing else is left out."""

    file: str
    shape: str
    columns: tuple[str, ...]
    people: tuple[DraftedPerson, ...]
    unread: tuple[UnreadLine, ...]
