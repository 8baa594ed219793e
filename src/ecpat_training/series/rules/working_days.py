"""A training lies within the period, on the days of the week on which trainings are held and both countries work."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ecpat_training.programme.model.series_dates import WEEKDAYS, SeriesDates
from ecpat_training.programme.model.training import Training
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.rule import DayRule, Milder
from ecpat_training.values.base import Noun

_WEEKS = (1, 2, 3, 4, 6, 8, 10, 13, 17, 26, 39, 52)


class WorkingDaysParameters(Noun):
    """Nothing to set: `period` and `weekdays` of the block `series` say it. The days are those of the training itself;
    on the day of travel only holidays count."""


class WorkingDays(DayRule):
    """A training lies within the period, on the days of the week on which trainings are held and both countries work
    (the rule `working days`)."""

    MEANING = "A training lies outside the period, or on a day of the week without trainings."
    DO = "Move the training, or change `period` or `weekdays` in the programme."
    parameters: WorkingDaysParameters
    UNWRITTEN = 1
    ASKS_FOR = "period"

    def says(self, dates: SeriesDates) -> str:
        days = ", ".join(WEEKDAYS[day] for day in dates.weekdays)
        return f"Trainings are held within the period, on {days}."

    def bars(self, training: Training, start: date, context: SeriesContext) -> str | None:
        """Outside of the period, on another day of the week, or at a country's weekend."""
        if context.fixed.get(training.id) == start:
            return None
        days = context.days(training, start)
        if start < context.first or days[-1] > context.last:
            return f"the period is {context.first} to {context.last}."
        free_day = next((day for day in days if not context.works(training, day)), None)
        return f"{free_day} is a {free_day:%A}." if free_day else None

    def milder(self, context: SeriesContext) -> Iterator[Milder]:
        """A longer period."""
        for weeks in _WEEKS:
            last_day = context.last + timedelta(weeks=weeks)
            yield Milder(f"let the period go on until {last_day}", replace(context, last=last_day))
