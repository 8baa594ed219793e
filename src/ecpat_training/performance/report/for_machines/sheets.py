"""`ecpat performance sheets --json`: what was drawn, without whose answer is which."""

from dataclasses import dataclass

from ecpat_training.performance.model.key import Key
from ecpat_training.performance.model.rubric import Rubric


@dataclass(frozen=True, slots=True)
class DrawnHalf:
    """A half of the people, and its case before and after the training."""

    people: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PerformanceSheetsResult:
    """The seed, both halves, how many answers raters will see, and the most points of one."""

    seed: int
    halves: tuple[DrawnHalf, DrawnHalf]
    answers: int
    points: int


def result(key: Key, rubric: Rubric, seed: int) -> PerformanceSheetsResult:
    """What was drawn, as data."""
    first, second = key.halves()
    one, other = rubric.case_ids
    return PerformanceSheetsResult(
        seed, (DrawnHalf(first, one, other), DrawnHalf(second, other, one)), len(key.answers), rubric.points
    )
