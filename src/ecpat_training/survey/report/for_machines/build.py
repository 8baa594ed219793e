"""`ecpat survey build --json`: what the form asks."""

from dataclasses import dataclass

from ecpat_training.survey.model.questionnaire import QuestionKind, Questionnaire, QuestionnaireQuestion


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """A question: its column wherever answers are stored, how it is answered, the scale that it is scored on (null: it
    isn't), the ids of its options."""

    name: str
    kind: QuestionKind
    scale: str | None
    required: bool
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SurveyBuildResult:
    """The form of one wave; the first language is the default, `half` null where everybody gets the same form."""

    instrument: str
    form: str
    wave: str
    languages: tuple[str, ...]
    training: str | None
    half: int | None
    minutes: int
    questions: tuple[FormQuestion, ...]


def result(questionnaire: Questionnaire, form: str) -> SurveyBuildResult:
    """What is asked in a form of this kind."""
    questions = tuple(map(_question, questionnaire.questions()))
    languages, training = questionnaire.languages, questionnaire.training or None
    return SurveyBuildResult(
        questionnaire.id,
        form,
        questionnaire.wave,
        languages,
        training,
        questionnaire.half,
        questionnaire.minutes,
        questions,
    )


def _question(one: QuestionnaireQuestion) -> FormQuestion:
    return FormQuestion(one.name, one.kind, one.scale or None, one.required, tuple(option.id for option in one.options))
