"""`ecpat network form --json`: what the form asks, and of how many people."""

from dataclasses import dataclass

from ecpat_training.network.model.form import NetworkForm, When
from ecpat_training.network.model.questions import Question


@dataclass(frozen=True, slots=True)
class NetworkFormResult:
    """Of which training and wave, in which language, for how many people, with which questions of each other one."""

    training: str
    wave: When
    language: str
    people: int
    questions: tuple[Question, ...]


def result(form: NetworkForm, language: str) -> NetworkFormResult:
    """The form as data."""
    return NetworkFormResult(form.training, form.wave, language, len(form.people), form.questions)
