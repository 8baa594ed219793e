"""An Apps Script that makes a form in Google Forms: what the form asks as data, and a program that never changes.

Written after Google's reference of the service FormApp. What the form says is one JSON literal, in which `<`, the
separators of lines and whatever hides or turns letters round are written as numbers, so that no text ends the literal.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from ecpat_training.core.text import replace_unsafe
from ecpat_training.survey.model.questionnaire import Questionnaire, QuestionnaireQuestion, Section
from ecpat_training.survey.questionnaire.form_job import answer_words, has_key, one_line, title_of

PROGRAM = Path(__file__).with_name("google_forms.js")
BEFORE, AFTER = "const FORM = ", ";\n"
"""What stands before and behind the literal."""

Item = dict[str, object]


def render(form: Questionnaire, keys: Mapping[str, str]) -> str:
    """The script, in the form's first language.

    Args:
        keys: the right answers, by the questions' names.
    """
    program = PROGRAM.read_text(encoding="utf-8")
    literal = json.dumps(describe_form(form, keys), ensure_ascii=False, indent=1)
    return program.replace(f"{BEFORE}null{AFTER}", f"{BEFORE}{_escape_literal(literal)}{AFTER}", 1)


def _escape_literal(literal: str) -> str:
    """The literal without a character that could end it, or a page that it stands on; its own line ends stay."""
    lines = (replace_unsafe(line, _escaped) for line in literal.split("\n"))
    return "\n".join(lines).replace("<", "\\u003c")


def _escaped(character: str) -> str:
    """A character as JSON writes it by its number, in two parts beyond the first 65,536."""
    return json.dumps(character)[1:-1]


def describe_form(form: Questionnaire, keys: Mapping[str, str]) -> Item:
    """What the form says, as the script takes it."""
    language = form.languages[0]
    items: list[Item] = []
    for section in form.sections:
        items += _section(section, keys, language, is_first=not items)
    return {
        "title": title_of(form, language),
        "description": one_line(form.intro, language),
        "thanks": one_line(form.thanks, language),
        "quiz": any(map(has_key, form.questions())),
        "items": items,
    }


def _section(section: Section, keys: Mapping[str, str], language: str, *, is_first: bool) -> Iterator[Item]:
    """The section's page, whose title a table of graded statements has itself."""
    title, intro_text = one_line(section.title, language), one_line(section.intro, language)
    if not is_first:
        yield {"kind": "page", "title": "" if section.grid else title, "help": "" if section.grid else intro_text}
    elif title and not section.grid:
        yield {"kind": "header", "title": title, "help": intro_text}
    if section.grid:
        yield _grid(section, title or section.id, intro_text, language)
    else:
        for question in section.questions:
            yield _question(question, keys.get(question.name, ""), language)


def _grid(section: Section, title: str, intro_text: str, language: str) -> Item:
    """One row a statement. Answers come back under `Title [Statement]`, so the title has no such brackets."""
    return {
        "kind": "grid",
        "title": title.replace("[", "(").replace("]", ")"),
        "help": intro_text,
        "rows": [one_line(question.texts, language) for question in section.questions],
        "columns": [answer_words(option, language) for option in section.questions[0].options],
    }


def _question(question: QuestionnaireQuestion, key: str, language: str) -> Item:
    item: Item = {
        "kind": _item_kind(question),
        "title": one_line(question.texts, language),
        "help": one_line(question.hint, language),
        "required": question.required,
    }
    if question.options:
        item["options"] = [answer_words(option, language) for option in question.options]
        item["key"] = next((answer_words(option, language) for option in question.options if option.id == key), None)
    elif question.kind == "number":
        item |= {"low": question.low, "high": question.high}
    elif question.pattern:
        item["pattern"] = f"^({question.pattern})$"
    return item


def _item_kind(question: QuestionnaireQuestion) -> str:
    if question.options:
        return "several" if question.kind == "several" else "choice"
    if question.kind == "number":
        return "number"
    return "paragraph" if question.kind == "open" and question.lines > 1 else "text"
