"""Whoever trains speaks the language of the training."""

from datetime import date

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.model.training import Training
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.people import PersonRule
from ecpat_training.values.base import Noun


class LanguageOfTrainingParameters(Noun):
    """Nothing to set: the training's `language` and the trainers' `speaks` say it. Interpreters work between the
    training's language and the country's, so that whoever speaks one of its neighbours isn't understood."""


class LanguageOfTraining(PersonRule):
    """Whoever trains speaks the language of the training (the rule `language of training`)."""

    MEANING = "A trainer comes to a training whose language he or she doesn't speak."
    DO = "Send another trainer, or correct `speaks` in the programme."
    parameters: LanguageOfTrainingParameters
    UNWRITTEN = 10

    def says(self, _: SeriesDates) -> str:
        return "Whoever comes to a training speaks its language."

    def keeps_away(self, trainer: Trainer, training: Training, _: date, __: SeriesContext) -> str | None:
        """The language that he or she lacks."""
        if training.language in trainer.speaks:
            return None
        return f"{trainer.id} doesn't speak the training's language, {training.language}."
