"""A pool of trainers as a workbook or a programme says it. Names stay here; everything else speaks of codes."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.files.mapping import MappingPart
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.programme.model.absence import Absence
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.values.participant import Role, StakeholderType

Result = Literal["passed", "failed", "repeat", "not yet"]
LEVELS = 4
"""The levels of the assessors' rubric, from 1, not yet, to 4, could teach others."""


@dataclass(frozen=True, slots=True)
class Occasions:
    """How often something was done, and when as far as the dates are known."""

    times: int = 0
    dates: tuple[date, ...] = ()

    @property
    def last(self) -> date | None:
        """The last date that is known."""
        return max(self.dates, default=None)


@dataclass(frozen=True, slots=True)
class LadderSteps:
    """What somebody has done on the way to a certificate; `levels` are those of the first and the second assessor.
    `led` are the sessions led, and when the last ones were; `certified_in` the languages that the certificate is for,
    none where it doesn't say."""

    observed: Occasions = Occasions()
    co_trained: Occasions = Occasions()
    taught_back: Occasions = Occasions()
    result: Result | None = None
    levels: tuple[int | None, int | None] = (None, None)
    certified: Occasions = Occasions()
    certified_in: tuple[str, ...] = ()
    led: Occasions = Occasions()


@dataclass(frozen=True, slots=True)
class PoolTrainer:
    """One person of a pool. What couldn't be read is None or empty, and a finding says where it stands. `available` is
    False for whoever can't come at all, None where a cell that says when somebody can come can't be read."""

    code: str
    where: Location
    name: str = ""
    country: str | None = None
    stakeholder: StakeholderType | None = None
    role: Role | None = None
    organisation: str | None = None
    speaks: tuple[str, ...] = ()
    competences: tuple[str, ...] = ()
    external_expert: bool = False
    confirmed: bool = True
    away: tuple[Absence, ...] = ()
    available: bool | None = True
    most_minutes_a_day: int | None = None
    rungs: LadderSteps = field(default_factory=LadderSteps)

    @property
    def lacks(self) -> tuple[str, ...]:
        """What must be known of everybody who is to train, and isn't."""
        required_facts = {
            "country": self.country,
            "stakeholder type": self.stakeholder,
            "side": self.role,
            "languages": self.speaks,
            "when to come": self.available is not None,
        }
        return tuple(name for name, value in required_facts.items() if not value)

    def trainer(self) -> Trainer | None:
        """The person as planning knows trainers; None as long as something is lacking, and for whoever can't come."""
        if self.lacks or not self.available:
            return None
        fields = ("country", "stakeholder", "role", "speaks", "competences", "external_expert", "confirmed", "away")
        field_values = {name: getattr(self, name) for name in fields}
        return Trainer.model_validate(
            {
                "id": self.code,
                **field_values,
                "most_minutes_a_day": self.most_minutes_a_day,
                "organisation": self.organisation,
            }
        )


@dataclass(frozen=True, slots=True)
class WordReading:
    """A word of a workbook and what it was read as, how often."""

    field: str
    text: str
    meaning: str
    times: int


@dataclass(frozen=True, slots=True)
class TrainerPool:
    """The people of a workbook, and how it was read: `columns` each with what it was taken for, the rows that are
    nobody with the reason, and every remark. Rows that hold anything == people read + not used. `mapped` is
    what a mapping file would say of it, part by part."""

    file: str
    people: tuple[PoolTrainer, ...]
    rows: int = 0
    columns: tuple[tuple[str, str], ...] = ()
    read_as: tuple[WordReading, ...] = ()
    not_used: tuple[UnusedRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    mapped: tuple[MappingPart, ...] = ()

    def name_of(self, code: str) -> str:
        """The name of whoever has a code; empty where there is none."""
        return next((person.name for person in self.people if person.code == code), "")
