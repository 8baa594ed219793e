"""How many persons stand behind the entries of several lists, counted once."""

from dataclasses import dataclass

from ecpat_training.roster.model.same_person import CountBounds, Pair


@dataclass(frozen=True, slots=True)
class KindCount:
    """The people of one kind: each once, and as often as they took part."""

    of: str
    label: str
    persons: CountBounds
    participations: int


@dataclass(frozen=True, slots=True)
class ListCount:
    """One list: its participants, and how many of them stand on no list before it."""

    label: str
    participants: int
    new: CountBounds


@dataclass(frozen=True, slots=True)
class Counted:
    """Persons and participations. `open` are the pairs of which nothing is decided and nothing follows from other
    decisions; `came` how many were on one list, two, and so on; `changed` counts persons whose stakeholder type or
    role differs between lists."""

    persons: CountBounds
    participations: int
    kinds: tuple[KindCount, ...]
    came: tuple[tuple[int, CountBounds], ...]
    lists: tuple[ListCount, ...]
    several: CountBounds
    changed: int
    open: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class MatchedLists:
    """Several lists, their people recognised. `places` says of each entry where it stands (`may.xlsx row 14`), `names`
    who it is, empty unless names are wanted. `nameless` entries say nothing by which anybody could be recognised;
    `frequent` ones have a name that so many share that it says nothing alone."""

    places: tuple[str, ...]
    names: tuple[str, ...]
    pairs: tuple[Pair, ...]
    counted: Counted
    frequent: int
    nameless: int
