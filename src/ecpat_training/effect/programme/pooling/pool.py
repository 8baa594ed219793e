"""The effects of trainings together. Countries are the units: people of one country share its law, its language and
mostly its trainers, so that trainings of one country are alike, and its people even more.

| countries | what is said |
| --- | --- |
| 4 and more | the mean of the countries' means, each counting alike, with the t interval of C - 1 degrees of freedom |
| 2 or 3 | the trainings one by one; with so few, an interval would say nothing |
| 1 | the trainings are the units, 4 and more; it says nothing about other countries |

Of drawn programmes of two trainings a country without an effect (`benchmarks/many_trainings.py`) this t rejects in 4.5
to 5.9 %; people taken as if each stood alone in up to 35 %.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ecpat_training.effect.programme.model.programme_effect import (
    AlternativeEstimates,
    CountryMean,
    LeaveOneOut,
    ProgrammeEffect,
    Units,
)
from ecpat_training.effect.programme.model.training_effect import NoEffect, OutcomeScale, TrainingEffect
from ecpat_training.effect.programme.pooling.consistency import consistencies
from ecpat_training.effect.sentences.verdicts import agreement
from ecpat_training.stats import (
    cluster_robust,
    further_training,
    gains_icc,
    paired_change,
    q_profile,
    random_effects,
    sign_flip,
    site_means,
    three_level,
)
from ecpat_training.stats.estimate import Estimate, TestResult
from ecpat_training.stats.pairs import Pairs

ENOUGH_TO_PREDICT = 5
ENOUGH_TO_FLIP = 6


def pool(
    programme: str,
    outcome: OutcomeScale,
    trainings: Sequence[TrainingEffect],
    without: Sequence[NoEffect],
    questions: Sequence[str] = (),
) -> ProgrammeEffect:
    """What the trainings give together; `questions` are the ids of the columns of their answers.

    Raises:
        ValueError: their figures are of several kinds, which have no common mean.
    """
    if len({training.kind for training in trainings}) > 1:
        raise ValueError("figures of several kinds have no common mean")
    countries = country_means(trainings)
    units, means = _units(trainings, countries)
    pooled = units in ("countries", "trainings")
    values = list(means.values())
    headline = site_means.compute(values) if pooled else None
    test = site_means.t_test(values) if pooled else None
    alternatives = _alternative_estimates(trainings, countries, units)
    by_all = _of_all_answers(trainings) if pooled and any(training.all_answers for training in trainings) else None
    codes = Counter(code for training in trainings for code in training.people)
    return ProgrammeEffect(
        programme,
        outcome,
        tuple(trainings),
        tuple(without),
        units,
        countries,
        headline,
        test,
        _prediction(units, trainings, headline),
        _leave_each_out(means) if pooled else (),
        alternatives,
        consistencies(trainings, questions),
        persons=sum(training.n for training in trainings) - (codes.total() - len(codes)),
        repeated=sum(times > 1 for times in codes.values()),
        all_answers=by_all,
        agreement=agreement(headline, None, by_all, None) if headline else "",
    )


def _of_all_answers(trainings: Sequence[TrainingEffect]) -> Estimate:
    """The headline from all answers of each training, where somebody is missing in it; without a value where for some
    only the least and the most is known."""
    least, most = (
        mean_over(
            trainings, [training.all_answers[end] if training.all_answers else training.y for training in trainings]
        )
        for end in (0, 1)
    )
    return replace(least, value=least.value if least.value == most.value else None, high=most.high)


def mean_over(trainings: Sequence[TrainingEffect], values: Sequence[float]) -> Estimate:
    """The mean of other figures of the trainings, over the units of the headline."""
    with_values = [replace(training, y=value) for training, value in zip(trainings, values, strict=True)]
    return site_means.compute([*_units(with_values, country_means(with_values))[1].values()])


def country_means(trainings: Sequence[TrainingEffect]) -> tuple[CountryMean, ...]:
    """Each country's mean of its trainings' effects, each training counting alike."""
    means = []
    for country in sorted({training.country for training in trainings}):
        country_trainings = [training for training in trainings if training.country == country]
        means.append(
            CountryMean(
                country,
                _mean([training.y for training in country_trainings]),
                len(country_trainings),
                sum(training.n for training in country_trainings),
            )
        )
    return tuple(means)


def _units(trainings: Sequence[TrainingEffect], countries: Sequence[CountryMean]) -> tuple[Units, Mapping[str, float]]:
    """What counts, and the mean of each."""
    of_trainings = {training.training: training.y for training in trainings}
    of_countries = {country.country: country.mean for country in countries}
    if not trainings:
        return "none", {}
    # Countries before trainings: trainings of one country share people, trainers and translations, and are alike.
    if len(countries) >= site_means.ENOUGH:
        return "countries", of_countries
    if len(countries) == 1 and len(trainings) >= site_means.ENOUGH:
        return "trainings", of_trainings
    return "list", of_countries


def _prediction(
    units: Units, trainings: Sequence[TrainingEffect], headline: Estimate | None
) -> tuple[float, float] | None:
    """For a training in a further country, from 5 countries on whose trainings' errors are known."""
    weighed = with_errors(trainings)
    countries = [training.country for training in weighed]
    if units != "countries" or len(set(countries)) < ENOUGH_TO_PREDICT or headline is None or headline.low is None:
        return None
    effects = [training.y for training in weighed]
    return further_training.compute(
        headline.value or 0.0, effects, [training.v or 0.0 for training in weighed], countries
    )


