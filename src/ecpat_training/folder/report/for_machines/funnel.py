"""`ecpat funnel --json`: how many people went on from each stage to the next."""

from dataclasses import dataclass

from ecpat_training.folder.model.way import WAY, Of, ProgrammeFunnel, Stage


@dataclass(frozen=True, slots=True)
class FunnelStepData:
    """One step of one kind of people, over the trainings whose files say both stages; `of` is empty for everybody."""

    before: Stage
    after: Stage
    of: Of
    label: str
    reached: int
    went_on: int
    not_said: int
    trainings: int


@dataclass(frozen=True, slots=True)
class FunnelTrainingData:
    """How many reached each stage in one training; null: its files don't say it. `unread` are files that can't be
    read."""

    training: str
    country: str
    reached: dict[str, int | None]
    on_no_list: int
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FunnelResult:
    """The way of all people of a programme."""

    programme: str
    steps: tuple[FunnelStepData, ...]
    trainings: tuple[FunnelTrainingData, ...]


def result(funnel: ProgrammeFunnel) -> FunnelResult:
    """The funnel."""
    steps = tuple(
        FunnelStepData(one.before, one.after, one.of, one.label, one.reached, one.went_on, one.not_said, one.trainings)
        for one in funnel.steps
    )
    trainings = tuple(
        FunnelTrainingData(
            way.training,
            way.country,
            {
                stage: sum(one.reached[stage] is True for one in way.people) if stage in way.known else None
                for stage in WAY
            },
            way.walked_in,
            tuple(name for name, _ in way.unread),
        )
        for way in funnel.trainings
    )
    return FunnelResult(funnel.programme, steps, trainings)
