"""An XLSForm for KoboToolbox and ODK."""

from collections.abc import Mapping

from ecpat_training.survey.model.questionnaire import Questionnaire
from ecpat_training.survey.questionnaire import xlsform, xlsform_checks
from ecpat_training.survey.questionnaire.form_job import BuiltForm, FormJob, Misfit, clashing_names
from ecpat_training.survey.questionnaire.scoring import scoring
from ecpat_training.words.catalogue.message import Command, phrase

TITLE = "XLSForm"
ENDINGS = (".xlsx",)
ONE_LANGUAGE = False
STEPS = (
    "KoboToolbox: New, Upload an XLSForm, choose the file, then Deploy. ODK Central: New form, choose the file.",
    "Fill it in once yourself, delete that answer, and only then send the link or show its QR code.",
    phrase(
        "Afterwards download the answers with XML values and headers, and give the file to {command}.",
        command=Command("evaluate"),
    ),
)


def misfits(form: Questionnaire, names: Mapping[str, str]) -> list[Misfit]:
    """What the converters let through or refuse late."""
    return [
        *clashing_names(form, "KoboToolbox and ODK", only_alphanumeric=False),
        *xlsform_checks.misfits(xlsform.sheets(form, names)),
    ]


def build(job: FormJob) -> BuiltForm:
    """The form as files, with what one does with them: the workbook."""
    return BuiltForm({".xlsx": xlsform.render(xlsform.sheets(job.form, job.names, scoring(job.instrument)))}, STEPS)
