"""`ecpat survey build --json`: what the form asks."""

from dataclasses import dataclass

from ecpat_training.survey.model.questionnaire import Kind, Questionnaire
from ecpat_training.survey.model.questionnaire import Question as Asked


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its column wherever answers are stored, how it is answered, the scale that it is scored on (null: it
    isn't), the ids of its options."""

    name: str
    kind: Kind
    scale: str | None
    required: bool
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """The form of one wave; the first language is the default, `half` null where everybody gets the same form."""

    instrument: str
    form: str
    wave: str
    languages: tuple[str, ...]
    training: str | None
    half: int | None
    minutes: int
    questions: tuple[Question, ...]


def result(asked: Questionnaire, form: str) -> Result:
    """What is asked in a form of this kind."""
    questions = tuple(map(_question, asked.questions()))
    languages, training = asked.languages, asked.training or None
    return Result(asked.id, form, asked.wave, languages, training, asked.half, asked.minutes, questions)


def _question(one: Asked) -> Question:
    return Question(one.name, one.kind, one.scale or None, one.required, tuple(option.id for option in one.options))
