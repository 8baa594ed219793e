"""A workbook into which filled-in paper forms are typed."""

from collections.abc import Mapping

from ecpat_training.survey.model.entry_form import NUMBER, WAVE
from ecpat_training.survey.model.questionnaire import Questionnaire
from ecpat_training.survey.questionnaire.entry_form import entry_form
from ecpat_training.survey.questionnaire.entry_workbook import render
from ecpat_training.survey.questionnaire.form_job import BuiltForm, FormJob, Misfit
from ecpat_training.words.catalogue.message import Command, phrase

TITLE = "Workbook for typing in"
ENDINGS = (".xlsx",)
ONE_LANGUAGE = False
STEPS = (
    "Number the papers, then type each into the line of its number; the sheet beside it says how.",
    "Let a second person type them again on the second sheet where it matters: cells that differ turn red.",
    phrase("Give the workbook to {command} as it is.", command=Command("evaluate")),
)


def misfits(form: Questionnaire, names: Mapping[str, str]) -> list[Misfit]:  # noqa: ARG001 - as each kind has it
    """What the platform would not take, or take for something else: names of the columns that are there anyway."""
    clashing_names = [question.name for question in form.questions() if question.name.lower() in (NUMBER, WAVE)]
    return [
        Misfit(name, phrase("the workbook has a column `{name}` of its own", name=name), "Give it another id.")
        for name in clashing_names
    ]


def build(job: FormJob) -> BuiltForm:
    """The workbook, with room for the people of the job and some more."""
    return BuiltForm({".xlsx": render(entry_form(job.form, job.names, job.people))}, STEPS)
