"""`ecpat series diff --json`: what changed between two series."""

from dataclasses import dataclass
from datetime import date

from ecpat_training.series.model.diff import SeriesDiff, TrainingChange


@dataclass(frozen=True, slots=True)
class Changed:
    """A training that changed: its first day before and after (null: it wasn't, or isn't any more), and who comes new
    and no more."""

    training: str
    before: str | None
    after: str | None
    new: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeriesDiffResult:
    """What changed, and how many trainings are as they were."""

    changes: tuple[Changed, ...]
    same: int


def result(diff: SeriesDiff) -> SeriesDiffResult:
    """The changes alone."""
    return SeriesDiffResult(tuple(map(changed, diff.changes)), diff.same)


def changed(one: TrainingChange) -> Changed:
    """A change as data."""
    return Changed(one.id, _written(one.before), _written(one.after), one.new, one.gone)


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None
