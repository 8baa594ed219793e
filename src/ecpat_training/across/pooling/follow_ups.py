"""What is left months after trainings, over countries: changes as kinds of their own, bounds, weights beside."""

import math
from collections.abc import Sequence

from ecpat_training.across.model.contrast import Contrast, ContrastKind, CountryFigure
from ecpat_training.across.model.follow_up import FollowUpMonth, Later, Promises, UseAtWork
from ecpat_training.across.model.training_effect import NoEffect
from ecpat_training.across.pooling.contrast import contrast
from ecpat_training.stats import cell_weighted


def follow_up(
    months: int, trainings: Sequence[Later], without: Sequence[NoEffect], promises: Promises | None
) -> FollowUpMonth:
    """The follow-ups after so many months together."""
    since_before = _changes("before", months, trainings, without)
    since_after = _changes("after", months, trainings, ())
    people = [one for training in trainings for one in training.people]
    thirds = _thirds([before for _, before, _ in people])
    cells = [(side, third) for (side, _, _), third in zip(people, thirds, strict=True)]
    return FollowUpMonth(
        months,
        tuple(one.training for one in trainings),
        sum(one.took_part for one in trainings),
        sum(one.answered for one in trainings),
        since_before,
        since_after,
        _bounds(trainings),
        cell_weighted.compute(cells, [change for _, _, change in people]),
        any(side for side, _, _ in people),
        _uses(trainings),
        promises,
    )


def _changes(since: str, months: int, trainings: Sequence[Later], without: Sequence[NoEffect]) -> Contrast:
    figures = []
    known = {one.training: one.since_before if since == "before" else one.since_after for one in trainings}
    for country in sorted({one.country for one in trainings}):
        own = {one.training: at for one in trainings if one.country == country and (at := known[one.training])}
        if own:
            value = math.fsum(mean for mean, _ in own.values()) / len(own)
            people = [n for _, n in own.values()]
            figures.append(CountryFigure(country, value, None, None, tuple(own), sum(people), min(people)))
    kind: ContrastKind = "follow-up since before" if since == "before" else "follow-up since after"
    return contrast(kind, figures, without, months=months)


def _bounds(trainings: Sequence[Later]) -> tuple[float, float] | None:
    """Of the mean of the countries' means; None where a training's scale has no ends."""
    ends = [one.bounds for one in trainings]
    if not ends or any(one is None for one in ends):
        return None
    means = []
    for country in sorted({one.country for one in trainings}):
        own = [one.bounds for one in trainings if one.country == country and one.bounds]
        means.append([math.fsum(side) / len(own) for side in zip(*own, strict=True)])
    low, high = (math.fsum(side) / len(means) for side in zip(*means, strict=True))
    return low, high


def _thirds(scores: Sequence[float]) -> list[int]:
    """The third of each score among all, from 0; equal scores are in one third."""
    order = sorted(scores)
    return [min(2, 3 * order.index(one) // len(order)) for one in scores]


def _uses(trainings: Sequence[Later]) -> tuple[UseAtWork, ...]:
    found: dict[str, UseAtWork] = {}
    for one in (use for training in trainings for use in training.uses):
        so_far = found.get(one.item, UseAtWork(one.item, one.text, 0, 0, 0))
        found[one.item] = UseAtWork(
            one.item, so_far.text, so_far.yes + one.yes, so_far.answered + one.answered, so_far.people + one.people
        )
    return tuple(found.values())
