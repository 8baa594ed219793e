"""Whom to train as trainers: what each choice is worth, and who was chosen."""

from dataclasses import dataclass

from ecpat_training.core.finding import Finding
from ecpat_training.trainers.model.pool import TrainerPool


@dataclass(frozen=True, slots=True)
class Worth:
    """What some people are worth together with those who train already: how many sessions of the programme's trainings
    find a mixed pair, and how many people are missing to two for each competence and each language."""

    sessions: int
    missing: int

    @property
    def rank(self) -> tuple[int, int]:
        """Two numbers by which worths compare, sessions first; the higher, the better."""
        return self.sessions, -self.missing


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody who was chosen, by code. Without him or her, and with all others, `sessions` fewer find a mixed pair and
    `missing` more people are missing to two of each. `drawn` says that another choice is as good without."""

    code: str
    side: str
    country: str
    languages: tuple[str, ...]
    competences: tuple[str, ...]
    sessions: int
    missing: int
    drawn: bool


@dataclass(frozen=True, slots=True)
class First:
    """The best so few people, by their codes, what they are worth, and whether it is proven that no others are worth
    more. The best two need not hold the best one."""

    codes: tuple[str, ...]
    worth: Worth
    proven: bool


@dataclass(frozen=True, slots=True)
class Two:
    """A competence or a language of which two people are wanted: how many there were, and are with those chosen."""

    kind: str
    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class TrainersChoice:
    """Whom to train. `best` is what nobody else's choice exceeds, `before` what there is without anybody chosen, of
    `sessions` in all; `first` is the best one person, the best two, and so on; `as_good` are those not chosen who are
    in another choice that is as good. `proven` is false where the time was up before all of it was."""

    programme: str
    pool: TrainerPool
    seats: int
    seed: int
    applicants: int
    sessions: int
    before: Worth
    best: Worth
    chosen: tuple[Chosen, ...]
    first: tuple[First, ...]
    as_good: tuple[str, ...]
    two_of_each: tuple[Two, ...]
    proven: bool
    findings: tuple[Finding, ...]
