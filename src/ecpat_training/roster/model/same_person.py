"""Who is maybe the same person on several lists, and what was decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ecpat_training.roster.model.decisions import SamePersonDecision


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
    def total(cls, parts: Iterable["CountBounds"]) -> "CountBounds":
        """The bounds of a sum."""
        known = list(parts)
        return cls(sum(part.low for part in known), sum(part.high for part in known))
