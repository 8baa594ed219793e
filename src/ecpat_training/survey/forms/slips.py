"""Slips with codes that people draw, two of each."""

from collections.abc import Mapping

from ecpat_training.survey.model.questionnaire import Questionnaire
from ecpat_training.survey.questionnaire.drawn_codes import MOST, drawn
from ecpat_training.survey.questionnaire.form_job import Built, FormJob
from ecpat_training.survey.questionnaire.plain_names import Misfit
from ecpat_training.survey.questionnaire.slips import slips_document

TITLE = "Slips"
ENDINGS = (".docx", ".html")
ONE_LANGUAGE = False


def misfits(form: Questionnaire, names: Mapping[str, str]) -> list[Misfit]:  # noqa: ARG001 - as each kind has it
    """A code that is not drawn would have to be made up by people, who then need no slip."""
    codes = [question for question in form.questions() if question.kind == "code"]
    if any(question.drawn for question in codes):
        return []
    message = "people make up this code themselves, so that slips would be codes of another kind"
    return [Misfit(codes[0].name, message, "Write `drawn: true` under `code` to have codes drawn instead.")]


def build(job: FormJob) -> Built:
    """A page of pairs."""
    codes = drawn(min(job.people, MOST), job.seed, f"{job.form.id}/{job.form.training}")
    return Built(document=slips_document(job.form, codes, job.seed, job.made))
