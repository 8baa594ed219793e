"""The pilot comes before every training: what it teaches is built in."""

from datetime import date

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.model.training import Training
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.rule import DayRule
from ecpat_training.values.base import Noun


class PilotFirstParameters(Noun):
    """Nothing to set: the pilot is the event of that kind, on its own date."""


class PilotFirst(DayRule):
    """The pilot comes before every training: what it teaches is built in (the rule `pilot first`)."""

    MEANING = "A training starts before the pilot is over."
    DO = "Move the training to a later date."
    parameters: PilotFirstParameters
    UNWRITTEN = 5

    def says(self, _: SeriesDates) -> str:
        return "The pilot is over before the first training."

    def bars(self, _: Training, start: date, context: SeriesContext) -> str | None:
        """A pilot that isn't over yet."""
        for event in context.events:
            pilot_end = event.date_of(event.days)
            if event.kind == "pilot" and pilot_end and start <= pilot_end:
                return f"the pilot is over on {pilot_end} only."
        return None
