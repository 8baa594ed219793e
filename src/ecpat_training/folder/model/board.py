"""The board: a row a training, a column a step."""

from datetime import date
from typing import Literal

from ecpat_training.core.record import record
from ecpat_training.followup.model.goals import GoalStanding

State = Literal["done", "partly", "late", "not received", "nothing due yet", "not asked"]
"""`late`: the day by which it was due is over, whatever has come of it. `partly`: something has come that isn't enough.
`not received`: it is time for it, and nothing has come. `not asked`: an event of this kind has no such step."""


@record
class BoardStep:
    """A step of one training: how it stands, what there is in a few words, what to do next, and by when."""

    name: str
    state: State
    what: str = ""
    do: str = ""
    by: date | None = None


@record
class BoardRow:
    """A training with its steps, in the order of the columns. `unknown` counts the files of its folder that no step
    reads; `people` are those on its list, `mix` how many of them are of each stakeholder and side."""

    training: str
    title: str
    kind: str
    country: str
    first_day: date | None
    steps: tuple[BoardStep, ...]
    unknown: int = 0
    people: int = 0
    mix: tuple[tuple[str, int], ...] = ()

    def step(self, name: str) -> BoardStep:
        """The step of this name."""
        return next(step for step in self.steps if step.name == name)


@record
class Board:
    """How a whole programme stands on a day. `read` is how many files were read now, `known` how many were as they were
    when they were read before. `strays` are folders under `trainings` that no training of the programme has, `goals`
    what the programme follows up as a whole, `examples` questionnaires that nobody has changed yet: they count as
    none."""

    programme: str
    on: date
    rows: tuple[BoardRow, ...]
    read: int = 0
    known: int = 0
    strays: tuple[str, ...] = ()
    goals: tuple[GoalStanding, ...] = ()
    examples: tuple[str, ...] = ()

    @property
    def to_do(self) -> list[tuple[BoardRow, BoardStep]]:
        """(row of a training, step) for each step that needs somebody: late ones first, then by day."""
        urgent = {"late": 0, "partly": 1, "not received": 1}
        pending = [(row, step) for row in self.rows for step in row.steps if step.state in urgent]
        return sorted(pending, key=lambda pair: (urgent[pair[1].state], pair[1].by or date.max, pair[0].training))
