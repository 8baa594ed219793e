"""A form to print and to fill in with a pen."""

from collections.abc import Mapping

from ecpat_training.survey.model.questionnaire import Questionnaire
from ecpat_training.survey.questionnaire.form_job import Built, FormJob
from ecpat_training.survey.questionnaire.paper_form import paper_form
from ecpat_training.survey.questionnaire.plain_names import Misfit

TITLE = "Form on paper"
ENDINGS = (".docx", ".html")
ONE_LANGUAGE = True


def misfits(form: Questionnaire, names: Mapping[str, str]) -> list[Misfit]:  # noqa: ARG001 - as each kind has it
    """Paper takes every name."""
    return []


def build(job: FormJob) -> Built:
    """The form, in one language; another is a form of its own."""
    others = [one for one in job.instrument.languages_written() if one not in job.form.languages]
    more = (f"For another language, build it once more: {', '.join(f'--language {one}' for one in others)}.",)
    steps = (
        "Print it on both sides, as many as there are people and some more, and number the sheets when they come back.",
        "Type them into the workbook that `ecpat survey build --as workbook` makes.",
        *(more if others else ()),
    )
    return Built(steps=steps, paper=paper_form(job.form))
