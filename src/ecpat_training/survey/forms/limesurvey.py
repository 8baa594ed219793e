"""A survey for LimeSurvey: its survey structure as a table, tab-separated, UTF-8 with a byte-order mark.

Rows follow each other as their things do: the survey (S), its texts in each language (SL), then, once for each language
and always in the same order, groups (G), questions (Q), subquestions (SQ) and answers (A). The columns are those of the
LimeSurvey manual, "Tab Separated Value survey structure"; a row of one thing has the same `id` in every language.

| questions | type |
| --- | --- |
| graded, together in one table | F (array), a subquestion per item |
| numbers about the time before, together in one table | K (multiple numbers), a subquestion per item |
| one of several answers | L (list) |
| several answers | M, a subquestion per answer |
| numbers | N |
| codes and other short texts | S |
| words | T |

LimeSurvey's names hold Latin letters and digits alone (questions 20, answers 5 at most). The items about the time
before are the subquestions `s01` of one table `then`: their answers are headed `then[s01]`, and read as `then_s01`.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from html import escape

from ecpat_training.core.formula_guard import guarded_as_html
from ecpat_training.survey.instrument.item import THEN_PREFIX
from ecpat_training.survey.model.questionnaire import Questionnaire, QuestionnaireQuestion, Section, Texts
from ecpat_training.survey.questionnaire.form_job import BuiltForm, FormJob, Misfit, clashing_names, letters_and_digits
from ecpat_training.words.catalogue.message import Command, phrase

TITLE = "LimeSurvey"
ENDINGS = (".tsv", ".txt")
ONE_LANGUAGE = False
STEPS = (
    "LimeSurvey: Create survey, Import, choose the file (older versions want the ending .txt).",
    "Look through it once in each language with Preview, then activate it without a list of participants: neither "
    "names nor network addresses are kept, people are recognised by their code alone.",
    phrase(
        "Afterwards export the responses as CSV with question codes and answer codes, and give the file to {command}.",
        command=Command("evaluate"),
    ),
)


def misfits(form: Questionnaire, names: Mapping[str, str]) -> list[Misfit]:  # noqa: ARG001 - as each kind has it
    """What the platform would not take, or take for something else: names that LimeSurvey doesn't take."""
    return name_misfits(form)


def build(job: FormJob) -> BuiltForm:
    """The form as files, with what one does with them: the table."""
    survey_file = render(job.form)
    return BuiltForm(dict.fromkeys(ENDINGS, survey_file), STEPS)


COLUMNS = (
    "id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language", "validation",
    "mandatory", "other", "default", "same_default", "min_num_value_n", "max_num_value_n",
)  # fmt: skip
LONGEST_NAME, LONGEST_ANSWER = 20, 5
_PLAIN_NAME_PATTERN = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_ANSWER = re.compile(rf"[A-Za-z0-9]{{1,{LONGEST_ANSWER}}}")
_SURVEY = {
    "format": "G",  # a group a page
    "anonymized": "N",  # else each answer is dated 1980; without a list of participants there is nobody to name
    "ipaddr": "N",
    "refurl": "N",
    "datestamp": "Y",
    "savetimings": "N",
    "allowprev": "Y",
    "showxquestions": "N",
    "shownoanswer": "Y",
}


def name_misfits(form: Questionnaire) -> list[Misfit]:
    """The names that LimeSurvey would not take."""
    problems = clashing_names(form, "LimeSurvey", only_alphanumeric=True)
    name_hint = f"Begin it with a Latin letter, and use at most {LONGEST_NAME} letters and digits."
    for question in form.questions():
        name = _question_name(question)
        if not _PLAIN_NAME_PATTERN.fullmatch(name) or len(name) > LONGEST_NAME:
            problems.append(
                Misfit(
                    question.name, phrase("LimeSurvey doesn't take the name `{name}`", name=question.name), name_hint
                )
            )
        for option in question.options:
            if not _ANSWER.fullmatch(option.id):
                message = f"LimeSurvey doesn't take the answer `{option.id}` of `{question.name}`"
                hint = f"Use at most {LONGEST_ANSWER} letters and digits."
                problems.append(Misfit(question.name, message, hint))
    before = [section for section in form.sections if section.questions[0].then]
    for section in before[1:]:
        message = "LimeSurvey carries one scale that is asked about the time before, and this is a second one"
        problems.append(
            Misfit(section.questions[0].scale, message, "Build it for another platform, or leave its `then`.")
        )
    return problems


def _question_name(question: QuestionnaireQuestion) -> str:
    """A question's name in its table: that of an item about the time before is the item's."""
    return question.name.removeprefix(THEN_PREFIX) if question.then else question.name


