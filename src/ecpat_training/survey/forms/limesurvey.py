"""A survey for LimeSurvey."""

from collections.abc import Mapping

from ecpat_training.survey.model.questionnaire import Questionnaire
from ecpat_training.survey.questionnaire import limesurvey
from ecpat_training.survey.questionnaire.form_job import Built, FormJob
from ecpat_training.survey.questionnaire.plain_names import Misfit

TITLE = "LimeSurvey"
ENDINGS = (".tsv", ".txt")
ONE_LANGUAGE = False
STEPS = (
    "LimeSurvey: Create survey, Import, choose the file (older versions want the ending .txt).",
    "Look through it once in each language with Preview, then activate it without a list of participants: neither "
    "names nor network addresses are kept, people are recognised by their code alone.",
    "Afterwards export the responses as CSV with question codes and answer codes, and give the file to "
    "`ecpat evaluate`.",
)


def misfits(form: Questionnaire, names: Mapping[str, str]) -> list[Misfit]:  # noqa: ARG001 - as each kind has it
    """Names that LimeSurvey doesn't take."""
    return limesurvey.misfits(form)


def build(job: FormJob) -> Built:
    """The table."""
    written = limesurvey.render(job.form)
    return Built(dict.fromkeys(ENDINGS, written), STEPS)
