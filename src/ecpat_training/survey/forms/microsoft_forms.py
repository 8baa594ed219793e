"""A Word file in the layout that Quick import of Microsoft Forms reads: numbered questions, answers with letters.

    3. Who is a child?
    A. Anybody under 16
    B. Anybody under 18
    ANSWER: B
    POINT: 1

After what others report of Microsoft's page "Convert a Word or PDF form or quiz to Microsoft Forms" and of their own
trials: titles, questions with choices and questions in words are read, one thing a line, an empty line between
questions; no tables, no pictures, no lists of Word. `ANSWER` and `POINT` are documented nowhere and worked for some.
Nothing was imported into Microsoft Forms yet. Statements are questions with choices, since grids aren't read.
"""

from collections.abc import Iterator, Mapping
from string import ascii_uppercase

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Document, Paragraph
from ecpat_training.documents.wording import wording
from ecpat_training.survey.model.questionnaire import Questionnaire, QuestionnaireQuestion
from ecpat_training.survey.questionnaire import form_job
from ecpat_training.words.catalogue.message import Command, phrase

TITLE = "Microsoft Forms"
ENDINGS = (".docx",)
ONE_LANGUAGE = True


def misfits(form: Questionnaire, names: Mapping[str, str]) -> list[form_job.Misfit]:  # noqa: ARG001 - as each kind has it
    """What the platform would not take, or take for something else: words that say two things, and more answers than
    there are letters."""
    problems = form_job.find_alike_words(form, TITLE)
    for question in form.questions():
        if len(question.options) > len(ascii_uppercase):
            message = f"`{question.name}` has {len(question.options)} answers, more than there are letters"
            problems.append(form_job.Misfit(question.name, message, "Build it for another platform."))
    return problems


def build(job: form_job.FormJob) -> form_job.BuiltForm:
    """The form as files, with what one does with them: the file, and what is left to do by hand."""
    return form_job.BuiltForm(
        steps=(*steps(job.form, job.keys), *job.in_other_languages()), paper=document(job.form, job.keys)
    )


def document(form: Questionnaire, keys: Mapping[str, str]) -> Document:
    """The form in its first language.

    Args:
        keys: the right answers, by the questions' names.
    """
    language = form.languages[0]
    words = wording(language)
    lines = [form_job.one_line(form.intro, language), ""] if form.intro else []
    for number, question in enumerate(form.questions(), start=1):
        lines += [*_question(number, question, keys.get(question.name, ""), language), ""]
    title = form_job.title_of(form, language)
    return Document(title, [Paragraph(line) for line in lines], language=words.tag, labels=words.labels, foot=title)


def _question(number: int, question: QuestionnaireQuestion, key: str, language: str) -> Iterator[str]:
    yield f"{number}. {form_job.one_line(question.texts, language)}"
    for letter, option in zip(ascii_uppercase, question.options, strict=False):
        yield f"{letter}. {form_job.answer_words(option, language)}"
    for letter, option in zip(ascii_uppercase, question.options, strict=False):
        if option.id == key:
            yield f"ANSWER: {letter}"
            yield "POINT: 1"


def steps(form: Questionnaire, keys: Mapping[str, str]) -> tuple[str, ...]:
    """How to import it, and what the import doesn't take."""
    language = form.languages[0]
    instructions = [
        "forms.office.com: Quick import, from this computer, choose the file; Quiz if it is to have a key, else Form."
    ]
    if keys and any(question.name in keys for question in form.questions()):
        instructions.append(
            "The lines ANSWER and POINT mark the key. Microsoft documents them nowhere: where they stay as words, "
            "delete them and mark the answers by hand. Don't show results automatically (Settings), or people learn "
            "the key."
        )
    numbered_questions = list(enumerate(form.questions(), start=1))
    numbers_by_setting = {
        "Required": [number for number, question in numbered_questions if question.required],
        "Multiple answers": [number for number, question in numbered_questions if question.kind == "several"],
        "Long answer": [
            number for number, question in numbered_questions if question.kind == "open" and question.lines > 1
        ],
        "Restrictions, Number": [number for number, question in numbered_questions if question.kind == "number"],
    }
    for setting, numbers in numbers_by_setting.items():
        if numbers:
            instructions.append(
                phrase(
                    "Switch on by hand: {setting}, for {count:question|questions} {numbers}.",
                    setting=setting,
                    count=len(numbers),
                    numbers=listing(list(map(str, numbers)), 99),
                )
            )
    hints = [
        f"{number}: {hint}"
        for number, question in numbered_questions
        if (hint := form_job.one_line(question.hint, language))
    ]
    if hints:
        instructions.append(f"Add as subtitles: {'; '.join(hints)}.")
    instructions += _headings(form, language)
    if thanks := form_job.one_line(form.thanks, language):
        instructions.append(f"Settings, Thank you message: {thanks}")
    return (
        *instructions,
        phrase(
            "Settings: anyone can respond, don't record names. Afterwards: View responses, Open in Excel, and give the "
            "file to {command}.",
            command=Command("evaluate"),
        ),
        f"This was not yet tried in Microsoft Forms: compare the {count(len(numbered_questions), 'question')} "
        f"with the file, "
        "fill the form in once yourself, and delete that answer.",
    )


def _headings(form: Questionnaire, language: str) -> Iterator[str]:
    """The headings, which are not in the file: the import could take them for answers."""
    number = 1
    for section in form.sections:
        headings = [words for texts in (section.title, section.intro) if (words := form_job.one_line(texts, language))]
        if headings:
            yield f"Add a section before question {number}: {' '.join(headings)}"
        number += len(section.questions)
