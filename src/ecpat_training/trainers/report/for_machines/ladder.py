"""`ecpat trainers ladder --json`: where everybody stands, by code."""

from ecpat_training.commands.public import Public
from ecpat_training.trainers.model.standing import Agreement, Rung, TrainersLadder


class AssessorsAgree(Public[Agreement]):
    """Two assessors: of how many people, Cohen's weighted kappa (null: `why` says why there is none), how many levels
    are the same, how many one apart, and whose are further apart. `table` counts levels, the first assessor's in
    rows."""

    keys = "people weighted_kappa=kappa.value why=kappa.undefined same one_apart further_apart=apart table"

    def people(self) -> int:
        return self.model.kappa.n or 0


class TrainersLadderResult(Public[TrainersLadder]):
    """Everybody's standing on a day; `rungs` counts people."""

    keys = "on rungs standings assessors=agreement"
    parts = (AssessorsAgree,)

    def rungs(self) -> dict[Rung, int]:
        return {rung: sum(standing.rung is rung for standing in self.model.standings) for rung in Rung}
