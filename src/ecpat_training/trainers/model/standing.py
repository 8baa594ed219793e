"""Where a trainer stands between observing and a certificate."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ecpat_training.core.finding import Finding
from ecpat_training.programme.model.ladder import Ladder
from ecpat_training.stats.estimate import Estimate
from ecpat_training.trainers.model.pool import TrainerPool


class Rung(StrEnum):
    """The rungs, the lowest first; who has lapsed has been certified."""

    NOTHING = "nothing yet"
    OBSERVED = "observed"
    CO_TRAINED = "co-trained"
    TAUGHT_BACK = "taught back"
    CERTIFIED = "certified"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class TrainerStanding:
    """Where one person stands on a day, by code. `lapses` is when a certificate ends or ended, `active` whether he or
    she has led or assisted lately; both are None where nothing says it. `needs` is what comes next."""

    code: str
    rung: Rung
    lapses: date | None
    certified_in: tuple[str, ...]
    active: bool | None
    last: date | None
    needs: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two assessors agree: weighted kappa, how many levels are the same and how many one apart, and the table
    of levels, the first assessor's in rows. `apart` are those whose levels are more than one apart."""

    kappa: Estimate
    same: int
    one_apart: int
    table: tuple[tuple[int, ...], ...]
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrainersLadder:
    """Everybody's standing on a day, by the programme's rules."""

    programme: str
    pool: TrainerPool
    rules: Ladder
    on: date
    standings: tuple[TrainerStanding, ...]
    agreement: Agreement
    findings: tuple[Finding, ...]
