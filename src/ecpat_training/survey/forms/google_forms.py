"""An Apps Script (`.gs`) that makes the form in Google Forms, with its key as a quiz.

Google Forms imports no files. The script is written after Google's reference; it was run against a stand-in for
Google's services, not in Google's yet.
"""

from collections.abc import Mapping

from ecpat_training.survey.model.questionnaire import Questionnaire
from ecpat_training.survey.questionnaire import apps_script
from ecpat_training.survey.questionnaire.form_job import BuiltForm, FormJob, Misfit, find_alike_words
from ecpat_training.words.catalogue.message import Command, phrase

TITLE = "Google Forms"
ENDINGS = (".gs",)
ONE_LANGUAGE = True
STEPS = (
    "Open script.google.com, New project, put the whole file in place of what is there, and Run `makeForm`. Google "
    "asks for leave to make forms in your account; the links are in the log.",
    phrase(
        "A quiz shows people the right answers at once: under Settings, Quiz, hide missed questions, correct answers "
        "and point values, or write `QUIZ = false` before you run it. {command} scores both.",
        command=Command("evaluate"),
    ),
    "Look that no addresses are collected and that people outside your organisation may answer, then Publish.",
    phrase("Afterwards: Responses, download as .csv, and give the file to {command}.", command=Command("evaluate")),
    "This was not yet tried in a Google account: fill it in once yourself and delete that answer.",
)


def misfits(form: Questionnaire, names: Mapping[str, str]) -> list[Misfit]:  # noqa: ARG001 - as each kind has it
    """What the platform would not take, or take for something else: words that say two things."""
    return find_alike_words(form, TITLE)


def build(job: FormJob) -> BuiltForm:
    """The form as files, with what one does with them: the script."""
    return BuiltForm({".gs": apps_script.render(job.form, job.keys).encode()}, (*STEPS, *job.in_other_languages()))
