"""What the commands over trainers answer with `--json`."""

from ecpat_training.commands.public import Public
from ecpat_training.files.mapping import MappingPart, open_lines
from ecpat_training.trainers.model.cascade import Cascade
from ecpat_training.trainers.model.check import TrainersCheck
from ecpat_training.trainers.model.choice import TrainersChoice
from ecpat_training.trainers.model.form import PoolColumn, PoolForm
from ecpat_training.trainers.model.pool import TrainerPool
from ecpat_training.trainers.model.standing import Agreement, Rung, TrainersLadder


# `ecpat trainers cascade`: trained, delivered and reached, by generation.
class TrainersCascadeResult(Public[Cascade]):
    """The generations, and everybody together: `persons` once each, `participations` each time."""

    keys = "trainings trainings_of_trainers generations persons participations"

    def trainings(self) -> int:
        return len(self.model.ledger.events) - self.trainings_of_trainers()

    def trainings_of_trainers(self) -> int:
        return sum(event.tot for event in self.model.ledger.events)


# `ecpat trainers check`: whom the trainings depend on, and what there is of what.
class TeamData(Public[tuple[str, tuple[str, ...]]]):
    """A training with the codes of a team for it."""

    keys = "training=0 team=1"


class TrainersCheckResult(Public[TrainersCheck]):
    """`staffed` are the trainings that have a possible team, `staffed_by_confirmed` those that have one of confirmed
    trainers. `at_once_most` is how many can be held at once at the most, `at_once` as many as were found; `proven`
    says that no more are possible. `people` are those read from the workbook, null without one; `ladder` says who may
    teach on the day that was named, null without a day."""

    keys = """
        trainers=len(codes) confirmed=confirmed_trainers people=len(pool.people) staffed=dependences.staffed
        not_staffed=lacking staffed_by_confirmed=confirmed on_one_person=dependences.on_one
        on_one_of_two=dependences.on_two at_once_most=at_once.most proven=at_once.proven at_once=at_once.trainings
        needs coverage=covered ladder
    """
    parts = (TeamData,)

    def confirmed_trainers(self) -> int:
        return sum(is_confirmed for _, is_confirmed in self.model.codes)


# `ecpat trainers choose`: whom to train as trainers, and what each adds.
class TrainersChooseResult(Public[TrainersChoice]):
    """`before` is what there is without those chosen, `best` with them, of `sessions` in all. `first` has the best one
    person, the best two, and so on up to five. `as_good` are the codes
    of those in another choice that is as good."""

    keys = "seats seed applicants sessions before best proven chosen first as_good two_of_each"


# `ecpat trainers ladder`: where everybody stands, by code.
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


# `ecpat trainers map`: how a workbook of trainers is read.
class MappedPart(Public[MappingPart]):
    """The lines of one part of the mapping; a meaning that ends in a question mark, or none, is open."""

    keys = "part=name lines=entries"


class TrainersMapResult(Public[TrainerPool]):
    """The mapping of a workbook; `open` lines wait for a person."""

    keys = "workbook=file open parts=mapped"
    parts = (MappedPart,)

    def open(self) -> int:
        return open_lines(self.model.mapped)


# `ecpat trainers template`: what the workbook of trainers asks.
class AskedColumn(Public[PoolColumn]):
    """A column: its header, what to write, and what it may be chosen from (nothing: free text)."""

    keys = "title told=instruction choices"


class TrainersTemplateResult(Public[PoolForm]):
    """The workbook; `trainers` are the rows that the programme's file fills."""

    keys = "trainers=len(rows) columns"
    parts = (AskedColumn,)
