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


def compare(old_series: DatedSeries, new_series: DatedSeries) -> SeriesDiff:
    """What changed from one series to another."""
    changes = []
    for id_ in dict.fromkeys([*new_series.by_id, *old_series.by_id]):
        old_training, new_training = old_series.by_id.get(id_), new_series.by_id.get(id_)
        before, after = (old_training.trainers if old_training else ()), (new_training.trainers if new_training else ())
        added_codes = tuple(code for code in after if code not in before)
        removed_codes = tuple(code for code in before if code not in after)
        if (
            old_training is None
            or new_training is None
            or old_training.start != new_training.start
            or added_codes
            or removed_codes
        ):
            changes.append(
                SeriesTrainingChange(
                    id_,
                    old_training.start if old_training else None,
                    new_training.start if new_training else None,
                    added_codes,
                    removed_codes,
                )
            )
    all_ids = {*new_series.by_id, *old_series.by_id}
    changes.sort(key=lambda change: (change.after or change.before or date.max, change.id))
    return SeriesDiff(tuple(changes), len(all_ids) - len(changes))
