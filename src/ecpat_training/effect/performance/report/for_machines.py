"""What the commands over simulated cases answer with `--json`."""

from dataclasses import dataclass

from ecpat_training.commands.public import Public
from ecpat_training.effect.performance.model.assessment import (
    CriterionAgreement,
    PerformanceAssessment,
    PerformanceChange,
)
from ecpat_training.effect.performance.model.key import Key
from ecpat_training.effect.performance.model.rubric import Rubric
from ecpat_training.stats.estimate import Estimate


# `ecpat performance check`: agreement, the decision, and the change; answers by their blind codes alone.
class CriterionData(Public[CriterionAgreement]):
    """How far raters agree on one criterion, by kappa with quadratic weights, and by how many levels they differ."""

    keys = "id kappa answers=both same one_apart further"


class ChangeData(Public[PerformanceChange]):
    """The change in points with crossed cases, its test, how much harder the second case is, the people of each half
    with both scores, and the plain mean over people."""

    keys = "change=crossed.change test=crossed.test second_case_harder=crossed.harder people plain"


class PerformanceCheckResult(Public[PerformanceAssessment]):
    """What was found. `icc` is ICC(2,1) of whole answers, `icc_by_wave` of each wave alone; `change` is null where
    scores aren't pooled."""

    keys = """
        raters answers complete not_scored incomplete icc=agreement.icc icc_by_wave criteria=agreement.criteria
        apart=agreement.apart pooled=verdict.pooled why=verdict.why change
    """
    parts = (CriterionData, ChangeData)

    def icc_by_wave(self) -> dict[str, Estimate]:
        return {agreement.wave: agreement.icc for agreement in self.model.agreement.by_wave}


# `ecpat performance sheets`: what was drawn, without whose answer is which.
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
        first_size, second_size = self.model.halves()
        first_case, second_case = self.rubric.case_ids
        return DrawnHalf(first_size, first_case, second_case), DrawnHalf(second_size, second_case, first_case)
