"""Moodle XML, from which Moodle imports the questions of a quiz: every question of the form, in its order.

After Moodle's "Moodle XML format". What has a key is worth a point. All else is worth none: each answer of a graded
question is right, and so is whatever is written for a code or a number; longer answers in words are essays, which
wait for nobody's marking where they are worth no points. Introductions and hints are descriptions, which have no
number.
"""

from collections.abc import Iterator, Mapping
from html import escape

from ecpat_training.survey.model.questionnaire import Questionnaire, QuestionnaireQuestion, Section, Texts
from ecpat_training.survey.questionnaire.form_job import answer_words, has_key, one_line, title_of

ANYTHING = "*"
"""Moodle's wildcard in a short answer: whatever is written is right."""


def render(form: Questionnaire, keys: Mapping[str, str]) -> bytes:
    """The questions in the form's first language, UTF-8.

    Args:
        keys: the right answers, by the questions' names.
    """
    return ("\n".join(_Quiz(form, keys).lines()) + "\n").encode()


class _Quiz:
    """One quiz being written."""

    def __init__(self, form: Questionnaire, keys: Mapping[str, str]) -> None:
        self.form, self.keys, self.language = form, keys, form.languages[0]

    def lines(self) -> Iterator[str]:
        """The whole file."""
        category = f"$course$/{title_of(self.form, self.language).replace('/', '//')}"
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield "<quiz>"
        yield f'<question type="category"><category>{_text(category)}</category></question>'
        yield from self._description("introduction", [self.form.intro])
        for section in self.form.sections:
            yield from self._section(section)
        yield from self._description("thanks", [self.form.thanks])
        yield "</quiz>"

    def _section(self, section: Section) -> Iterator[str]:
        yield from self._description(f"about {section.id}", [section.title, section.intro])
        for question in section.questions:
            yield from self._description(f"hint {question.name}", [question.hint])
            yield from self._question(question)

    def _description(self, name: str, texts: list[Texts | None]) -> Iterator[str]:
        words = [line for text in texts if (line := one_line(text, self.language))]
        if words:
            paragraphs = "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in words)
            yield '<question type="description">'
            yield f"<name>{_text(name)}</name>"
            yield f'<questiontext format="html">{_text(paragraphs)}</questiontext>'
            yield "<defaultgrade>0</defaultgrade><penalty>0</penalty><hidden>0</hidden>"
            yield "</question>"

    def _question(self, question: QuestionnaireQuestion) -> Iterator[str]:
        yield f'<question type="{_type(question)}">'
        yield f"<name>{_text(question.name)}</name>"
        yield f'<questiontext format="html">{_html(one_line(question.texts, self.language))}</questiontext>'
        points = int(has_key(question))
        yield f"<defaultgrade>{points}</defaultgrade><penalty>0</penalty><hidden>0</hidden>"
        yield f"<idnumber>{escape(question.name)}</idnumber>"
        yield from self._answers(question)
        yield "</question>"

    def _answers(self, question: QuestionnaireQuestion) -> Iterator[str]:
        key = self.keys.get(question.name, "")
        if question.options:
            is_single_choice = question.kind != "several"
            yield f"<single>{str(is_single_choice).lower()}</single><shuffleanswers>false</shuffleanswers>"
            yield "<answernumbering>none</answernumbering><showstandardinstruction>0</showstandardinstruction>"
            for number, option in enumerate(question.options):
                is_right = (
                    option.id == key if key else is_single_choice or number == 0
                )  # Moodle wants the shares to be 100 in all
                yield _answer(_html(answer_words(option, self.language)), is_right=is_right, format_="html")
        elif _type(question) == "essay":
            yield "<responseformat>plain</responseformat><responserequired>0</responserequired>"
            yield f"<responsefieldlines>{max(5, question.lines)}</responsefieldlines><attachments>0</attachments>"
        else:
            yield "<usecase>0</usecase>"
            yield _answer(_text(key or ANYTHING), is_right=True, format_="moodle_auto_format")


def _type(question: QuestionnaireQuestion) -> str:
    if question.options:
        return "multichoice"
    return "essay" if question.kind == "open" and question.lines > 1 and not has_key(question) else "shortanswer"


def _answer(text: str, *, is_right: bool, format_: str) -> str:
    return f'<answer fraction="{100 if is_right else 0}" format="{format_}">{text}</answer>'


def _html(words: str) -> str:
    """Words as HTML that shows them as they are, as text of XML."""
    return _text(escape(words, quote=False))


def _text(text: str) -> str:
    """Every `<`, `&` and `>` written as a name, also that of `]]>`; so there is no CDATA that a text could end."""
    return f"<text>{escape(text)}</text>"
