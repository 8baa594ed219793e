"""No training is in a week that the programme or a country closes."""

from collections.abc import Iterator
from datetime import date

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.model.training import Training
from ecpat_training.series.rule_parts.context import DAY, SeriesContext
from ecpat_training.series.rule_parts.rule import DayRule, Milder, changed
from ecpat_training.values.base import Noun


class ClosedWeeksParameters(Noun):
    """Nothing to set: `closed` of the block `series`, and the days of the kinds `own` and `school` in the calendar's
    file. Days of a country count for its own trainings, and for those of which it is the twin, travel included."""


class ClosedWeeks(DayRule):
    """No training is in a week that the programme or a country closes (the rule `closed weeks`)."""

    parameters: ClosedWeeksParameters
    UNWRITTEN = 3

    def says(self, _: SeriesDates) -> str:
        return "No training is on days that are closed, nor does anybody travel to one then."

    def bars(self, training: Training, start: date, context: SeriesContext) -> str | None:
        """The first closed day that it meets."""
        travels = bool(training.twin) and context.dates.travel == "day before"
        both = {training.country, training.twin}
        days = (*((start - DAY,) if travels else ()), *context.days(training, start))
        for day in days:
            for closed in context.dates.closed:
                if closed.days.on(day) and (closed.country is None or closed.country in both):
                    whose = f" in {closed.country}" if closed.country else ""
                    return f"{day} is closed{whose} ({closed.because})."
            for country in sorted(one for one in both if one):
                found = context.calendar.off(country, day, ("school", "own"))
                if found:
                    return f"{day} is {found.name} in {country}."
        return None

    def milder(self, context: SeriesContext) -> Iterator[Milder]:
        """One entry less."""
        for one in context.dates.closed:
            rest = tuple(other for other in context.dates.closed if other is not one)
            whose = f" in {one.country}" if one.country else ""
            yield Milder(
                f"open {one.days}{whose} ({one.because})",
                changed(context, lambda _, rest=rest: {"closed": rest}),  # type: ignore[misc]
            )
