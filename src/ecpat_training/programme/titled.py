"""How a training is called that has no title of its own."""

from ecpat_training.documents.wording import Wording
from ecpat_training.programme.model.programme import SeriesTraining, Training


def titled(words: Wording, training: Training) -> Training:
    """The training with its title: `Training 2, Georgia` where it is one of a series, which has none of its own."""
    if not isinstance(training, SeriesTraining):
        return training
    return training.titled(f"{words.say('training')} {training.number}, {words.country(training.country)}")
