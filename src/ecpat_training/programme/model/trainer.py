"""The people who train."""

from datetime import date

from pydantic import Field

from ecpat_training.values.base import Country, Identifier, Language, Noun, Text, Title
from ecpat_training.values.participant import Role, StakeholderType


class Trainer(Noun):
    """A trainer of the pool, known by a code; `away` lists the dates on which he or she can't come."""

    id: Identifier
    country: Country
    stakeholder: StakeholderType
    role: Role
    organisation: Title | None = None
    speaks: tuple[Language, ...] = Field(min_length=1)
    competences: tuple[str, ...] = ()
    external_expert: bool = False
    confirmed: bool = True
    away: tuple[date, ...] = ()
    most_minutes_a_day: int | None = Field(default=None, ge=5, le=720)
    note: Text = ""

    def competent(self, need: str) -> bool:
        """Whether the trainer has the competence; everybody has `any`."""
        return need == "any" or need in self.competences
