"""The analysis plan held against what was found: roles, adjusted p values, what is missing, when it was declared."""

from collections.abc import Iterator

from ecpat_training.model.analysis_plan import AnalysisPlan
from ecpat_training.results.effect.plan import Dated, Outcome, PlanKept
from ecpat_training.workflows.evaluation.evidence import Evidence
from ecpat_training.workflows.evaluation.multiplicity import p_of


def analyse(evidence: Evidence) -> PlanKept | None:
    """What the plan declared and what became of it; without a plan the adjusted p values; None where there is neither
    a plan nor several tests."""
    plan = evidence.instrument.plan
    outcomes = tuple(
        Outcome(change.role, change.scale, change.title, one.before, one.after, p_of(change), change.adjusted)
        for one in evidence.comparisons
        for change in one.changes
    )
    if plan is None:
        several = any(outcome.adjusted for outcome in outcomes)
        return PlanKept(declared=False, outcomes=outcomes) if several else None
    first = min((wave.submitted[0].date().isoformat() for wave in evidence.waves if wave.submitted), default=None)
    on = plan.declared.isoformat() if plan.declared else None
    return PlanKept(
        declared=True,
        outcomes=outcomes,
        on=on,
        first_answer=first,
        dated=_dated(on, first),
        because=plan.because,
        missing=tuple(_missing(plan, evidence)),
    )


def _dated(on: str | None, first: str | None) -> Dated:
    if on is None or first is None:
        return "unknown"
    return "before" if on < first else "same day" if on == first else "after"


def _missing(plan: AnalysisPlan, evidence: Evidence) -> Iterator[tuple[str, str, str]]:
    """The declared outcomes without a mean change."""
    titles = {scale.id: scale.title for scale in evidence.instrument.scales}
    found = {(change.scale, one.before, one.after) for one, change, _ in evidence.changes()}
    for comparison in plan.comparisons:
        before, after = comparison.split("-", 1)
        for scale in dict.fromkeys((plan.primary, *plan.secondary)):
            if (scale, before, after) not in found:
                yield titles[scale], before, after
