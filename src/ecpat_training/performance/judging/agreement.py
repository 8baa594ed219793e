"""How far two raters agree, before anything is pooled."""

from collections.abc import Iterator, Mapping

from ecpat_training.core.text import fold
from ecpat_training.performance.judging.totals import totals
from ecpat_training.performance.model.found import CriterionAgreement, FarApart, RatersAgreement, WaveAgreement
from ecpat_training.performance.model.key import OCCASIONS, Key
from ecpat_training.performance.model.rubric import Criterion, Rubric
from ecpat_training.performance.model.scored import Given
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.intraclass import compute as intraclass
from ecpat_training.stats.kappa_interval import kappa_with_interval
from ecpat_training.stats.paired_change import compute as paired_change
from ecpat_training.stats.pairs import Pairs


def agreement(given: Given, key: Key, rubric: Rubric) -> RatersAgreement:
    """How far two raters agree: on whole answers by ICC(2,1), absolute agreement of single raters; on each criterion
    by kappa with quadratic weights, which equals that ICC where scores are many."""
    first, second = totals(given.first, rubric), totals(given.second, rubric)
    both = {code: (first[code], second[code]) for code in key.by_blind if code in first and code in second}
    return RatersAgreement(
        _icc(both),
        tuple(
            WaveAgreement(wave, _icc({code: two for code, two in both.items() if key.by_blind[code].wave == wave}))
            for wave in OCCASIONS
        ),
        paired_change(Pairs.of([one for one, _ in both.values()], [other for _, other in both.values()])),
        tuple(_of_criterion(one, given) for one in rubric.criteria),
        tuple(_apart(given, key, rubric)),
    )


def _icc(both: Mapping[str, tuple[int, int]]) -> Estimate:
    found = intraclass([[*two] for two in both.values()])
    if found.single is None:
        return Estimate.none("ICC2", found.undefined or "", n=len(both))
    return found.single[1]


def _of_criterion(criterion: Criterion, given: Given) -> CriterionAgreement:
    pairs = [
        (given.first[code][criterion.id], given.second[code][criterion.id])
        for code in given.first
        if criterion.id in given.first[code] and criterion.id in given.second.get(code, {})
    ]
    far = [abs(one - other) for one, other in pairs]
    kappa = kappa_with_interval([one + 1 for one, _ in pairs], [other + 1 for _, other in pairs], len(criterion.levels))
    return CriterionAgreement(
        criterion.id, criterion.title, kappa, len(far), far.count(0), far.count(1), sum(one > 1 for one in far)
    )


def _apart(given: Given, key: Key, rubric: Rubric) -> Iterator[FarApart]:
    for one in key.in_raters_order():
        code = fold(one.blind)
        first, second = given.first.get(code, {}), given.second.get(code, {})
        for criterion in rubric.criteria:
            if criterion.id not in first or criterion.id not in second:
                continue
            levels = first[criterion.id], second[criterion.id]
            if abs(levels[0] - levels[1]) > 1:
                yield FarApart(one.blind, criterion.id, levels, given.settled.get(code, {}).get(criterion.id))
