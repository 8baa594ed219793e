"""What is left months after trainings, over countries: changes as kinds of their own, bounds, weights beside."""

import math
from collections.abc import Sequence

from ecpat_training.effect.programme.model.contrast import Contrast, ContrastKind, CountryFigure
from ecpat_training.effect.programme.model.follow_up import FollowUpMonth, Promises, TrainingFollowUp, UseAtWork
from ecpat_training.effect.programme.model.training_effect import NoEffect
from ecpat_training.effect.programme.pooling.contrast import contrast
from ecpat_training.stats import cell_weighted


def follow_up(
    months: int,
    trainings: Sequence[TrainingFollowUp],
    trainings_without_effect: Sequence[NoEffect],
    promises: Promises | None,
) -> FollowUpMonth:
    """The follow-ups after so many months together."""
    since_before = _changes("before", months, trainings, trainings_without_effect)
    since_after = _changes("after", months, trainings, ())
    people = [person for training in trainings for person in training.people]
    thirds = _thirds([before for _, before, _ in people])
    cells = [(side, score_third) for (side, _, _), score_third in zip(people, thirds, strict=True)]
    return FollowUpMonth(
        months,
        tuple(training.training for training in trainings),
        sum(training.took_part for training in trainings),
        sum(training.answered for training in trainings),
        since_before,
        since_after,
        _bounds(trainings),
        cell_weighted.compute(cells, [change for _, _, change in people]),
        any(side for side, _, _ in people),
        _uses(trainings),
        promises,
    )


def _changes(
    since_wave: str, months: int, trainings: Sequence[TrainingFollowUp], trainings_without_effect: Sequence[NoEffect]
) -> Contrast:
    figures = []
    change_by_training = {
        training.training: training.since_before if since_wave == "before" else training.since_after
        for training in trainings
    }
    for country in sorted({training.country for training in trainings}):
        changes = {
            training.training: change
            for training in trainings
            if training.country == country and (change := change_by_training[training.training])
        }
        if changes:
            value = math.fsum(mean for mean, _ in changes.values()) / len(changes)
            people = [n for _, n in changes.values()]
            figures.append(CountryFigure(country, value, None, None, tuple(changes), sum(people), min(people)))
    contrast_kind: ContrastKind = "follow-up since before" if since_wave == "before" else "follow-up since after"
    return contrast(contrast_kind, figures, trainings_without_effect, months=months)


def _bounds(trainings: Sequence[TrainingFollowUp]) -> tuple[float, float] | None:
    """Of the mean of the countries' means; None where a training's scale has no ends."""
    change_bounds = [training.bounds for training in trainings]
    if not change_bounds or any(end is None for end in change_bounds):
        return None
    means = []
    for country in sorted({training.country for training in trainings}):
        country_bounds = [training.bounds for training in trainings if training.country == country and training.bounds]
        means.append([math.fsum(side) / len(country_bounds) for side in zip(*country_bounds, strict=True)])
    lower_bound, upper_bound = (math.fsum(side) / len(means) for side in zip(*means, strict=True))
    return lower_bound, upper_bound


def _thirds(scores: Sequence[float]) -> list[int]:
    """The third of each score among all, from 0; equal scores are in one third."""
    order = sorted(scores)
    return [min(2, 3 * order.index(score) // len(order)) for score in scores]


def _uses(trainings: Sequence[TrainingFollowUp]) -> tuple[UseAtWork, ...]:
    use_by_item: dict[str, UseAtWork] = {}
    for counts in (use for training in trainings for use in training.uses):
        sums = use_by_item.get(counts.item, UseAtWork(counts.item, counts.text, 0, 0, 0))
        use_by_item[counts.item] = UseAtWork(
            counts.item, sums.text, sums.yes + counts.yes, sums.answered + counts.answered, sums.people + counts.people
        )
    return tuple(use_by_item.values())
