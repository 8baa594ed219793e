"""`ecpat trainers cascade --json`: trained, delivered and reached, by generation."""

from dataclasses import dataclass

from ecpat_training.trainers.model.cascade import Bounds, Cascade, Generation


@dataclass(frozen=True, slots=True)
class TrainersCascadeResult:
    """The generations, and everybody together: `persons` once each, `participations` each time."""

    trainings: int
    trainings_of_trainers: int
    generations: tuple[Generation, ...]
    persons: Bounds
    participations: Bounds


def result(cascade: Cascade) -> TrainersCascadeResult:
    """What was counted."""
    events = cascade.ledger.events
    tots = sum(one.tot for one in events)
    return TrainersCascadeResult(len(events) - tots, tots, cascade.generations, cascade.persons, cascade.participations)
