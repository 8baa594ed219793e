"""The questionnaire as EUSurvey's editor wants it typed: element by element, with its type and settings.

EUSurvey (European Commission) imports surveys only from `.eus` archives. These hold Java's serialised objects of
EUSurvey's own classes (`Survey`, its elements and settings), which differ from version to version, are documented
nowhere, and which one can't write safely without that program. So there is no file to import: this is one to copy from,
whose answers `ecpat evaluate` reads.
"""

from collections.abc import Iterator, Mapping

from ecpat_training.documents.document import Block, Bullets, Document, Heading, Paragraph
from ecpat_training.documents.wording import wording
from ecpat_training.survey.model.questionnaire import Questionnaire, QuestionnaireQuestion, Section
from ecpat_training.survey.questionnaire import form_job
from ecpat_training.words.catalogue.message import Command, phrase

TITLE = "EUSurvey, to copy from"
ENDINGS = (".docx", ".html")
ONE_LANGUAGE = True
STEPS = (
    "EUSurvey imports only archives that it made itself, of a kind that is documented nowhere. So this is no file to "
    "import: make a survey there, and copy each part into its editor, in this order.",
    "Make the second wave of a copy of the first (Copy), or save the first as .eus, so that each is typed once.",
    phrase(
        "Security: anonymous. Key and points are needed only for a quiz in EUSurvey; {command} has the key.",
        command=Command("evaluate"),
    ),
    phrase("Afterwards: Results, export as .xlsx, and give the file to {command}.", command=Command("evaluate")),
)


def misfits(form: Questionnaire, names: Mapping[str, str]) -> list[form_job.Misfit]:  # noqa: ARG001 - as each kind has it
    """What the platform would not take, or take for something else: words that say two things."""
    return form_job.find_alike_words(form, "EUSurvey")


def build(job: form_job.FormJob) -> form_job.BuiltForm:
    """The form as files, with what one does with them: the document."""
    return form_job.BuiltForm(steps=(*STEPS, *job.in_other_languages()), paper=document(job.form, job.keys))


def document(form: Questionnaire, keys: Mapping[str, str]) -> Document:
    """The form in its first language; what the editor calls things is in English.

    Args:
        keys: the right answers, by the questions' names.
    """
    language = form.languages[0]
    words = wording(language)
    blocks: list[Block] = []
    if intro_text := form_job.one_line(form.intro, language):
        blocks += [Paragraph("Text", "quiet"), Paragraph(intro_text)]
    for section in form.sections:
        blocks += _section(section, keys, language)
    if thanks := form_job.one_line(form.thanks, language):
        blocks += [Paragraph("Confirmation page", "quiet"), Paragraph(thanks)]
    title = form_job.title_of(form, language)
    return Document(title, blocks, language=words.tag, labels=words.labels, foot=title)


def _section(section: Section, keys: Mapping[str, str], language: str) -> Iterator[Block]:
    if title := form_job.one_line(section.title, language):
        yield Heading(title, 2)
    intro_text = form_job.one_line(section.intro, language)
    if section.grid:
        yield Paragraph("Matrix, single choice; the text, then its columns, then its rows", "quiet")
        yield Paragraph(intro_text or title or section.id)
        yield Bullets(tuple(form_job.answer_words(option, language) for option in section.questions[0].options))
        yield Bullets(tuple(form_job.one_line(question.texts, language) for question in section.questions))
        return
    if intro_text:
        yield Paragraph(intro_text)
    for question in section.questions:
        yield Paragraph(_settings(question, keys.get(question.name, ""), language), "quiet")
        yield Paragraph(form_job.one_line(question.texts, language))
        if question.options:
            yield Bullets(tuple(form_job.answer_words(option, language) for option in question.options))


def _settings(question: QuestionnaireQuestion, key: str, language: str) -> str:
    """The type of the editor's element, and what is to be set there."""
    name_by_kind = {
        "choice": "Single choice",
        "grade": "Single choice",
        "several": "Multiple choice",
        "number": "Number",
    }
    settings = [name_by_kind.get(question.kind, "Free text")]
    settings += ["mandatory"] if question.required else []
    settings += [f"lowest {question.low:g}"] if question.low is not None and question.kind == "number" else []
    settings += [f"highest {question.high:g}"] if question.high is not None and question.kind == "number" else []
    settings += [f"{question.lines} rows"] if question.kind == "open" and question.lines > 1 else []
    settings += [f"help: {hint}"] if (hint := form_job.one_line(question.hint, language)) else []
    right_answer = next(
        (form_job.answer_words(option, language) for option in question.options if option.id == key), key
    )
    settings += [f"right: {right_answer}"] if right_answer else []
    return "; ".join(settings)
