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
    trainings_without_effect: Sequence[NoEffect],
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
    is_pooled = units in ("countries", "trainings")
    values = list(means.values())
    pooled_mean = site_means.compute(values) if is_pooled else None
    test_result = site_means.t_test(values) if is_pooled else None
    alternatives = _alternative_estimates(trainings, countries, units)
    all_answers_estimate = (
        _of_all_answers(trainings) if is_pooled and any(training.all_answers for training in trainings) else None
    )
    codes = Counter(code for training in trainings for code in training.people)
    return ProgrammeEffect(
        programme,
        outcome,
        tuple(trainings),
        tuple(trainings_without_effect),
        units,
        countries,
        pooled_mean,
        test_result,
        _prediction(units, trainings, pooled_mean),
        _means_without_each(means) if is_pooled else (),
        alternatives,
        consistencies(trainings, questions),
        persons=sum(training.n for training in trainings) - (codes.total() - len(codes)),
        repeated_codes=sum(times > 1 for times in codes.values()),
        all_answers=all_answers_estimate,
        agreement=agreement(pooled_mean, None, all_answers_estimate, None) if pooled_mean else "",
    )


def _of_all_answers(trainings: Sequence[TrainingEffect]) -> Estimate:
    """The headline from all answers of each training, where somebody is missing in it; without a value where for some
    only the least and the most is known."""
    min_estimate, max_estimate = (
        pool_mean(
            trainings, [training.all_answers[end] if training.all_answers else training.y for training in trainings]
        )
        for end in (0, 1)
    )
    return replace(
        min_estimate,
        value=min_estimate.value if min_estimate.value == max_estimate.value else None,
        high=max_estimate.high,
    )


def pool_mean(trainings: Sequence[TrainingEffect], values: Sequence[float]) -> Estimate:
    """The mean of other figures of the trainings, over the units of the headline."""
    trainings_with_values = [replace(training, y=value) for training, value in zip(trainings, values, strict=True)]
    return site_means.compute([*_units(trainings_with_values, country_means(trainings_with_values))[1].values()])


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
    mean_by_training = {training.training: training.y for training in trainings}
    mean_by_country = {country.country: country.mean for country in countries}
    if not trainings:
        return "none", {}
    # Countries before trainings: trainings of one country share people, trainers and translations, and are alike.
    if len(countries) >= site_means.ENOUGH:
        return "countries", mean_by_country
    if len(countries) == 1 and len(trainings) >= site_means.ENOUGH:
        return "trainings", mean_by_training
    return "list", mean_by_country


def _prediction(
    units: Units, trainings: Sequence[TrainingEffect], pooled_mean: Estimate | None
) -> tuple[float, float] | None:
    """For a training in a further country, from 5 countries on whose trainings' errors are known."""
    trainings_with_se = trainings_with_errors(trainings)
    countries = [training.country for training in trainings_with_se]
    if (
        units != "countries"
        or len(set(countries)) < ENOUGH_TO_PREDICT
        or pooled_mean is None
        or pooled_mean.low is None
    ):
        return None
    effects = [training.y for training in trainings_with_se]
    return further_training.compute(
        pooled_mean.value or 0.0, effects, [training.v or 0.0 for training in trainings_with_se], countries
    )


def trainings_with_errors(trainings: Sequence[TrainingEffect]) -> list[TrainingEffect]:
    """Those whose figure has a standard error: in which not everybody changed alike."""
    return [training for training in trainings if training.v is not None]


def prediction_holding(effect: ProgrammeEffect) -> further_training.Holding | None:
    """How often such a range holds the further training, over drawn programmes of this design; None without a range."""
    if effect.prediction is None:
        return None
    trainings_with_se = trainings_with_errors(effect.trainings)
    return further_training.holding(
        [training.v or 0.0 for training in trainings_with_se], [training.country for training in trainings_with_se]
    )


def _means_without_each(means: Mapping[str, float]) -> tuple[LeaveOneOut, ...]:
    """The headline without each unit in turn; an interval where enough are left for one."""
    omissions = []
    for name in means:
        remaining_mean = site_means.compute([mean for unit, mean in means.items() if unit != name])
        omissions.append(LeaveOneOut(name, remaining_mean.value or 0.0, remaining_mean.low, remaining_mean.high))
    return tuple(omissions)


def _alternative_estimates(
    trainings: Sequence[TrainingEffect], countries: Sequence[CountryMean], units: Units
) -> AlternativeEstimates:
    """The other ways to the same mean, as far as the trainings allow them."""
    trainings_with_se = trainings_with_errors(trainings)
    y, v = [training.y for training in trainings_with_se], [training.v or 0.0 for training in trainings_with_se]
    clusters = [training.country for training in trainings_with_se]
    is_pooled = units in ("countries", "trainings") and len(trainings_with_se) >= site_means.ENOUGH
    two_level_model = random_effects.compute(y, v) if is_pooled and len(set(clusters)) in (1, len(clusters)) else None
    three_level_model = (
        three_level.compute(y, v, clusters) if is_pooled and units == "countries" and two_level_model is None else None
    )
    robust_estimate = cluster_robust.compute(y, three_level_model.covariance, clusters) if three_level_model else None
    between_variance = (
        three_level_model.between_countries + three_level_model.within_countries
        if three_level_model
        else two_level_model.tau2
        if two_level_model
        else None
    )
    means = [country.mean for country in countries] if units == "countries" else [training.y for training in trainings]
    flips = (
        sign_flip.compute(Pairs.of([0.0] * len(means), means)) if is_pooled and len(means) >= ENOUGH_TO_FLIP else None
    )
    naive, naive_p = _naive(trainings)
    return AlternativeEstimates(
        two_level_model,
        three_level_model,
        robust_estimate,
        flips,
        2.0 ** (1 - len(means)) if is_pooled else None,
        q_profile.compute(y, v) if is_pooled else None,
        between_variance,
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
    t_test_result: TestResult = paired_change.t_test(pairs)
    return paired_change.compute(pairs), t_test_result.p


def _standard(trainings: Sequence[TrainingEffect]) -> float | None:
    """One SD for all: of the scores before, within trainings."""
    spreads = [(training.n - 1, training.spread) for training in trainings if training.spread is not None]
    total = sum(df for df, _ in spreads)
    if not total or len(spreads) < len(trainings):
        return None
    pooled_variance = math.fsum(df * variance for df, variance in spreads) / total
    return math.sqrt(pooled_variance) if pooled_variance > 0 else None


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
