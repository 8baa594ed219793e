"""`ecpat survey build --json`: what the form asks."""

from ecpat_training.commands.public import Public
from ecpat_training.survey.model.questionnaire import Questionnaire, QuestionnaireQuestion


class FormQuestion(Public[QuestionnaireQuestion]):
    """A question: its column wherever answers are stored, how it is answered, the scale that it is scored on (null: it
    isn't), the ids of its options."""

    keys = "name kind scale=or_none(scale) required options=options[].id"


class SurveyBuildResult(Public[Questionnaire]):
    """The form of one wave; the first language is the default, `half` null where everybody gets the same form."""

    keys = "instrument=id form wave languages training=or_none(training) half minutes questions"
    parts = (FormQuestion,)
    form: str
