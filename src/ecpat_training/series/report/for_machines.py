"""What the commands over series answer with `--json`."""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.commands.public import Public
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.rules.as_data import JudgedRule
from ecpat_training.series.model.calendar import CalendarDay, HolidayCalendar
from ecpat_training.series.model.diff import SeriesDiff, SeriesTrainingChange
from ecpat_training.series.model.draw_log import DrawLog
from ecpat_training.series.model.series import DatedTraining, SearchGoal, SeriesCheck
from ecpat_training.series.planner.search import LAST_DAY_GOAL, PlannedSeries
from ecpat_training.series.randomising.eligible import EligibleOrders
from ecpat_training.series.reading.covariates import Covariate
from ecpat_training.series.rule_parts.context import SeriesContext


# `ecpat series calendar`: the days of a programme's countries.
class DayData(Public[CalendarDay]):
    """A day of a country's calendar, and where it is known from."""

    keys = "country date=str(day) name kind source"


class UnknownYear(Public[tuple[str, int]]):
    """A year of a country of which no holiday is known: nothing can be planned with it."""

    keys = "country=0 year=1"


class SeriesCalendarResult(Public[HolidayCalendar]):
    """Every day that is known, and the years of which none is."""

    keys = "days unknown"
    parts = (DayData, UnknownYear)
    days: Sequence[CalendarDay]


# `ecpat series check`: an edited series, and which rules it keeps.
class DatedData(Public[DatedTraining]):
    """A training: its first and last day, who comes, and how often its event was moved."""

    keys = """
        training=id country=str(planned.country) twin=str(planned.twin) first_day=str(start) last_day trainers sequence
    """
    context: SeriesContext

    def planned(self) -> Training:
        return self.context.by_id[self.model.id]

    def last_day(self) -> str:
        return self.context.days(self.planned(), self.model.start)[-1].isoformat()


class SeriesCheckResult(Public[SeriesCheck]):
    """A series against its programme's rules; it `holds` where everything that must be kept is."""

    keys = "programme=str(context.programme.programme) holds=kept trainings dropped=series.dropped[].id rules"
    parts = (JudgedRule,)
    context: SeriesContext

    def trainings(self) -> tuple[DatedData, ...]:
        return tuple(DatedData(training, context=self.context) for training in self.model.series.trainings)


# `ecpat series diff`: what changed between two series.
class ChangedTraining(Public[SeriesTrainingChange]):
    """A training that changed: its first day before and after (null: it wasn't, or isn't any more), and who comes new
    and no more."""

    keys = "training=id before=str(before) after=str(after) new gone"


class SeriesDiffResult(Public[SeriesDiff]):
    """What changed, and how many trainings are as they were."""

    parts = (ChangedTraining,)


# `ecpat series plan`: the dates and trainers, how good they provably are, and what moved.
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
        return self.context.first.toordinal() if self.model.name == LAST_DAY_GOAL else 0


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


# `ecpat design randomise`: the orders that may be drawn, and the draw.
class OrdersCounted(Public[EligibleOrders]):
    """How many orders there are, were looked at, are held by the calendar, aren't, were left open, may be drawn."""

    keys = """
        there_are=order_count looked_at=examined_count held=feasible_count not_held left_open=undecided_count
        may_be_drawn=len(drawable_orders)
    """

    def not_held(self) -> int:
        return self.model.examined_count - self.model.feasible_count - self.model.undecided_count


@dataclass(frozen=True, slots=True)
class CountryChances:
    """A country, how often it begins in each wave among the orders that may be drawn (0 to 1), and in which one it was
    drawn to begin (null: nothing was drawn)."""

    country: str
    chances: tuple[float, ...]
    wave: int | None
    first_group: str | None


@dataclass(frozen=True, slots=True)
class PairShare:
    """How often two countries share a wave, 0 to 1."""

    one: str
    other: str
    share: float


class SeriesRandomiseResult(Public[EligibleOrders]):
    """The orders that may be drawn. `bits` is how much chance is left, `imbalance_at_most` the worst of those that may
    be drawn and `imbalance_usual` the mean of those that the calendar holds (null: nothing was balanced); `seed` and
    `number` are null where nothing was drawn."""

    keys = """
        programme=str(context.programme.programme) sizes orders=model bits balanced_by=covariates[].name
        imbalance_usual=usual_score imbalance_at_most imbalance_drawn seed=log.lot.seed number=log.lot.number
        countries pairs
    """
    parts = (OrdersCounted,)
    context: SeriesContext
    log: DrawLog | None
    covariates: Sequence[Covariate]

    def imbalance_at_most(self) -> float | None:
        return max(self.model.scores, default=None)

    def imbalance_drawn(self) -> float | None:
        return self.model.scores[self.log.lot.number] if self.log and self.model.scores else None

    def countries(self) -> tuple[CountryChances, ...]:
        waves, groups = (self.log.order, self.log.groups) if self.log else ({}, {})
        countries_with_chances = zip(self.model.countries, self.model.chances(), strict=True)
        return tuple(
            CountryChances(country, tuple(wave_chances), waves.get(country), groups.get(country))
            for country, wave_chances in countries_with_chances
        )

    def pairs(self) -> tuple[PairShare, ...]:
        countries = self.model.countries
        return tuple(
            PairShare(countries[first_index], countries[second_index], share)
            for (first_index, second_index), share in self.model.together().items()
        )
