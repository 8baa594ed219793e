"""`ecpat status --funnel --json`: how many people went on from each stage to the next."""

from ecpat_training.commands.public import Public
from ecpat_training.folder.model.flow import WAY, ProgrammeFunnel, StepCount, TrainingFlow


class FunnelStepData(Public[StepCount]):
    """One step of one kind of people, over the trainings whose files say both stages; `of` is empty for everybody."""


class FunnelTrainingData(Public[TrainingFlow]):
    """How many reached each stage in one training; null: its files don't say it. `unread` are files that can't be
    read."""

    keys = "training country reached on_no_list=walked_in unread=unread[].0"

    def reached(self) -> dict[str, int | None]:
        people, known = self.model.people, self.model.known
        return {stage: sum(one.reached[stage] is True for one in people) if stage in known else None for stage in WAY}


class FunnelResult(Public[ProgrammeFunnel]):
    """The way of all people of a programme."""

    keys = "programme steps trainings"
    parts = (FunnelStepData, FunnelTrainingData)
