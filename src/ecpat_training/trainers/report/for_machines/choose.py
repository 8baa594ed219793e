"""`ecpat trainers choose --json`: whom to train as trainers, and what each adds."""

from dataclasses import dataclass

from ecpat_training.trainers.model.choice import Chosen, First, TrainersChoice, Two, Worth


@dataclass(frozen=True, slots=True)
class TrainersChooseResult:
    """`before` is what there is without those chosen, `best` with them, of `sessions` in all. `first` has the best one
    person, the best two, and so on up to five. `as_good` are the codes
    of those in another choice that is as good."""

    seats: int
    seed: int
    applicants: int
    sessions: int
    before: Worth
    best: Worth
    proven: bool
    chosen: tuple[Chosen, ...]
    first: tuple[First, ...]
    as_good: tuple[str, ...]
    two_of_each: tuple[Two, ...]


def result(choice: TrainersChoice) -> TrainersChooseResult:
    """What was chosen, by codes."""
    return TrainersChooseResult(
        choice.seats,
        choice.seed,
        choice.applicants,
        choice.sessions,
        choice.before,
        choice.best,
        choice.proven,
        choice.chosen,
        choice.first,
        choice.as_good,
        choice.two_of_each,
    )
