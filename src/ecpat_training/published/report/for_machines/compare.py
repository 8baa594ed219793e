"""`ecpat compare --json`: the table, or a training's effects with what is like them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.published.comparing.sizes import sizes
from ecpat_training.published.model.comparison import AlikeStudy, Comparison, How, InMetric
from ecpat_training.published.model.kinds import Audience, Design, Dimension, Instrument, Metric, Outcome, Timing
from ecpat_training.published.model.published_effect import PublishedEffect, Seen
from ecpat_training.published.reading.table import ReadTable


@dataclass(frozen=True, slots=True)
class TableData:
    """A table: its file, version and day."""

    file: str
    version: str
    date: str
    effects: int


@dataclass(frozen=True, slots=True)
class SizeData:
    """A published change in one metric, positive is better; `se` is null where too little is printed, `how` says from
    what it was computed."""

    metric: Metric
    value: float
    se: float | None
    how: How


@dataclass(frozen=True, slots=True)
class PublishedEffectData:
    """A published effect. `sizes` is empty where only a direction is printed."""

    id: str
    study: str
    year: int
    audience: Audience
    outcome: Outcome
    instrument: Instrument
    design: Design
    timing: Timing
    review: bool
    sizes: tuple[SizeData, ...]
    direction: str | None
    where: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class StudyData:
    """A study that measured the same in the same way, counted once, with the ids of its effects. Its figures are null
    where studies are too few for a spread: a training isn't put beside single numbers."""

    study: str
    effects: tuple[str, ...]
    value: float | None
    se: float | None
    how: How


@dataclass(frozen=True, slots=True)
class InMetricData:
    """A training's change in one metric, and the studies in it. Below three studies `spread` (least, median, most) and
    `place` are null; below five with a standard error so are `prediction` and `tau2`. There is never a mean."""

    metric: Metric
    value: float
    low: float | None
    high: float | None
    k: int
    spread: tuple[float, float, float] | None
    place: str | None
    prediction: tuple[float, float] | None
    tau2: float | None
    studies: tuple[StudyData, ...]


@dataclass(frozen=True, slots=True)
class UnlikeData:
    """A published effect on the same outcome that isn't comparable, and in what it differs."""

    id: str
    differs: tuple[Dimension, ...]


@dataclass(frozen=True, slots=True)
class ComparedData:
    """One effect of a training. `comparable` says whether its spread of studies is known in any metric; `why_not` why
    it wasn't compared at all, "" where it was."""

    file: str
    scale: str
    before: str
    after: str
    outcome: Outcome | None
    instrument: Instrument | None
    design: Design
    timing: Timing
    why_not: str
    comparable: bool
    metrics: tuple[InMetricData, ...]
    unlike: tuple[UnlikeData, ...]


@dataclass(frozen=True, slots=True)
class CompareResult:
    """The tables that were checked; the effects listed, or trainings' effects compared with them."""

    tables: tuple[TableData, ...]
    effects: tuple[PublishedEffectData, ...]
    compared: tuple[ComparedData, ...]


def result(
    tables: Sequence[ReadTable], listed: Sequence[PublishedEffect], compared: Sequence[Comparison]
) -> CompareResult:
    """Everything, raw."""
    return CompareResult(
        tuple(
            TableData(read.path.name, read.table.version, read.table.date.isoformat(), len(read.table.effects))
            for read in tables
        ),
        tuple(map(_published, listed)),
        tuple(map(_compared, compared)),
    )


def _published(one: PublishedEffect) -> PublishedEffectData:
    found = tuple(SizeData(metric, size.value, _root(size.variance), size.how) for metric, size in sizes(one).items())
    return PublishedEffectData(
        one.id, one.study, one.year, one.audience, one.outcome, one.instrument, one.design, one.timing,
        one.kind == "review", found, one.direction, one.where, one.seen,
    )  # fmt: skip


def _compared(each: Comparison) -> ComparedData:
    own = each.own
    return ComparedData(
        own.file, own.scale, own.before, own.after, own.outcome, own.instrument, own.design, own.timing, own.why_not,
        any(metric.spread for metric in each.metrics),
        tuple(map(_in_metric, each.metrics)),
        tuple(UnlikeData(one.effect.id, one.differs) for one in each.unlike),
    )  # fmt: skip


def _in_metric(one: InMetric) -> InMetricData:
    return InMetricData(
        one.metric, one.own.value, one.own.low, one.own.high, len(one.studies), one.spread, one.place or None,
        one.prediction, one.tau2, tuple(_study(study, shown=one.spread is not None) for study in one.studies),
    )  # fmt: skip


def _study(one: AlikeStudy, *, shown: bool) -> StudyData:
    ids = tuple(each.id for each in one.effects)
    return StudyData(one.study, ids, one.value if shown else None, _root(one.variance) if shown else None, one.how)


def _root(variance: float | None) -> float | None:
    return None if variance is None else variance**0.5
