"""`ecpat trainers ladder --json`: where everybody stands, by code."""

from dataclasses import dataclass
from datetime import date

from ecpat_training.trainers.model.standing import Rung, Standing, TrainersLadder


@dataclass(frozen=True, slots=True)
class AssessorsAgree:
    """Two assessors: of how many people, Cohen's weighted kappa (null: `why` says why there is none), how many levels
    are the same, how many one apart, and whose are further apart. `table` counts levels, the first assessor's in
    rows."""

    people: int
    weighted_kappa: float | None
    why: str | None
    same: int
    one_apart: int
    further_apart: tuple[str, ...]
    table: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class TrainersLadderResult:
    """Everybody's standing on a day; `rungs` counts people."""

    on: date
    rungs: dict[Rung, int]
    standings: tuple[Standing, ...]
    assessors: AssessorsAgree


def result(ladder: TrainersLadder) -> TrainersLadderResult:
    """What was found, by codes."""
    found = ladder.agreement
    rungs = {rung: sum(one.rung is rung for one in ladder.standings) for rung in Rung}
    agree = AssessorsAgree(
        found.kappa.n or 0,
        found.kappa.value,
        found.kappa.undefined,
        found.same,
        found.one_apart,
        found.apart,
        found.table,
    )
    return TrainersLadderResult(ladder.on, rungs, ladder.standings, agree)
