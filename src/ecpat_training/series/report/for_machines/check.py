"""`ecpat series check --json`: an edited series, and which rules it keeps."""

from dataclasses import dataclass

from ecpat_training.programme.rules.as_data import JudgedRule, rules
from ecpat_training.series.model.series import DatedSeries, SeriesCheck
from ecpat_training.series.rule_parts.context import SeriesContext


@dataclass(frozen=True, slots=True)
class DatedData:
    """A training: its first and last day, who comes, and how often its event was moved."""

    training: str
    country: str
    twin: str | None
    first_day: str
    last_day: str
    trainers: tuple[str, ...]
    sequence: int


@dataclass(frozen=True, slots=True)
class SeriesCheckResult:
    """A series against its programme's rules; it `holds` where everything that must be kept is."""

    programme: str
    holds: bool
    trainings: tuple[DatedData, ...]
    dropped: tuple[str, ...]
    rules: tuple[JudgedRule, ...]


def result(check: SeriesCheck, context: SeriesContext) -> SeriesCheckResult:
    """What was checked."""
    return SeriesCheckResult(
        context.programme.programme,
        check.kept,
        dated(check.series, context),
        tuple(one.id for one in check.series.dropped),
        rules(check.rules),
    )


def dated(series: DatedSeries, context: SeriesContext) -> tuple[DatedData, ...]:
    """The trainings by date."""
    found = []
    for one in series.trainings:
        training = context.by_id[one.id]
        last = context.days(training, one.start)[-1]
        first_day, last_day = one.start.isoformat(), last.isoformat()
        found.append(
            DatedData(one.id, training.country, training.twin, first_day, last_day, one.trainers, one.sequence)
        )
    return tuple(found)
