"""`ecpat status --json`: how each step of each training stands."""

from ecpat_training.commands.public import Public
from ecpat_training.folder.model.board import Board, BoardRow, BoardStep


class StepData(Public[BoardStep]):
    """A step: how it stands, what there is, what to do next, and by when."""

    keys = "step=name state what do by=str(by)"


class TrainingData(Public[BoardRow]):
    """A training: its first day, its steps, how many files of its folder no step reads, and who is on its list."""

    keys = "training title kind country first_day=str(first_day) steps unknown_files=unknown people mix"
    parts = (StepData,)

    def mix(self) -> dict[str, int]:
        return dict(self.model.mix)


class StatusResult(Public[Board]):
    """A programme's board on a day; `strays` are folders that no training of the programme has, `goals` those of the
    programme."""

    keys = "programme on=str(on) trainings=rows strays goals"
    parts = (TrainingData,)
