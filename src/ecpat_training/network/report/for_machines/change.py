"""`ecpat network change --json`: what changed in each training, and over countries; no ties."""

from dataclasses import dataclass

from ecpat_training.network.measures.over_countries import ChangeOverCountries
from ecpat_training.network.model.questions import Question
from ecpat_training.network.report.change import NetworkChange, TrainingChange
from ecpat_training.network.report.for_machines.check import NetworkFigureData, figures
from ecpat_training.stats.estimate import TestResult


@dataclass(frozen=True, slots=True)
class ChangedTiesData:
    """Two waves of a training, of those who answered both times. Published figures leave counts of ties and tests
    out."""

    training: str
    country: str
    before: str
    after: str
    question: Question
    people: int
    why_nothing: str | None
    kept: int | None
    lost: int | None
    new: int | None
    unknown: int | None
    jaccard: float | None
    alike: TestResult | None
    across: TestResult | None
    figures_before: tuple[NetworkFigureData, ...]
    figures_after: tuple[NetworkFigureData, ...]


@dataclass(frozen=True, slots=True)
class OverCountriesData:
    """The change of each measure between two waves over countries."""

    waves: str
    measures: tuple[ChangeOverCountries, ...]


@dataclass(frozen=True, slots=True)
class NetworkChangeResult:
    """Every comparison; `seed` is that of the tests, `left_out` are trainings with one wave only."""

    seed: int
    trainings: tuple[ChangedTiesData, ...]
    over_countries: tuple[OverCountriesData, ...]
    left_out: tuple[str, ...]


def result(found: NetworkChange, seed: int) -> NetworkChangeResult:
    """What changed, as data."""
    return NetworkChangeResult(
        seed,
        tuple(_changed(one) for one in found.trainings),
        tuple(OverCountriesData(waves, measures) for waves, measures in found.over),
        found.left_out,
    )


def _changed(one: TrainingChange) -> ChangedTiesData:
    change = one.change
    ties = change.ties
    return ChangedTiesData(
        one.training,
        one.country,
        change.before.network.wave.name,
        change.after.network.wave.name,
        change.question,
        len(change.people),
        change.why_nothing,
        ties.kept if ties else None,
        ties.lost if ties else None,
        ties.new if ties else None,
        ties.unknown if ties else None,
        ties.jaccard if ties else None,
        change.alike,
        change.across,
        figures(change.before),
        figures(change.after),
    )