def with_errors(trainings: Sequence[TrainingEffect]) -> list[TrainingEffect]:
    """Those whose figure has a standard error: in which not everybody changed alike."""
    return [training for training in trainings if training.v is not None]


def prediction_holding(effect: ProgrammeEffect) -> further_training.Holding | None:
    """How often such a range holds the further training, over drawn programmes of this design; None without a range."""
    if effect.prediction is None:
        return None
    weighed = with_errors(effect.trainings)
    return further_training.holding(
        [training.v or 0.0 for training in weighed], [training.country for training in weighed]
    )


def _leave_each_out(means: Mapping[str, float]) -> tuple[LeaveOneOut, ...]:
    """The headline without each unit in turn; an interval where enough are left for one."""
    omissions = []
    for name in means:
        remaining = site_means.compute([mean for unit, mean in means.items() if unit != name])
        omissions.append(LeaveOneOut(name, remaining.value or 0.0, remaining.low, remaining.high))
    return tuple(omissions)


def _alternative_estimates(
    trainings: Sequence[TrainingEffect], countries: Sequence[CountryMean], units: Units
) -> AlternativeEstimates:
    """The other ways to the same mean, as far as the trainings allow them."""
    weighed = with_errors(trainings)
    y, v = [training.y for training in weighed], [training.v or 0.0 for training in weighed]
    clusters = [training.country for training in weighed]
    pooled = units in ("countries", "trainings") and len(weighed) >= site_means.ENOUGH
    two = random_effects.compute(y, v) if pooled and len(set(clusters)) in (1, len(clusters)) else None
    three = three_level.compute(y, v, clusters) if pooled and units == "countries" and two is None else None
    robust = cluster_robust.compute(y, three.covariance, clusters) if three else None
    between = three.between_countries + three.within_countries if three else two.tau2 if two else None
    means = [country.mean for country in countries] if units == "countries" else [training.y for training in trainings]
    flips = sign_flip.compute(Pairs.of([0.0] * len(means), means)) if pooled and len(means) >= ENOUGH_TO_FLIP else None
    naive, naive_p = _naive(trainings)
    return AlternativeEstimates(
        two,
        three,
        robust,
        flips,
        2.0 ** (1 - len(means)) if pooled else None,
        q_profile.compute(y, v) if pooled else None,
        between,
        gains_icc.compute([training.changes for training in trainings]),
        naive,
        naive_p,
        _standard(trainings),
    )


def _naive(trainings: Sequence[TrainingEffect]) -> tuple[Estimate | None, float | None]:
    """The paired t of everybody, as if nobody shared a training."""
    changes = [change for training in trainings for change in training.changes]
    if len(changes) < 2 or len([training for training in trainings if training.changes]) < 2:
        return None, None
    pairs = Pairs.of([0.0] * len(changes), changes)
    test: TestResult = paired_change.t_test(pairs)
    return paired_change.compute(pairs), test.p


def _standard(trainings: Sequence[TrainingEffect]) -> float | None:
    """One SD for all: of the scores before, within trainings."""
    spreads = [(training.n - 1, training.spread) for training in trainings if training.spread is not None]
    total = sum(df for df, _ in spreads)
    if not total or len(spreads) < len(trainings):
        return None
    spread = math.fsum(df * spread for df, spread in spreads) / total
    return math.sqrt(spread) if spread > 0 else None


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
