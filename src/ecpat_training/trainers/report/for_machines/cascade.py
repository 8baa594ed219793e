"""`ecpat trainers cascade --json`: trained, delivered and reached, by generation."""

from ecpat_training.commands.public import Public
from ecpat_training.trainers.model.cascade import Cascade


class TrainersCascadeResult(Public[Cascade]):
    """The generations, and everybody together: `persons` once each, `participations` each time."""

    keys = "trainings trainings_of_trainers generations persons participations"

    def trainings(self) -> int:
        return len(self.model.ledger.events) - self.trainings_of_trainers()

    def trainings_of_trainers(self) -> int:
        return sum(event.tot for event in self.model.ledger.events)
