"""`ecpat design benchmark --json`: the table, or a training's effects with what is like them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.commands.public import Public
from ecpat_training.effect.published.comparing.sizes import sizes
from ecpat_training.effect.published.model.comparison import (
    AlikeStudy,
    MetricComparison,
    PublishedComparison,
    UnlikeEffect,
    VarianceSource,
)
from ecpat_training.effect.published.model.kinds import Metric
from ecpat_training.effect.published.model.published_effect import PublishedEffect
from ecpat_training.effect.published.reading.table import ReadTable


class TableData(Public[ReadTable]):
    """A table: its file, version and day."""

    keys = "file version=table.version date=str(table.date) effects=len(table.effects)"

    def file(self) -> str:
        return self.model.path.name


@dataclass(frozen=True, slots=True)
class SizeData:
    """A published change in one metric, positive is better; `se` is null where too little is printed, `how` says from
    what it was computed."""

    metric: Metric
    value: float
    se: float | None
    how: VarianceSource


class PublishedEffectData(Public[PublishedEffect]):
    """A published effect. `sizes` is empty where only a direction is printed."""

    keys = """
        id=str(id) study=str(study) year audience outcome instrument design timing review sizes direction=str(direction)
        where seen
    """

    def review(self) -> bool:
        return self.model.kind == "review"

    def sizes(self) -> tuple[SizeData, ...]:
        size_items = sizes(self.model).items()
        return tuple(
            SizeData(metric, size.value, _root(size.variance), size.variance_source) for metric, size in size_items
        )


class StudyData(Public[AlikeStudy]):
    """A study that measured the same in the same way, counted once, with the ids of its effects. Its figures are null
    where studies are too few for a spread: a training isn't put beside single numbers."""

    keys = "study effects value se how=variance_source"
    shown: bool

    def effects(self) -> tuple[str, ...]:
        return tuple(effect.id for effect in self.model.effects)

    def value(self) -> float | None:
        return self.model.value if self.shown else None

    def se(self) -> float | None:
        return _root(self.model.variance) if self.shown else None


class InMetricData(Public[MetricComparison]):
    """A training's change in one metric, and the studies in it. Below three studies `spread` (least, median, most) and
    `place` are null; below five with a standard error so are `prediction` and `tau2`. There is never a mean."""

    keys = """
        metric value=own_size.value low=own_size.low high=own_size.high k=len(studies) spread place prediction tau2
        studies=each_study
    """

    def place(self) -> str | None:
        return self.model.place or None

    def each_study(self) -> tuple[StudyData, ...]:
        return tuple(StudyData(study, shown=self.model.spread is not None) for study in self.model.studies)


class UnlikeData(Public[UnlikeEffect]):
    """A published effect on the same outcome that isn't comparable, and in what it differs."""

    keys = "id=str(effect.id) differs"


class ComparedData(Public[PublishedComparison]):
    """One effect of a training. `comparable` says whether its spread of studies is known in any metric; `why_not` why
    it wasn't compared at all, "" where it was."""

    keys = """
        file=own_effect.file scale=own_effect.scale before=own_effect.before after=own_effect.after
        outcome=own_effect.outcome instrument=own_effect.instrument design=own_effect.design timing=own_effect.timing
        why_not=own_effect.why_not comparable metrics unlike
    """
    parts = (InMetricData, UnlikeData)

    def comparable(self) -> bool:
        return any(metric.spread for metric in self.model.metrics)


class CompareResult(Public[Sequence[ReadTable]]):
    """The tables that were checked; the effects listed, or trainings' effects compared with them."""

    keys = "tables=model effects compared"
    parts = (TableData, PublishedEffectData, ComparedData)
    effects: Sequence[PublishedEffect]
    compared: Sequence[PublishedComparison]


def _root(variance: float | None) -> float | None:
    return None if variance is None else variance**0.5
