"""`ecpat status --json`: how each step of each training stands."""

from dataclasses import dataclass

from ecpat_training.folder.model.board import Board, State
from ecpat_training.followup.model.goals import GoalStanding


@dataclass(frozen=True, slots=True)
class StepData:
    """A step: how it stands, what there is, what to do next, and by when."""

    step: str
    state: State
    what: str
    do: str
    by: str | None


@dataclass(frozen=True, slots=True)
class TrainingData:
    """A training: its first day, its steps, how many files of its folder no step reads, and who is on its list."""

    training: str
    title: str
    kind: str
    country: str
    first_day: str | None
    steps: tuple[StepData, ...]
    unknown_files: int
    people: int
    mix: dict[str, int]


@dataclass(frozen=True, slots=True)
class StatusResult:
    """A programme's board on a day; `strays` are folders that no training of the programme has, `goals` those of the
    programme."""

    programme: str
    on: str
    trainings: tuple[TrainingData, ...]
    strays: tuple[str, ...]
    goals: tuple[GoalStanding, ...]


def result(board: Board) -> StatusResult:
    """The board."""
    trainings = tuple(
        TrainingData(
            row.training,
            row.title,
            row.kind,
            row.country,
            row.first_day.isoformat() if row.first_day else None,
            tuple(
                StepData(one.name, one.state, one.what, one.do, one.by.isoformat() if one.by else None)
                for one in row.steps
            ),
            row.unknown,
            row.people,
            dict(row.mix),
        )
        for row in board.rows
    )
    return StatusResult(board.programme, board.on.isoformat(), trainings, board.strays, board.goals)
