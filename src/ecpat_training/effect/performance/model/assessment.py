"""What came of the raters' scores: agreement, the decision to pool, and the change."""

from dataclasses import dataclass

from ecpat_training.effect.performance.model.key import KeyedAnswer
from ecpat_training.stats.crossed_change import CrossedChange
from ecpat_training.stats.estimate import Estimate


@dataclass(frozen=True, slots=True)
class CriterionAgreement:
    """How far raters agree on one criterion: weighted kappa, how many answers have both scores, and of these how many
    have the same, one level apart, and more."""

    id: str
    title: str
    kappa: Estimate
    both: int
    same: int
    one_apart: int
    further: int


@dataclass(frozen=True, slots=True)
class FarApart:
    """An answer and a criterion on which raters are more than one level apart; `settled` if they agreed since."""

    blind: str
    criterion: str
    levels: tuple[int, int]
    settled: int | None


@dataclass(frozen=True, slots=True)
class WaveAgreement:
    """The same ICC(2,1) among the answers of one wave alone, where people differ less than over both."""

    wave: str
    icc: Estimate


@dataclass(frozen=True, slots=True)
class RatersAgreement:
    """How far raters agree on whole answers and criterion by criterion. `stricter` is the mean difference of the
    second rater's totals from the first's, in points: negative, the second gives less."""

    icc: Estimate
    by_wave: tuple[WaveAgreement, ...]
    stricter: Estimate
    criteria: tuple[CriterionAgreement, ...]
    apart: tuple[FarApart, ...]


@dataclass(frozen=True, slots=True)
class PoolingVerdict:
    """Whether scores are pooled, and why or why not, in a sentence."""

    pooled: bool
    why: str


@dataclass(frozen=True, slots=True)
class PooledScore:
    """An answer with the mean of both raters' totals, in points."""

    answer: KeyedAnswer
    points: float


@dataclass(frozen=True, slots=True)
class CellMean:
    """The pooled scores of one half in one wave: how many, and their mean in points."""

    half: int
    wave: str
    case: str
    people: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class PerformanceChange:
    """The change of those who have a pooled score of both waves; `people` are the numbers of the two halves, `pairs`
    each person's points before and after, `plain` the mean over people, which keeps a part of the forms' difference
    where halves differ in size."""

    people: tuple[int, int]
    pairs: tuple[tuple[float, float], ...]
    crossed: CrossedChange
    plain: float | None
    cells: tuple[CellMean, ...]


@dataclass(frozen=True, slots=True)
class PerformanceAssessment:
    """All that a check finds. `not_scored` are drawn answers that neither rater scored, `incomplete` those that have no
    total of both; scores and change are there only where scores are pooled."""

    raters: tuple[str, str]
    answers: int
    complete: int
    incomplete: tuple[str, ...]
    not_scored: tuple[str, ...]
    agreement: RatersAgreement
    verdict: PoolingVerdict
    scores: tuple[PooledScore, ...]
    change: PerformanceChange | None
