"""A quiz for Moodle with its key, as Moodle XML and as GIFT.

Both are written after Moodle's documentation and importer, and read back in the tests; neither was imported into a
Moodle yet. Moodle XML holds the whole questionnaire; GIFT (`.txt`) the questions with a key and the code alone.
"""

from collections.abc import Mapping

from ecpat_training.survey.model.questionnaire import Questionnaire
from ecpat_training.survey.questionnaire import gift, moodle_xml
from ecpat_training.survey.questionnaire.form_job import BuiltForm, FormJob, Misfit, find_alike_words, has_key
from ecpat_training.words.catalogue.message import Command, Option, phrase, sentences

TITLE = "Moodle quiz"
ENDINGS = (".xml", ".txt")
ONE_LANGUAGE = True
STEPS = (
    "Moodle: Question bank, Import, Moodle XML format (.xml) or GIFT format (.txt), choose the file. Then make a quiz "
    "and add the questions from the bank, in their order and without shuffling.",
    "Set Review options so that nobody sees marks or right answers: people would learn them between the waves.",
    "GIFT holds the questions with a key and the code alone, and can't say that a code is worth no points: set its "
    "mark to 0 in the quiz. The .xml holds everything, with 0 for what has no key.",
    sentences(
        "A quiz knows who answered.",
        phrase("For answers without a name, build {kind:`}.", kind=Option("--as", "moodle-feedback")),
    ),
    phrase(
        "Afterwards: Results, Responses, tick the question text, download, and give the file to {command}. The report "
        "of grades has points only.",
        command=Command("evaluate"),
    ),
    "This was not yet tried in a Moodle: look through the questions with Preview before anybody answers.",
)


def misfits(form: Questionnaire, names: Mapping[str, str]) -> list[Misfit]:  # noqa: ARG001 - as each kind has it
    """What the platform would not take, or take for something else: a form without anything to score, and words that
    say two things."""
    if not any(map(has_key, form.questions())):
        message = f"a quiz needs questions with a key, and the wave `{form.wave}` asks none"
        return [Misfit("", message, phrase("Build it with {kind}.", kind=Option("--as", "moodle-feedback")))]
    return find_alike_words(form, "Moodle")


def build(job: FormJob) -> BuiltForm:
    """The form as files, with what one does with them: both files."""
    gift_text = gift.render(job.form, job.keys)
    return BuiltForm(
        {".xml": moodle_xml.render(job.form, job.keys), ".txt": gift_text.encode()}, (*STEPS, *job.in_other_languages())
    )
