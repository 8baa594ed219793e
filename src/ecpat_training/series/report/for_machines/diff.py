"""`ecpat series diff --json`: what changed between two series."""

from ecpat_training.commands.public import Public
from ecpat_training.series.model.diff import SeriesDiff, SeriesTrainingChange


class ChangedTraining(Public[SeriesTrainingChange]):
    """A training that changed: its first day before and after (null: it wasn't, or isn't any more), and who comes new
    and no more."""

    keys = "training=id before=str(before) after=str(after) new gone"


class SeriesDiffResult(Public[SeriesDiff]):
    """What changed, and how many trainings are as they were."""

    parts = (ChangedTraining,)
