"""A training whose date the programme fixes is on it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.model.training import Training
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.rule import DayRule, Milder
from ecpat_training.values.base import Noun


class FixedDatesParameters(Noun):
    """Nothing to set: a date is fixed by a training's own `start`, or its `dates`, under `events`."""


class FixedDates(DayRule):
    """A training whose date the programme fixes is on it (the rule `fixed dates`)."""

    MEANING = "A training isn't on the date that the programme fixes."
    DO = "Move it back, or change its `start` under `events`."
    parameters: FixedDatesParameters
    UNWRITTEN = 6
    ASKS_FOR = "dates fixed"

    def says(self, _: SeriesDates) -> str:
        return "A training with a date of its own under `events` is on that date."

    def bars(self, training: Training, start: date, context: SeriesContext) -> str | None:
        """Another date than the fixed one."""
        fixed_start = context.fixed.get(training.id)
        return f"the programme fixes it on {fixed_start}." if fixed_start and fixed_start != start else None

    def milder(self, context: SeriesContext) -> Iterator[Milder]:
        """One date less."""
        for id_, day in context.fixed.items():
            remaining_dates = {
                other_id: fixed_start for other_id, fixed_start in context.fixed.items() if other_id != id_
            }
            yield Milder(f"move {id_} from its fixed date, {day}", replace(context, fixed=remaining_dates))
