"""No training is in a week that the programme or a country closes."""

from collections.abc import Iterator
from datetime import date

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.model.training import Training
from ecpat_training.series.rule_parts.context import DAY, SeriesContext
from ecpat_training.series.rule_parts.rule import DayRule, Milder, with_dates_changed
from ecpat_training.values.base import Noun


class ClosedWeeksParameters(Noun):
    """Nothing to set: `closed` of the block `series`, and the days of the kinds `own` and `school` in the calendar's
    file. Days of a country count for its own trainings, and for those of which it is the twin, travel included."""


class ClosedWeeks(DayRule):
    """No training is in a week that the programme or a country closes (the rule `closed weeks`)."""

    MEANING = "A training, or the travel to it, is on days that the programme or the calendar closes."
    DO = "Move the training, or correct `closed` in the programme or the rows of calendar.csv."
    parameters: ClosedWeeksParameters
    UNWRITTEN = 3

    def says(self, _: SeriesDates) -> str:
        return "No training is on days that are closed, nor does anybody travel to one then."

    def bars(self, training: Training, start: date, context: SeriesContext) -> str | None:
        """The first closed day that it meets."""
        travels = bool(training.twin) and context.dates.travel == "day before"
        countries = {training.country, training.twin}
        days = (*((start - DAY,) if travels else ()), *context.days(training, start))
        for day in days:
            for closed_period in context.dates.closed:
                if closed_period.days.on(day) and (closed_period.country is None or closed_period.country in countries):
                    country_note = f" in {closed_period.country}" if closed_period.country else ""
                    return f"{day} is closed{country_note} ({closed_period.because})."
            for country in sorted(code for code in countries if code):
                day_off = context.calendar.find_day_off(country, day, ("school", "own"))
                if day_off:
                    return f"{day} is {day_off.name} in {country}."
        return None

    def milder(self, context: SeriesContext) -> Iterator[Milder]:
        """One entry less."""
        for closed_period in context.dates.closed:
            remaining_periods = tuple(period for period in context.dates.closed if period is not closed_period)
            country_note = f" in {closed_period.country}" if closed_period.country else ""
            yield Milder(
                f"open {closed_period.days}{country_note} ({closed_period.because})",
                with_dates_changed(context, lambda _, entries=remaining_periods: {"closed": entries}),  # type: ignore[misc]
            )
