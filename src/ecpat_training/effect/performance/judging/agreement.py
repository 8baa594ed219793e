"""How far two raters agree, before anything is pooled."""

from collections.abc import Iterator, Mapping

from ecpat_training.core.text import fold
from ecpat_training.effect.performance.judging.totals import totals
from ecpat_training.effect.performance.model.assessment import (
    CriterionAgreement,
    FarApart,
    RatersAgreement,
    WaveAgreement,
)
from ecpat_training.effect.performance.model.key import OCCASIONS, Key
from ecpat_training.effect.performance.model.ratings import Ratings
from ecpat_training.effect.performance.model.rubric import Criterion, Rubric
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.intraclass import compute as intraclass
from ecpat_training.stats.kappa_interval import kappa_with_interval
from ecpat_training.stats.paired_change import compute as paired_change
from ecpat_training.stats.pairs import Pairs


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
