"""Nobody trains, or travels to a training, on days on which he or she is away."""

from datetime import date

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.model.training import Training
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.people import PersonRule
from ecpat_training.values.base import Noun


class WhoIsAwayParameters(Noun):
    """Nothing to set: `away` of the trainers says it. Who is away for a part of a day can't come on that day."""


class WhoIsAway(PersonRule):
    """Nobody trains, or travels to a training, on days on which he or she is away (the rule `who is away`)."""

    MEANING = "A trainer comes to a training, or travels to it, on a day on which he or she is away."
    DO = "Move the training, send another trainer, or correct `away` in the programme."
    parameters: WhoIsAwayParameters
    UNWRITTEN = 9

    def says(self, _: SeriesDates) -> str:
        return "Nobody comes to a training while he or she is away."

    def keeps_away(self, trainer: Trainer, training: Training, start: date, context: SeriesContext) -> str | None:
        """The first day that he or she isn't there."""
        absence_day = next((day for day in context.busy(training, trainer, start) if trainer.find_absences(day)), None)
        return f"{trainer.id} is away on {absence_day}." if absence_day else None
