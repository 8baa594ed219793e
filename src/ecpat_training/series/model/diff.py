"""What changed between two series: dates, trainers, trainings that are new or gone."""

from dataclasses import dataclass
from datetime import date

from ecpat_training.series.model.series import DatedSeries


@dataclass(frozen=True, slots=True)
class TrainingChange:
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

    changes: tuple[TrainingChange, ...]
    same: int


def compare(old: DatedSeries, new: DatedSeries) -> SeriesDiff:
    """What changed from one series to another."""
    changes = []
    for id_ in dict.fromkeys([*new.by_id, *old.by_id]):
        was, now = old.by_id.get(id_), new.by_id.get(id_)
        before, after = (was.trainers if was else ()), (now.trainers if now else ())
        come = tuple(code for code in after if code not in before)
        gone = tuple(code for code in before if code not in after)
        if was is None or now is None or was.start != now.start or come or gone:
            changes.append(TrainingChange(id_, was.start if was else None, now.start if now else None, come, gone))
    known = {*new.by_id, *old.by_id}
    changes.sort(key=lambda one: (one.after or one.before or date.max, one.id))
    return SeriesDiff(tuple(changes), len(known) - len(changes))