def render(form: Questionnaire) -> bytes:
    """The table, as LimeSurvey imports it under the ending `.txt` or `.tsv`."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, delimiter="\t", lineterminator="\r\n", restval="")
    writer.writeheader()
    writer.writerows(_survey(form))
    for language in form.languages:
        writer.writerows(_texts(form, language))
    for language in form.languages:
        writer.writerows(_Rows(form, language).rows())
    return text.getvalue().encode("utf-8-sig")


def _survey(form: Questionnaire) -> Iterator[dict[str, str]]:
    settings = {"language": form.languages[0], "additional_languages": " ".join(form.languages[1:]), **_SURVEY}
    for name, value in settings.items():
        yield {"class": "S", "name": name, "text": value}


def _texts(form: Questionnaire, language: str) -> Iterator[dict[str, str]]:
    title = " - ".join(filter(None, (form.title.get(language, form.id), form.wave, form.training)))
    text_by_name = {"surveyls_title": title, "surveyls_welcometext": form.intro.get(language, "")}
    text_by_name["surveyls_endtext"] = form.thanks.get(language, "")
    for name, text in text_by_name.items():
        yield {"class": "SL", "name": name, "text": _html(text), "language": language}


class _Rows:
    """The groups and questions in one language, numbered alike in every language."""

    def __init__(self, form: Questionnaire, language: str) -> None:
        self.form, self.language = form, language
        self.last = self.question = 0  # the id of the last row, and of the question that answers belong to

    def rows(self) -> Iterator[dict[str, str]]:
        """The rows of every section."""
        for number, section in enumerate(self.form.sections, start=1):
            title = self._say(section.title) or self._say(self.form.title) or section.id
            yield self._row("G", name=title, text=self._say(section.intro), kind=f"G{number}")
            if section.grid or section.questions[0].then:
                yield from self._array(section)
            else:
                for question in section.questions:
                    yield from self._question(question)

    def _row(self, class_: str, **cells: str) -> dict[str, str]:
        self.last += 1
        self.question = self.last if class_ == "Q" else self.question
        row_kind = cells.pop("kind", "")
        return {"id": str(self.last), "class": class_, "type/scale": row_kind, "language": self.language, **cells}

    def _array(self, section: Section) -> Iterator[dict[str, str]]:
        """One table; its own name is the section's, so that answers are headed `selfefficacy[s01]`."""
        name = THEN_PREFIX.rstrip("_") if section.questions[0].then else letters_and_digits(section.id)[:LONGEST_NAME]
        first_question = section.questions[0]
        bounds = {} if first_question.options else _bounds(first_question)
        array_kind = "F" if first_question.options else "K"
        text = self._say(section.title)
        yield self._row("Q", kind=array_kind, name=name, relevance="1", text=text, mandatory="N", **bounds)
        for question in section.questions:
            yield self._row(
                "SQ",
                kind="0",
                name=_question_name(question),
                relevance="1",
                text=self._say(question.texts),
                mandatory="N",
            )
        for option in section.questions[0].options:
            yield self._answer(option.id, option.texts)

    def _question(self, question: QuestionnaireQuestion) -> Iterator[dict[str, str]]:
        type_ = {"choice": "L", "grade": "L", "several": "M", "number": "N", "code": "S", "open": "T"}[question.kind]
        if question.kind == "open" and question.lines == 1:
            type_ = "S"
        cells = {
            "name": question.name,
            "relevance": "1",
            "text": self._say(question.texts),
            "help": self._say(question.hint),
            "mandatory": "Y" if question.required else "N",
            "other": "N",
        }
        if question.pattern.isascii() and question.pattern:  # its server reads other letters byte by byte
            cells["validation"] = f"/^({question.pattern})$/"
        if question.kind == "number":
            cells |= _bounds(question)
        yield self._row("Q", kind=type_, **cells)
        for option in question.options:
            if question.kind == "several":
                text = self._say(option.texts)
                yield self._row("SQ", kind="0", name=option.id, relevance="1", text=text)
            else:
                yield self._answer(option.id, option.texts)

    def _answer(self, code: str, texts: Texts) -> dict[str, str]:
        """An answer has the id of its question."""
        return {
            "id": str(self.question),
            "class": "A",
            "type/scale": "0",
            "name": code,
            "text": self._say(texts),
            "language": self.language,
        }

    def _say(self, texts: Texts | None) -> str:
        return _html((texts or {}).get(self.language, ""))


def _bounds(question: QuestionnaireQuestion) -> dict[str, str]:
    """The lowest and the highest number, where there are such."""
    bounds = {"min_num_value_n": question.low, "max_num_value_n": question.high}
    return {name: f"{bound:g}" for name, bound in bounds.items() if bound is not None}


def _html(text: str) -> str:
    """A text as LimeSurvey shows it; `{` would begin an expression, were there no space behind it, and `=` a formula
    for whoever opens the table in a spreadsheet."""
    escaped = escape(text, quote=False).replace("{", "{ ").replace("\n", "<br />").replace("\t", " ")
    return guarded_as_html(escaped)
