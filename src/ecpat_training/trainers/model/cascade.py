"""Whom trained trainers reached, by generation: persons, not participations, with bounds where it isn't known."""

from dataclasses import dataclass
from datetime import date

from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.files.not_used import UnusedRow


@dataclass(frozen=True, slots=True)
class CountBounds:
    """A number of which only the bounds may be known; `high` is None where nothing bounds it above."""

    low: int
    high: int | None

    @property
    def exact(self) -> bool:
        """Whether the number is known."""
        return self.low == self.high

    def __str__(self) -> str:
        if self.high is None:
            return f"at least {self.low:,}"
        return f"{self.low:,}" if self.exact else f"{self.low:,} to {self.high:,}"


@dataclass(frozen=True, slots=True)
class HeldEvent:
    """One training of a ledger: when, by whom it was led or assisted, and who was there, by codes. `reached` bounds how
    many were there, with and without a code; None where the ledger doesn't say. `tot` says that people were trained as
    trainers."""

    id: str
    where: Location
    date: date | None
    tot: bool
    leads: tuple[str, ...]
    assisted: tuple[str, ...]
    people: tuple[str, ...]
    reached: CountBounds | None

    @property
    def trainers(self) -> tuple[str, ...]:
        """Everybody who led or assisted."""
        return tuple(dict.fromkeys((*self.leads, *self.assisted)))

    @property
    def participations(self) -> CountBounds:
        """How many were there."""
        return self.reached or CountBounds(len(self.people), len(self.people) or None)


@dataclass(frozen=True, slots=True)
class CascadeLedger:
    """The trainings of a ledger, in the order of their dates, and how it was read."""

    file: str
    events: tuple[HeldEvent, ...]
    rows: int
    not_used: tuple[UnusedRow, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class TrainerGeneration:
    """One generation of trainers: 0 are those whom no training of trainers of the ledger has trained. `trained` were
    trained as trainers, `delivered` have led or assisted since, `trainings` are those that they led, with whom they
    reached: `persons` each once, `participations` each time. None: the generation isn't known."""

    number: int | None
    trained: CountBounds | None
    delivered: CountBounds
    trainings: int
    persons: CountBounds
    participations: CountBounds


@dataclass(frozen=True, slots=True)
class Cascade:
    """The generations of a ledger, and everybody reached together, each once."""

    ledger: CascadeLedger
    generations: tuple[TrainerGeneration, ...]
    persons: CountBounds
    participations: CountBounds
    findings: tuple[Finding, ...]
