"""`ecpat performance check --json`: agreement, the decision, and the change; answers by their blind codes alone."""

from dataclasses import dataclass

from ecpat_training.performance.model.found import FarApart, PerformanceFound
from ecpat_training.stats.estimate import Estimate, TestResult


@dataclass(frozen=True, slots=True)
class CriterionData:
    """How far raters agree on one criterion, by kappa with quadratic weights, and by how many levels they differ."""

    id: str
    kappa: Estimate
    answers: int
    same: int
    one_apart: int
    further: int


@dataclass(frozen=True, slots=True)
class ChangeData:
    """The change in points with crossed cases, its test, how much harder the second case is, the people of each half
    with both scores, and the plain mean over people."""

    change: Estimate
    test: TestResult
    second_case_harder: Estimate
    people: tuple[int, int]
    plain: float | None


@dataclass(frozen=True, slots=True)
class PerformanceCheckResult:
    """What was found. `icc` is ICC(2,1) of whole answers, `icc_by_wave` of each wave alone; `change` is null where
    scores aren't pooled."""

    raters: tuple[str, str]
    answers: int
    complete: int
    not_scored: tuple[str, ...]
    incomplete: tuple[str, ...]
    icc: Estimate
    icc_by_wave: dict[str, Estimate]
    criteria: tuple[CriterionData, ...]
    apart: tuple[FarApart, ...]
    pooled: bool
    why: str
    change: ChangeData | None


def result(found: PerformanceFound) -> PerformanceCheckResult:
    """What was found, as data."""
    change = found.change
    return PerformanceCheckResult(
        found.raters,
        found.answers,
        found.complete,
        found.not_scored,
        found.incomplete,
        found.agreement.icc,
        {one.wave: one.icc for one in found.agreement.by_wave},
        tuple(
            CriterionData(one.id, one.kappa, one.both, one.same, one.one_apart, one.further)
            for one in found.agreement.criteria
        ),
        found.agreement.apart,
        found.verdict.pooled,
        found.verdict.why,
        None
        if change is None
        else ChangeData(change.crossed.change, change.crossed.test, change.crossed.harder, change.people, change.plain),
    )
