"""The lists of several senders as one: who stands on it, in one set of headers, and what became of every row."""

from collections.abc import Mapping
from dataclasses import dataclass

from ecpat_training.roster.model.same_person import DecidedPair

SOURCE_HEADER, POSSIBLE_MATCH_HEADER = "From", "Perhaps the same as"
REMARKS = "Remarks"


@dataclass(frozen=True, slots=True)
class JoinedRow:
    """A person: the texts under the headers, and the places of the rows that are this person, `ro.xlsx row 14`. `pairs`
    are the places of those who may be the same."""

    cells: Mapping[str, str]
    places: tuple[str, ...]
    pairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JoinedPiece:
    """One of the lists: rows == people + repeats + no_people. `out` of its people are out of the room; `merged` were
    decided to be somebody of a list before."""

    label: str
    rows: int
    people: int
    repeats: int
    no_people: int
    out: int
    merged: int


@dataclass(frozen=True, slots=True)
class NotJoined:
    """A row that isn't a person of its own, and why."""

    place: str
    why: str


@dataclass(frozen=True, slots=True)
class JoinedLists:
    """The one list. The people of all pieces, less those who are merged, are its rows. `pairs` are those who may be one
    person, first the `open` ones, of which nobody has decided."""

    pieces: tuple[JoinedPiece, ...]
    columns: tuple[str, ...]
    rows: tuple[JoinedRow, ...]
    pairs: tuple[DecidedPair, ...]
    not_joined: tuple[NotJoined, ...]
    open: int
