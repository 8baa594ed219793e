"""From what two raters gave to all that a check finds."""

from collections.abc import Iterator, Mapping, Sequence

from ecpat_training.core.text import fold
from ecpat_training.effect.performance.judging.pooling import verdict
from ecpat_training.effect.performance.model.assessment import (
    CellMean,
    CriterionAgreement,
    FarApart,
    PerformanceAssessment,
    PerformanceChange,
    PooledScore,
    RatersAgreement,
    WaveAgreement,
)
from ecpat_training.effect.performance.model.key import OCCASIONS, Key
from ecpat_training.effect.performance.model.ratings import Levels, Ratings
from ecpat_training.effect.performance.model.rubric import Criterion, Rubric
from ecpat_training.stats.crossed_change import crossed_change
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.intraclass import compute as intraclass
from ecpat_training.stats.kappa_interval import kappa_with_interval
from ecpat_training.stats.paired_change import compute as paired_change
from ecpat_training.stats.pairs import Pairs

HALVES = (1, 2)


def assess(ratings: Ratings, key: Key, rubric: Rubric) -> PerformanceAssessment:
    """The raters' agreement; scores and change only where the rubric's rule lets scores be pooled."""
    agreed = agreement(ratings, key, rubric)
    decided = verdict(agreed.icc, rubric.pooled)
    scores = pooled_scores(ratings, key, rubric)
    complete = {fold(score.answer.blind) for score in scores}
    touched = ratings.first.keys() | ratings.second.keys() | ratings.spoilt
    order = [answer.blind for answer in key.in_raters_order()]
    return PerformanceAssessment(
        ratings.raters,
        len(key.answers),
        len(scores),
        tuple(blind for blind in order if fold(blind) in touched and fold(blind) not in complete),
        tuple(blind for blind in order if fold(blind) not in touched),
        agreed,
        decided,
        scores if decided.pooled else (),
        change(scores, rubric.case_ids) if decided.pooled else None,
    )


def change(scores: Sequence[PooledScore], cases: tuple[str, str]) -> PerformanceChange:
    """The change, with crossed cases, of people who have a pooled score in both waves."""
    by_person: dict[str, dict[str, PooledScore]] = {}
    for score in scores:
        by_person.setdefault(score.answer.code, {})[score.answer.wave] = score
    paired = [(two["pre"], two["post"]) for two in by_person.values() if len(two) == len(OCCASIONS)]
    changes = {
        half: [after.points - before.points for before, after in paired if before.answer.half == half]
        for half in HALVES
    }
    all_changes = changes[1] + changes[2]
    cells = [
        _cell(
            [
                pooled.points
                for two in paired
                for pooled in two
                if (pooled.answer.half, pooled.answer.wave) == (half, wave)
            ],
            half,
            wave,
            cases[(half - 1 + later) % 2],
        )
        for half in HALVES
        for later, wave in enumerate(OCCASIONS)
    ]
    return PerformanceChange(
        (len(changes[1]), len(changes[2])),
        tuple((before.points, after.points) for before, after in paired),
        crossed_change(changes[1], changes[2]),
        sum(all_changes) / len(all_changes) if all_changes else None,
        tuple(cells),
    )


def _cell(points: Sequence[float], half: int, wave: str, case: str) -> CellMean:
    return CellMean(half, wave, case, len(points), sum(points) / len(points) if points else None)


def agreement(ratings: Ratings, key: Key, rubric: Rubric) -> RatersAgreement:
    """How far two raters agree: on whole answers by ICC(2,1), absolute agreement of single raters; on each criterion
    by kappa with quadratic weights, which equals that ICC where scores are many."""
    first, second = totals(ratings.first, rubric), totals(ratings.second, rubric)
    paired_totals = {code: (first[code], second[code]) for code in key.by_blind if code in first and code in second}
    return RatersAgreement(
        _icc(paired_totals),
        tuple(
            WaveAgreement(
                wave, _icc({code: two for code, two in paired_totals.items() if key.by_blind[code].wave == wave})
            )
            for wave in OCCASIONS
        ),
        paired_change(
            Pairs.of([points for points, _ in paired_totals.values()], [points for _, points in paired_totals.values()])
        ),
        tuple(_of_criterion(criterion, ratings) for criterion in rubric.criteria),
        tuple(_ratings_far_apart(ratings, key, rubric)),
    )


def _icc(paired_totals: Mapping[str, tuple[int, int]]) -> Estimate:
    coefficients = intraclass([[*two] for two in paired_totals.values()])
    if coefficients.single is None:
        return Estimate.none("ICC2", coefficients.undefined or "", n=len(paired_totals))
    return coefficients.single[1]


def _of_criterion(criterion: Criterion, ratings: Ratings) -> CriterionAgreement:
    pairs = [
        (ratings.first[code][criterion.id], ratings.second[code][criterion.id])
        for code in ratings.first
        if criterion.id in ratings.first[code] and criterion.id in ratings.second.get(code, {})
    ]
    far = [abs(first - second) for first, second in pairs]
    kappa = kappa_with_interval(
        [first + 1 for first, _ in pairs], [second + 1 for _, second in pairs], len(criterion.levels)
    )
    return CriterionAgreement(
        criterion.id,
        criterion.title,
        kappa,
        len(far),
        far.count(0),
        far.count(1),
        sum(distance > 1 for distance in far),
    )


def _ratings_far_apart(ratings: Ratings, key: Key, rubric: Rubric) -> Iterator[FarApart]:
    for answer in key.in_raters_order():
        code = fold(answer.blind)
        first, second = ratings.first.get(code, {}), ratings.second.get(code, {})
        for criterion in rubric.criteria:
            if criterion.id not in first or criterion.id not in second:
                continue
            levels = first[criterion.id], second[criterion.id]
            if abs(levels[0] - levels[1]) > 1:
                yield FarApart(answer.blind, criterion.id, levels, ratings.settled.get(code, {}).get(criterion.id))


def totals(scores: Mapping[str, Levels], rubric: Rubric) -> dict[str, int]:
    """The points of each answer that has a score on every criterion, by its blind code."""
    criterion_ids = {criterion.id for criterion in rubric.criteria}
    return {code: sum(levels.values()) for code, levels in scores.items() if levels.keys() == criterion_ids}


def pooled_scores(ratings: Ratings, key: Key, rubric: Rubric) -> tuple[PooledScore, ...]:
    """The mean of both raters' points of each answer that both scored whole; where they settled on a level together,
    that level instead."""
    first, second = totals(ratings.first, rubric), totals(ratings.second, rubric)
    scores = []
    for code, answer in key.by_blind.items():
        if code not in first or code not in second:
            continue
        settled = ratings.settled.get(code, {})
        points = sum(
            float(settled[criterion.id])
            if criterion.id in settled
            else (ratings.first[code][criterion.id] + ratings.second[code][criterion.id]) / 2
            for criterion in rubric.criteria
        )
        scores.append(PooledScore(answer, points))
    return tuple(scores)
