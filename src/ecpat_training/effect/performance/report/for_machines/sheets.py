"""`ecpat performance sheets --json`: what was drawn, without whose answer is which."""

from dataclasses import dataclass

from ecpat_training.commands.public import Public
from ecpat_training.effect.performance.model.key import Key
from ecpat_training.effect.performance.model.rubric import Rubric


@dataclass(frozen=True, slots=True)
class DrawnHalf:
    """A half of the people, and its case before and after the training."""

    people: int
    before: str
    after: str


class PerformanceSheetsResult(Public[Key]):
    """The seed, both halves, how many answers raters will see, and the most points of one."""

    keys = "seed halves=both_halves answers=len(answers) points=rubric.points"
    rubric: Rubric
    seed: int

    def both_halves(self) -> tuple[DrawnHalf, DrawnHalf]:
        first, second = self.model.halves()
        one_case, other_case = self.rubric.case_ids
        return DrawnHalf(first, one_case, other_case), DrawnHalf(second, other_case, one_case)
