"""A form to print and to fill in with a pen, of one wave in one language: boxes to tick, boxes for the code, lines to
write on."""

import re
from collections.abc import Iterator, Mapping

from ecpat_training.documents.document import Block, Document, Form, Heading, Paragraph, PenQuestion, ReportColumn
from ecpat_training.documents.wording import wording
from ecpat_training.survey.model.questionnaire import AnswerOption, Questionnaire, QuestionnaireQuestion, Section
from ecpat_training.survey.questionnaire.form_job import BuiltForm, FormJob, Misfit
from ecpat_training.words.catalogue.message import Command, phrase

TITLE = "Form on paper"
ENDINGS = (".docx", ".html")
ONE_LANGUAGE = True


def misfits(form: Questionnaire, names: Mapping[str, str]) -> list[Misfit]:  # noqa: ARG001 - as each kind has it
    """Paper takes every name."""
    return []


def build(job: FormJob) -> BuiltForm:
    """The form as files, with what one does with them: the form, in one language; another is a form of its own."""
    steps = (
        "Print it on both sides, as many as there are people and some more, and number the sheets when they come back.",
        phrase("Type them into the workbook that {command} makes.", command=Command("survey build", "--as workbook")),
        *job.in_other_languages(),
    )
    return BuiltForm(steps=steps, paper=paper_form(job.form, job.instrument.licence))


BOX = "☐"
ROW_CM = 0.6
STATEMENT = 40.0  # times as wide as the column of an answer
USUAL_BOXES, MOST_BOXES = 8, 16
_PATTERN_PART = re.compile(r"(?:\[[^\]]+\]|\\.|[^()|*+?{}\[\]\\])(?:\{([0-9]+)\})?")


def paper_form(form: Questionnaire, licence: str = "") -> Document:
    """The form in its first language. Which wave and training it is for stands small above it and at the foot; what the
    instrument says of its `licence`, small below it."""
    language = form.languages[0]
    words, marks = wording(language), " · ".join(form.marks())
    title = form.title.get(language, form.id)
    blocks: list[Block] = [Paragraph(f"{marks} · {words.say('number')} ________", "quiet")]
    if intro_text := form.intro.get(language):
        blocks.append(Paragraph(intro_text))
    for section in form.sections:
        blocks += _Section(section, language, form.numbers()).blocks()
    if thanks := form.thanks.get(language):
        blocks.append(Paragraph(thanks))
    if licence:
        blocks.append(Paragraph(licence, "quiet"))
    return Document(title, blocks, language=words.tag, labels=words.labels, foot=marks, full=True)


class _Section:
    """A section in one language; `numbers` are those of the questions, by their names."""

    def __init__(self, section: Section, language: str, numbers: dict[str, int]) -> None:
        self.section, self.language, self.numbers = section, language, numbers

    def blocks(self) -> Iterator[Block]:
        """Heading, introduction, questions."""
        if title := self.section.title.get(self.language):
            yield Heading(title, 2)
        intro_text = (self.section.intro or {}).get(self.language, "")
        if self.section.grid:
            yield self._grid(intro_text)
            return
        if intro_text:
            yield Paragraph(intro_text)
        yield from map(self._pen_question, self.section.questions)

    def _grid(self, intro_text: str) -> Form:
        """What is asked and the answers' words above, also overleaf; a line for each statement."""
        grade_options = self.section.questions[0].options
        columns = (
            ReportColumn(intro_text, width=STATEMENT),
            *(ReportColumn(self._grade(option), centred=True) for option in grade_options),
        )
        rows = tuple((self._text(question), *(BOX for _ in grade_options)) for question in self.section.questions)
        return Form(self.section.id, columns, rows, ROW_CM, flowing=True)

    def _grade(self, option: AnswerOption) -> str:
        """The words of a grade, and the number that is typed for it."""
        words = option.texts.get(self.language, option.id)
        return words if words == option.id else f"{words} ({option.id})"

    def _pen_question(self, question: QuestionnaireQuestion) -> PenQuestion:
        ticks = tuple(self._tick_label(option, question) for option in question.options)
        is_open_question = question.kind == "open"
        boxes = {"code": _boxes(question.pattern), "number": _digit_count(question)}.get(question.kind, 0)
        hint = (question.hint or {}).get(self.language, "")
        return PenQuestion(self._text(question), hint, ticks, boxes, question.lines if is_open_question else 0)

    def _tick_label(self, option: AnswerOption, question: QuestionnaireQuestion) -> str:
        """The words of an answer, behind its letter where all have one that is typed."""
        lettered = all(len(choice.id) == 1 or choice.id == "dk" for choice in question.options)
        words = option.texts.get(self.language, option.id)
        return f"{option.id}) {words}" if lettered and len(option.id) == 1 else words

    def _text(self, question: QuestionnaireQuestion) -> str:
        text = question.texts.get(self.language, question.name)
        number = self.numbers.get(question.name)
        return f"{number}. {text}" if number else text


def _boxes(pattern: str) -> int:
    """How many characters a code has by its pattern; some, where that is open."""
    box_count, position = 0, 0
    while position < len(pattern) and (pattern_match := _PATTERN_PART.match(pattern, position)):
        box_count, position = box_count + int(pattern_match[1] or 1), pattern_match.end()
    return box_count if position == len(pattern) and 0 < box_count <= MOST_BOXES else USUAL_BOXES


def _digit_count(question: QuestionnaireQuestion) -> int:
    """Boxes for a number between its bounds."""
    bounds = [bound for bound in (question.low, question.high) if bound is not None]
    if len(bounds) < 2 or any(bound != int(bound) for bound in bounds):
        return USUAL_BOXES
    return max(len(f"{bound:g}") for bound in bounds)
