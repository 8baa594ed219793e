"""The analysis plan held against what was found: roles, adjusted p values, what is missing, when it was declared."""

from collections.abc import Iterator

from ecpat_training.effect.analyses.plan.result import Outcome, PlanKept
from ecpat_training.effect.comparing.declared import dated, days_of
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.comparing.multiplicity import p_of
from ecpat_training.survey.instrument.analysis_plan import AnalysisPlan


def analyse(data: EvaluationData) -> PlanKept | None:
    """What the plan declared and what became of it; without a plan the adjusted p values; None where there is neither
    a plan nor several tests."""
    plan = data.instrument.plan
    outcomes = tuple(
        Outcome(change.role, change.scale, change.title, one.before, one.after, p_of(change), change.adjusted)
        for one in data.comparisons
        for change in one.changes
    )
    if plan is None:
        several = any(outcome.adjusted for outcome in outcomes)
        return PlanKept(declared=False, outcomes=outcomes) if several else None
    on, first = days_of(plan, data.waves)
    return PlanKept(
        declared=True,
        outcomes=outcomes,
        on=on,
        first_answer=first,
        dated=dated(plan, data.waves),
        because=plan.because,
        missing=tuple(_missing(plan, data)),
    )


def _missing(plan: AnalysisPlan, data: EvaluationData) -> Iterator[tuple[str, str, str]]:
    """The declared outcomes without a mean change."""
    titles = {scale.id: scale.title for scale in data.instrument.scales}
    found = {(change.scale, one.before, one.after) for one, change, _ in data.changes()}
    for comparison in plan.comparisons:
        before, after = comparison.split("-", 1)
        for scale in dict.fromkeys((plan.primary, *plan.secondary)):
            if (scale, before, after) not in found:
                yield titles[scale], before, after
