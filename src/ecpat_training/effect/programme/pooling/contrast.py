"""Figures of countries of one kind together: each country counts alike, the t of K - 1 degrees of freedom from 4
countries on, the exact test of flipped signs from 6 on. With fewer they are described."""

import math
from collections.abc import Callable, Sequence

from ecpat_training.effect.programme.model.contrast import Contrast, ContrastKind, CountryFigure
from ecpat_training.effect.programme.model.training_effect import NoEffect, TrainingEffect
from ecpat_training.effect.programme.pooling.pool import ENOUGH_TO_FLIP
from ecpat_training.stats import sign_flip, site_means
from ecpat_training.stats.pairs import Pairs


def contrast(
    kind: ContrastKind,
    figures: Sequence[CountryFigure],
    trainings_without_effect: Sequence[NoEffect],
    drawn_countries: frozenset[str] = frozenset(),
    months: int = 0,
) -> Contrast:
    """What the countries' figures give together."""
    values = [figure.value for figure in figures]
    has_enough = len(values) >= site_means.ENOUGH
    flips = sign_flip.compute(Pairs.of([0.0] * len(values), values)) if len(values) >= ENOUGH_TO_FLIP else None
    return Contrast(
        kind,
        tuple(figures),
        tuple(trainings_without_effect),
        site_means.compute(values) if has_enough else None,
        site_means.t_test(values) if has_enough else None,
        flips,
        2.0 ** (1 - len(values)) if has_enough else None,
        drawn_countries,
        months,
    )


def figures_by_country(
    trainings: Sequence[TrainingEffect],
    figures_of: Callable[[TrainingEffect], tuple[float, float | None, float | None, int]],
) -> tuple[CountryFigure, ...]:
    """Each country's mean over its trainings; `figures_of` gives of one training its figure, the two that it is the
    difference of, and its people."""
    figures = []
    for country in sorted({training.country for training in trainings}):
        country_trainings = [training for training in trainings if training.country == country]
        figures_per_training = [figures_of(training) for training in country_trainings]
        first_mean, second_mean = (
            _mean([training_figures[index] for training_figures in figures_per_training]) for index in (1, 2)
        )
        people = [training_figures[3] for training_figures in figures_per_training]
        value = math.fsum(training_figures[0] for training_figures in figures_per_training) / len(figures_per_training)
        names = tuple(training.training for training in country_trainings)
        figures.append(CountryFigure(country, value, first_mean, second_mean, names, sum(people), min(people)))
    return tuple(figures)


def _mean(values: Sequence[float | None]) -> float | None:
    present_values = [value for value in values if value is not None]
    return (
        math.fsum(present_values) / len(present_values)
        if present_values and len(present_values) == len(values)
        else None
    )
