"""`ecpat performance check --json`: agreement, the decision, and the change; answers by their blind codes alone."""

from ecpat_training.commands.public import Public
from ecpat_training.effect.performance.model.assessment import (
    CriterionAgreement,
    PerformanceAssessment,
    PerformanceChange,
)
from ecpat_training.stats.estimate import Estimate


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
