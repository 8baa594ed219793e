"""`ecpat trainers check --json`: whom the trainings depend on, and what there is of what."""

from ecpat_training.commands.public import Public
from ecpat_training.trainers.model.check import TrainersCheck


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
