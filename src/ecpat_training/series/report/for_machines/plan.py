"""`ecpat series plan --json`: the dates and trainers, how good they provably are, and what moved."""

from dataclasses import dataclass

from ecpat_training.programme.rules.as_data import JudgedRule, rules
from ecpat_training.series.model.diff import SeriesDiff
from ecpat_training.series.model.series import SeriesCheck
from ecpat_training.series.planner.search import LAST, PlannedSeries
from ecpat_training.series.report.for_machines.check import DatedData, dated
from ecpat_training.series.report.for_machines.diff import Changed, changed
from ecpat_training.series.rule_parts.context import SeriesContext


@dataclass(frozen=True, slots=True)
class AimData:
    """An aim in its turn: what was reached and the least that is possible, equal where it is proven. Of the last day
    both are days from the first day of the period on, 0 for that day itself."""

    aim: str
    reached: int
    least: int
    proven: bool


@dataclass(frozen=True, slots=True)
class SeriesPlanResult:
    """A planned series; `changes` are those against the series that was kept (null: none was)."""

    programme: str
    trainings: tuple[DatedData, ...]
    aims: tuple[AimData, ...]
    rules: tuple[JudgedRule, ...]
    changes: tuple[Changed, ...] | None


def result(
    planned: PlannedSeries, check: SeriesCheck, context: SeriesContext, changes: SeriesDiff | None
) -> SeriesPlanResult:
    """What was planned."""
    first = context.first.toordinal()
    aims = tuple(
        AimData(
            one.name,
            one.amount - first * (one.name == LAST),
            one.bound - first * (one.name == LAST),
            one.proven,
        )
        for one in planned.goals
    )
    return SeriesPlanResult(
        context.programme.programme,
        dated(check.series, context),
        aims,
        rules(check.rules),
        None if changes is None else tuple(map(changed, changes.changes)),
    )
