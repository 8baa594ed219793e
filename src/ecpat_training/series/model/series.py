"""A series: on which days each training starts, and who comes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ecpat_training.core.finding import Finding, errors
from ecpat_training.core.location import Location
from ecpat_training.programme.rules.check import RuleResult


@dataclass(frozen=True, slots=True)
class DatedTraining:
    """A training with its first day and the trainers who come, by their codes. `sequence` counts how often its event
    was moved, for calendars."""

    id: str
    start: date
    trainers: tuple[str, ...]
    sequence: int = 0
    where: Location | None = None


@dataclass(frozen=True, slots=True)
class DroppedTraining:
    """A training that an earlier version held, and that isn't any more: calendars are told so."""

    id: str
    start: date
    sequence: int


@dataclass(frozen=True)
class DatedSeries:
    """The trainings that have a date, by it, and those that were dropped."""

    trainings: tuple[DatedTraining, ...]
    dropped: tuple[DroppedTraining, ...] = ()

    @classmethod
    def of(cls, trainings: Iterable[DatedTraining], dropped_trainings: Iterable[DroppedTraining] = ()) -> "DatedSeries":
        """A series in the order of its dates."""
        return cls(
            tuple(sorted(trainings, key=lambda training: (training.start, training.id))), tuple(dropped_trainings)
        )

    @cached_property
    def by_id(self) -> Mapping[str, DatedTraining]:
        """Its trainings by their ids."""
        return {training.id: training for training in self.trainings}


@dataclass(frozen=True, slots=True)
class SearchGoal:
    """One aim of the search, in its turn: what it counts, how much of it the series has, and the least that any series
    can have that is as good in the aims before. It is proven when both are equal."""

    name: str
    amount: int
    bound: int

    @property
    def proven(self) -> bool:
        """Whether no series has less."""
        return self.amount == self.bound


@dataclass(frozen=True)
class SeriesCheck:
    """What every rule says of a series; `findings` are what else was remarked."""

    series: DatedSeries
    rules: tuple[RuleResult, ...]
    findings: tuple[Finding, ...]

    @property
    def kept(self) -> bool:
        """Whether no rule that must hold is broken."""
        return not errors(finding for rule in self.rules for finding in rule.breaks)
