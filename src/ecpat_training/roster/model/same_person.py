"""Who is maybe the same person on several lists; what was decided of pairs, in a file that is written once and grows;
and how many persons stand behind the entries, counted once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, field_validator

from ecpat_training.core.text import fold
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import Command, phrase

KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{12}){2}")


class SamePersonDecision(StrEnum):
    """What a person decided of two entries."""

    SAME = "same"
    DIFFERENT = "different"


def _parse_decision(value: object) -> object:
    return (fold(value) or None) if isinstance(value, str) else value


class DecidedPair(Noun):
    """Two entries, by a key that holds whatever their rows are. `people`, `names`, `likely` and `because` are for
    whoever decides, and stay as they were written; `decision` is empty until then."""

    decision: Annotated[SamePersonDecision | None, BeforeValidator(_parse_decision)] = None
    people: str = ""
    names: str = ""
    likely: str = ""
    because: str = ""
    key: str

    @field_validator("key")
    @classmethod
    def _require_whole_key(cls, value: str) -> str:
        if not KEY.fullmatch(value):
            raise ValueError(
                phrase("this is no key as {command} writes it; please copy it whole", command=Command("roster match"))
            )
        return value

    @property
    def salt(self) -> str:
        """The salt of the marks."""
        return self.key.partition("-")[0]

    @property
    def marks(self) -> tuple[str, str]:
        """The marks of the first and of the second entry."""
        _, first_mark, second_mark = self.key.split("-")
        return first_mark, second_mark


class Decisions(Noun):
    """A file of decisions."""

    decisions: str
    pairs: tuple[DecidedPair, ...] = ()


class Grade(StrEnum):
    """How much speaks for it that two entries are one person."""

    CERTAIN = "almost certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries of different lists, by their place among all entries; `because` says what speaks for their being one
    person, and what against. `key` tells the pair again on another day, whatever the rows."""

    first: int
    second: int
    grade: Grade
    because: str
    key: str = ""
    decision: SamePersonDecision | None = None


@dataclass(frozen=True, slots=True)
class CountBounds:
    """A number of which only bounds are known, which hold whatever is decided of what is open."""

    low: int
    high: int

    def __str__(self) -> str:
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,} to {self.high:,}"

    @classmethod
    def total(cls, count_bounds: Iterable["CountBounds"]) -> "CountBounds":
        """The bounds of a sum."""
        bounds = list(count_bounds)
        return cls(sum(bound.low for bound in bounds), sum(bound.high for bound in bounds))


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
class PersonCount:
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
    counted: PersonCount
    frequent: int
    nameless: int
