"""What is found about a pool of trainers: whom the trainings depend on, and what there is of what."""

from dataclasses import dataclass
from datetime import date

from ecpat_training.core.finding import Finding
from ecpat_training.trainers.model.pool import TrainerPool


@dataclass(frozen=True, slots=True)
class Dependence:
    """People, by their codes, without whom some trainings can't be staffed."""

    codes: tuple[str, ...]
    trainings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dependences:
    """Which trainings have a team, which don't, and on whom those depend that do: on one person, or on one of two
    people of whom neither is missed alone."""

    staffed: tuple[str, ...]
    not_staffed: tuple[str, ...]
    on_one: tuple[Dependence, ...]
    on_two: tuple[Dependence, ...]


@dataclass(frozen=True, slots=True)
class AtOnce:
    """Trainings that can be held at the same time, with their teams. No more than `most` can be; where that is as many
    as are named, it is proven to be the most."""

    trainings: tuple[tuple[str, tuple[str, ...]], ...]
    most: int

    @property
    def proven(self) -> bool:
        """Whether no more are possible."""
        return len(self.trainings) == self.most


@dataclass(frozen=True, slots=True)
class CoveredCombination:
    """Who has a competence, speaks a language and is of a side and a country, by their codes; how many of them are
    confirmed."""

    competence: str
    language: str
    side: str
    country: str
    codes: tuple[str, ...]
    confirmed: int


@dataclass(frozen=True, slots=True)
class Need:
    """A competence that sessions ask for: in how many trainings, how many people of a training's pool have it at the
    fewest, in which trainings that is so, and who they are where it is one."""

    competence: str
    trainings: int
    people: int
    fewest: tuple[str, ...]
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """Why a training has no team."""

    training: str
    why: str


@dataclass(frozen=True, slots=True)
class LadderTeams:
    """Who is certified, active and lapsed on a day by the ladder's rules, by codes; the trainings that certified
    trainers alone can staff, and those that certified and active ones can. `rule` is whom the programme staffs, and
    `left_out` who isn't staffed by it. `ledger` is the file that says who led and assisted, empty without one."""

    on: date
    rule: str
    certified: tuple[str, ...]
    active: tuple[str, ...]
    lapsed: tuple[str, ...]
    by_certified: tuple[str, ...]
    by_active: tuple[str, ...]
    left_out: tuple[str, ...]
    ledger: str


@dataclass(frozen=True, slots=True)
class TrainersCheck:
    """A pool against the trainings of a programme. `confirmed` says which trainings those people can staff who are
    confirmed; `codes` are everybody in the staffing, by their codes, with whether they are confirmed. `ladder` is there
    where a day is named."""

    programme: str
    pool: TrainerPool | None
    codes: tuple[tuple[str, bool], ...]
    languages: tuple[str, ...]
    dependences: Dependences
    confirmed: tuple[str, ...]
    at_once: AtOnce
    covered: tuple[CoveredCombination, ...]
    needs: tuple[Need, ...]
    lacking: tuple[Lacking, ...]
    findings: tuple[Finding, ...]
    ladder: LadderTeams | None = None
