"""`ecpat series plan --json`: the dates and trainers, how good they provably are, and what moved."""

from ecpat_training.commands.public import Public
from ecpat_training.programme.rules.as_data import JudgedRule
from ecpat_training.series.model.diff import SeriesDiff
from ecpat_training.series.model.series import SearchGoal, SeriesCheck
from ecpat_training.series.planner.search import LAST, PlannedSeries
from ecpat_training.series.report.for_machines.check import DatedData
from ecpat_training.series.report.for_machines.diff import ChangedTraining
from ecpat_training.series.rule_parts.context import SeriesContext


class AimData(Public[SearchGoal]):
    """An aim in its turn: what was reached and the least that is possible, equal where it is proven. Of the last day
    both are days from the first day of the period on, 0 for that day itself."""

    keys = "aim=name reached least proven"
    context: SeriesContext

    def reached(self) -> int:
        return self.model.amount - self._first_day()

    def least(self) -> int:
        return self.model.bound - self._first_day()

    def _first_day(self) -> int:
        return self.context.first.toordinal() if self.model.name == LAST else 0


class SeriesPlanResult(Public[PlannedSeries]):
    """A planned series; `changes` are those against the series that was kept (null: none was)."""

    keys = "programme=str(context.programme.programme) trainings aims rules=check.rules changes=diff.changes"
    parts = (JudgedRule, ChangedTraining)
    check: SeriesCheck
    context: SeriesContext
    diff: SeriesDiff | None

    def trainings(self) -> tuple[DatedData, ...]:
        return tuple(DatedData(training, context=self.context) for training in self.check.series.trainings)

    def aims(self) -> tuple[AimData, ...]:
        return tuple(AimData(goal, context=self.context) for goal in self.model.goals)
