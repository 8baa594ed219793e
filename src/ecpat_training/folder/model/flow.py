"""The way of people into and through the trainings of a programme: registered, invited, confirmed, attended,
completed."""

from collections.abc import Mapping, Sequence
from typing import Literal

from ecpat_training.core.record import record
from ecpat_training.roster.model.stages import AnonymousPerson, Stage, TrainingPeople

Of = Literal["", "stakeholder", "side"]
NOT_KNOWN = "not known"


@record
class TrainingFlow:
    """The people of one training; `unread` are files that couldn't be read, each with the code of the message why,
    `asked` signed sheets with so many open questions, whose doubtful marks count for nobody."""

    training: str
    country: str
    counted: TrainingPeople = TrainingPeople()
    unread: tuple[tuple[str, str], ...] = ()
    asked: tuple[tuple[str, int], ...] = ()

    @property
    def people(self) -> tuple[AnonymousPerson, ...]:
        """Everybody once."""
        return self.counted.people

    @property
    def known(self) -> tuple[Stage, ...]:
        """The stages that the training's files speak of."""
        return self.counted.known


@record
class StepCount:
    """From one stage to the next one that files speak of, for one kind of people, over those trainings: how many
    reached the first, and of them the second; of `not_said` nobody knows whether they reached the second, and they are
    in neither number."""

    before: Stage
    after: Stage
    of: Of
    label: str
    reached: int
    went_on: int
    not_said: int
    trainings: int

    @property
    def lost(self) -> int:
        """How many didn't go on."""
        return self.reached - self.went_on

    @property
    def share_lost(self) -> float | None:
        """The share that didn't go on, 0 to 1; None of nobody."""
        return self.lost / self.reached if self.reached else None


@record
class ProgrammeFunnel:
    """The way of everybody. `steps` are all steps of all kinds; `whole` counts who reached each of
    `whole_stages` in the trainings whose files say all of these, by (kind of people, label); `whole_trainings` are
    those."""

    programme: str
    trainings: tuple[TrainingFlow, ...]
    steps: tuple[StepCount, ...]
    whole: Mapping[tuple[Of, str], Sequence[int]]
    whole_stages: tuple[Stage, ...]
    whole_trainings: tuple[str, ...]

    def of(self, grouping: Of, label: str) -> list[StepCount]:
        """The steps of one kind of people, in their order."""
        return [step for step in self.steps if (step.of, step.label) == (grouping, label)]

    @property
    def kinds(self) -> list[tuple[Of, str]]:
        """(kind of people, label): everybody, then each stakeholder type and each side."""
        return list(dict.fromkeys((step.of, step.label) for step in self.steps))
