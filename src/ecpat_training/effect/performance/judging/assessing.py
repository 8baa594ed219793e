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

HALF_NUMBERS = (1, 2)


def assess(ratings: Ratings, key: Key, rubric: Rubric) -> PerformanceAssessment:
    """The raters' agreement; scores and change only where the rubric's rule lets scores be pooled."""
    rater_agreement = agreement(ratings, key, rubric)
    pooling_verdict = verdict(rater_agreement.icc, rubric.pooled)
    scores = pooled_scores(ratings, key, rubric)
    complete_codes = {fold(score.answer.blind) for score in scores}
    rated_codes = ratings.first.keys() | ratings.second.keys() | ratings.spoilt
    order = [answer.blind for answer in key.answers_for_raters()]
    return PerformanceAssessment(
        ratings.raters,
        len(key.answers),
        len(scores),
        tuple(blind for blind in order if fold(blind) in rated_codes and fold(blind) not in complete_codes),
        tuple(blind for blind in order if fold(blind) not in rated_codes),
        rater_agreement,
        pooling_verdict,
        scores if pooling_verdict.pooled else (),
        change(scores, rubric.case_ids) if pooling_verdict.pooled else None,
    )


def change(scores: Sequence[PooledScore], cases: tuple[str, str]) -> PerformanceChange:
    """The change, with crossed cases, of people who have a pooled score in both waves."""
    scores_by_person: dict[str, dict[str, PooledScore]] = {}
    for score in scores:
        scores_by_person.setdefault(score.answer.code, {})[score.answer.wave] = score
    pooled_pairs = [
        (pooled_by_wave["pre"], pooled_by_wave["post"])
        for pooled_by_wave in scores_by_person.values()
        if len(pooled_by_wave) == len(OCCASIONS)
    ]
    changes = {
        half: [after.points - before.points for before, after in pooled_pairs if before.answer.half == half]
        for half in HALF_NUMBERS
    }
    all_changes = changes[1] + changes[2]
    cells = [
        _cell_mean(
            [
                pooled_score.points
                for pooled_pair in pooled_pairs
                for pooled_score in pooled_pair
                if (pooled_score.answer.half, pooled_score.answer.wave) == (half, wave)
            ],
            half,
            wave,
            cases[(half - 1 + later) % 2],
        )
        for half in HALF_NUMBERS
        for later, wave in enumerate(OCCASIONS)
    ]
    return PerformanceChange(
        (len(changes[1]), len(changes[2])),
        tuple((before.points, after.points) for before, after in pooled_pairs),
        crossed_change(changes[1], changes[2]),
        sum(all_changes) / len(all_changes) if all_changes else None,
        tuple(cells),
    )


def _cell_mean(points: Sequence[float], half_number: int, wave: str, case_id: str) -> CellMean:
    return CellMean(half_number, wave, case_id, len(points), sum(points) / len(points) if points else None)


def agreement(ratings: Ratings, key: Key, rubric: Rubric) -> RatersAgreement:
    """How far two raters agree: on whole answers by ICC(2,1), absolute agreement of single raters; on each criterion
    by kappa with quadratic weights, which equals that ICC where scores are many."""
    first_totals, second_totals = totals(ratings.first, rubric), totals(ratings.second, rubric)
    paired_totals = {
        code: (first_totals[code], second_totals[code])
        for code in key.answer_by_blind_code
        if code in first_totals and code in second_totals
    }
    return RatersAgreement(
        _icc(paired_totals),
        tuple(
            WaveAgreement(
                wave,
                _icc(
                    {code: pair for code, pair in paired_totals.items() if key.answer_by_blind_code[code].wave == wave}
                ),
            )
            for wave in OCCASIONS
        ),
        paired_change(
            Pairs.of([points for points, _ in paired_totals.values()], [points for _, points in paired_totals.values()])
        ),
        tuple(_of_criterion(criterion, ratings) for criterion in rubric.criteria),
        tuple(_find_distant_ratings(ratings, key, rubric)),
    )


def _icc(paired_totals: Mapping[str, tuple[int, int]]) -> Estimate:
    coefficients = intraclass([[*total_pair] for total_pair in paired_totals.values()])
    if coefficients.single is None:
        return Estimate.none("ICC2", coefficients.undefined or "", n=len(paired_totals))
    return coefficients.single[1]


def _of_criterion(criterion: Criterion, ratings: Ratings) -> CriterionAgreement:
    pairs = [
        (ratings.first[code][criterion.id], ratings.second[code][criterion.id])
        for code in ratings.first
        if criterion.id in ratings.first[code] and criterion.id in ratings.second.get(code, {})
    ]
    level_gaps = [abs(first_score - second_score) for first_score, second_score in pairs]
    kappa = kappa_with_interval(
        [first_score + 1 for first_score, _ in pairs],
        [second_score + 1 for _, second_score in pairs],
        len(criterion.levels),
    )
    return CriterionAgreement(
        criterion.id,
        criterion.title,
        kappa,
        len(level_gaps),
        level_gaps.count(0),
        level_gaps.count(1),
        sum(distance > 1 for distance in level_gaps),
    )


def _find_distant_ratings(ratings: Ratings, key: Key, rubric: Rubric) -> Iterator[FarApart]:
    for answer in key.answers_for_raters():
        code = fold(answer.blind)
        first_levels, second_levels = ratings.first.get(code, {}), ratings.second.get(code, {})
        for criterion in rubric.criteria:
            if criterion.id not in first_levels or criterion.id not in second_levels:
                continue
            levels = first_levels[criterion.id], second_levels[criterion.id]
            if abs(levels[0] - levels[1]) > 1:
                yield FarApart(answer.blind, criterion.id, levels, ratings.settled.get(code, {}).get(criterion.id))


def totals(scores: Mapping[str, Levels], rubric: Rubric) -> dict[str, int]:
    """The points of each answer that has a score on every criterion, by its blind code."""
    criterion_ids = {criterion.id for criterion in rubric.criteria}
    return {code: sum(levels.values()) for code, levels in scores.items() if levels.keys() == criterion_ids}


def pooled_scores(ratings: Ratings, key: Key, rubric: Rubric) -> tuple[PooledScore, ...]:
    """The mean of both raters' points of each answer that both scored whole; where they settled on a level together,
    that level instead."""
    first_totals, second_totals = totals(ratings.first, rubric), totals(ratings.second, rubric)
    scores = []
    for code, answer in key.answer_by_blind_code.items():
        if code not in first_totals or code not in second_totals:
            continue
        settled_levels = ratings.settled.get(code, {})
        points = sum(
            float(settled_levels[criterion.id])
            if criterion.id in settled_levels
            else (ratings.first[code][criterion.id] + ratings.second[code][criterion.id]) / 2
            for criterion in rubric.criteria
        )
        scores.append(PooledScore(answer, points))
    return tuple(scores)
