"""A training is on days on which its house is free."""

from datetime import date

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.model.training import Training
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.rule import DayRule
from ecpat_training.values.base import Noun


class VenuesParameters(Noun):
    """Nothing to set: `venues` of the block `series` says on which days the house of a training, or of a country, is
    free: `venues: {al-1: [2005-10-03 to 2005-10-14]}`."""


class Venues(DayRule):
    """A training is on days on which its house is free (the rule `venues`)."""

    MEANING = "A training is on a day on which its house isn't free."
    DO = "Move the training, or correct `venues` in the programme."
    parameters: VenuesParameters
    UNWRITTEN = 4

    def says(self, _: SeriesDates) -> str:
        return "A training is on days on which its house is free."

    def bars(self, training: Training, start: date, context: SeriesContext) -> str | None:
        """A day on which the house isn't free."""
        free_periods = context.dates.find_free_periods(training.id, training.country)
        if free_periods is None:
            return None
        days = context.days(training, start)
        closed_day = next(
            (day for day in days if not any(free_from <= day <= free_until for free_from, free_until in free_periods)),
            None,
        )
        return f"its house isn't free on {closed_day}." if closed_day else None
