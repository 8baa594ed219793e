"""The change of each measure over many trainings: the mean of countries, each the mean of its trainings, and the exact
sign-flip test over countries. People of one country share much, so that countries are counted and not people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ecpat_training.network.measures.comparison import ChangedTies
from ecpat_training.stats import sign_flip
from ecpat_training.stats.pairs import Pairs

FEWEST_COUNTRIES = 6
"""Of fewer, no p of a two-sided sign flip can be below .05: 2 / 2^5 = .0625."""


@dataclass(frozen=True, slots=True)
class ChangeOverCountries:
    """The mean change of a measure over countries, its range, and p; `why_no_p` says why there is none."""

    measure: str
    trainings: int
    countries: int
    mean: float | None
    least: float | None
    most: float | None
    p: float | None
    why_no_p: str | None = None


def over_countries(changes: Sequence[tuple[str, ChangedTies]]) -> tuple[ChangeOverCountries, ...]:
    """For each measure, from pairs of country and what changed in a training."""
    names = list(dict.fromkeys(before.name for _, tie_change in changes for before, _ in tie_change.pairs))
    measures = []
    for name in names:
        changes_by_country: dict[str, list[float]] = {}
        for country, changed_ties in changes:
            if (change := changed_ties.change(name)) is not None:
                changes_by_country.setdefault(country, []).append(change)
        if changes_by_country:
            measures.append(_change(name, changes_by_country))
    return tuple(measures)


def _change(name: str, changes_by_country: Mapping[str, Sequence[float]]) -> ChangeOverCountries:
    means = [sum(values) / len(values) for values in changes_by_country.values()]
    trainings, countries = sum(map(len, changes_by_country.values())), len(means)
    summary = (name, trainings, countries, sum(means) / countries, min(means), max(means))
    if countries < FEWEST_COUNTRIES:
        return ChangeOverCountries(*summary, None, f"fewer than {FEWEST_COUNTRIES} countries: no p could be below .05")
    sign_flip_test = sign_flip.compute(Pairs.of([0.0] * countries, means))
    return ChangeOverCountries(*summary, sign_flip_test.p, sign_flip_test.undefined)
