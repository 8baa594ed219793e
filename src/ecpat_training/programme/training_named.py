"""The training of a programme that a command is about, and how it is called where it has no title of its own."""

from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import closest_name
from ecpat_training.documents.wording import Wording
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import SeriesTraining, Training
from ecpat_training.words.catalogue.message import names_hint, phrase


def find_training(programme: Programme, training_id: str | None) -> Training:
    """The training of that id; without one, the pilot, or the only training that there is.

    Raises:
        UsageError: the programme has none such.
    """
    if training_id is not None and (training := programme.find(training_id)):
        return training
    trainings = {training.id: training for training in programme.list_trainings()}
    if training_id is None:
        pilot = next((training for training in trainings.values() if training.kind == "pilot"), None)
        if pilot is not None:
            return pilot
        if len(trainings) == 1:
            return next(iter(trainings.values()))
        message = "this programme has no pilot; say which training to plan."
        raise UsageError.because("plan.training", message, hint=names_hint(None, trainings, 40))
    suggestion = closest_name(training_id, trainings)
    hint = names_hint(suggestion, trainings, 40)
    raise UsageError.because(
        "plan.training", phrase("this programme has no training `{training_id}`.", training_id=training_id), hint=hint
    )


def titled(words: Wording, training: Training) -> Training:
    """The training with its title: `Training 2, Georgia` where it is one of a series, which has none of its own."""
    if not isinstance(training, SeriesTraining):
        return training
    return training.with_title(f"{words.say('training')} {training.number}, {words.country(training.country)}")
