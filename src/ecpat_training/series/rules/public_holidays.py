"""Nobody trains on a public holiday of the country or of its twin, and nobody travels on the twin's."""

from datetime import date

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.model.training import Training
from ecpat_training.series.rule_parts.context import DAY, SeriesContext
from ecpat_training.series.rule_parts.rule import DayRule
from ecpat_training.values.base import Noun


class PublicHolidaysParameters(Noun):
    """Nothing to set: holidays are those of the calendar's file and of the library `holidays`, with all regions unless
    the block `series` names one."""


class PublicHolidays(DayRule):
    """Nobody trains on a public holiday of the country or of its twin, and nobody travels on the twin's (the rule
    `public holidays`)."""

    MEANING = "A training, or the twin's travel to it, is on a public holiday."
    DO = "Move the training; if the day is worked, write it as a `working day` into calendar.csv."
    parameters: PublicHolidaysParameters
    UNWRITTEN = 2

    def says(self, dates: SeriesDates) -> str:
        travel = ", and the twin doesn't travel on one of its own" if dates.travel == "day before" else ""
        return f"No training is on a public holiday of the country or of its twin{travel}."

    def bars(self, training: Training, start: date, context: SeriesContext) -> str | None:
        """The first holiday that it meets."""
        days = context.days(training, start)
        twin = training.twin
        country_days = [(training.country, day) for day in days] + [(twin, day) for day in days if twin]
        if twin and twin != training.country and context.dates.travel == "day before":
            country_days.append((twin, start - DAY))
        for country, day in country_days:
            holiday = context.calendar.find_day_off(country or "", day, ("holiday",))
            if holiday:
                travel = ", on which the twin travels" if day < start else ""
                return f"{day} is {holiday.name} in {country}{travel}."
        return None
