"""The people who train."""

from datetime import date

from pydantic import Field, model_validator

from ecpat_training.programme.model.absence import Absence, WrittenAbsence
from ecpat_training.values.base import Country, Identifier, Language, MisfitError, Noun, Text, Title
from ecpat_training.values.participant import Role, StakeholderType

MOST_ABSENCES = 400


class Trainer(Noun):
    """A trainer of the pool, known by a code; `away` lists when he or she can't come, be it dates, half days, hours or
    several days on end. `names: yes` says
    that he or she agrees to stand with the `name` on what participants and trainers get; everywhere else, and of
    everybody else, the code stands."""

    id: Identifier
    names: bool = False
    name: Title | None = None
    country: Country
    stakeholder: StakeholderType
    role: Role
    organisation: Title | None = None
    speaks: tuple[Language, ...] = Field(min_length=1)
    competences: tuple[str, ...] = ()
    external_expert: bool = False
    confirmed: bool = True
    away: tuple[WrittenAbsence, ...] = Field(default=(), max_length=MOST_ABSENCES)
    most_minutes_a_day: int | None = Field(default=None, ge=5, le=720)
    note: Text = ""

    @model_validator(mode="after")
    def _check_name(self) -> "Trainer":
        problems = []
        if self.name and not self.names:
            beginning = (
                "a name is here only for papers; write `names: yes` beside it if this person agrees to that, else "
            )
            problems.append((("name",), f"{beginning}leave the name out"))
        if self.names and not self.name:
            problems.append((("names",), "write the `name` that may stand on papers, or leave `names` out"))
        if problems:
            raise MisfitError(problems)
        return self

    @property
    def called(self) -> str:
        """How papers for participants and trainers call him or her: by the name where that may be, else the code."""
        return self.name if self.names and self.name else self.id

    def find_absences(self, day: date | None) -> list[Absence]:
        """The absences into which anything of a date falls; none where there is no date yet."""
        return [absence for absence in self.away if day is not None and absence.on(day)]

    def is_away(self, day: date | None, start: int, end: int) -> bool:
        """Whether he or she is away at some moment from `start` to `end`, in minutes after midnight."""
        return any(absence.meets(day, start, end) for absence in self.find_absences(day) if day is not None)

    def misses(self, day: date | None, start: int, end: int) -> bool:
        """Whether he or she is away from `start` to `end` throughout."""
        away_until = start
        for absence in sorted(self.find_absences(day), key=lambda missed_absence: missed_absence.start):
            away_until = max(away_until, absence.end) if absence.start <= away_until else away_until
        return away_until >= end

    def competent(self, required_competence: str) -> bool:
        """Whether the trainer has the competence; everybody has `any`."""
        return required_competence == "any" or required_competence in self.competences
