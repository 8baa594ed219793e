"""What changed between two series: dates, trainers, trainings that are new or gone."""

from dataclasses import dataclass
from datetime import date

from ecpat_training.series.model.series import DatedSeries


@dataclass(frozen=True, slots=True)
class SeriesTrainingChange:
    """A training that changed: when it was and is (None: it wasn't, or isn't any more), who comes new and no more."""

    id: str
    before: date | None
    after: date | None
    new: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def moved(self) -> bool:
        """Whether it has another date."""
        return self.before is not None and self.after is not None and self.before != self.after


@dataclass(frozen=True, slots=True)
class SeriesDiff:
    """The changes, by the trainings' new dates, and how many trainings are as they were."""

    changes: tuple[SeriesTrainingChange, ...]
    same: int


def compare(old: DatedSeries, new: DatedSeries) -> SeriesDiff:
    """What changed from one series to another."""
    changes = []
    for id_ in dict.fromkeys([*new.by_id, *old.by_id]):
        was, latest = old.by_id.get(id_), new.by_id.get(id_)
        before, after = (was.trainers if was else ()), (latest.trainers if latest else ())
        come = tuple(code for code in after if code not in before)
        gone = tuple(code for code in before if code not in after)
        if was is None or latest is None or was.start != latest.start or come or gone:
            changes.append(
                SeriesTrainingChange(id_, was.start if was else None, latest.start if latest else None, come, gone)
            )
    all_ids = {*new.by_id, *old.by_id}
    changes.sort(key=lambda change: (change.after or change.before or date.max, change.id))
    return SeriesDiff(tuple(changes), len(all_ids) - len(changes))
