"""XLSForm, which KoboToolbox and ODK read: three sheets of text.

| choice made | because |
| --- | --- |
| options have the numbers of the grades, or the ids of the answers, as names | what comes back is read without labels |
| one list of choices for each scale, and for each other question its own | lists stay readable when edited by hand |
| `likert` for each graded question, a scale on a page | `table-list` adds columns to the answers |
| no device, user or place is recorded | people are recognised by their code alone |
| the version is a digest of the form | the same form has the same version, a changed one another |
| the questions have the same names in each wave | their answers are compared |
| a column `scoring` says how a question is scored, never its key; whoever answers doesn't see it | what is drafted from
the form scores as the instrument |
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ecpat_training.survey.model.questionnaire import (
    AnswerOption,
    QuestionKind,
    Questionnaire,
    QuestionnaireQuestion,
    Section,
    Texts,
)

Row = dict[str, str]
Scoring = Mapping[str, Mapping[str, object]]
"""How a question or a section is scored, by its name or id."""

GROUP = "part_"
"""What the name of a section begins with."""
SCORING = "scoring"
"""The column that says how a question or a section is scored."""

_NOT_NAME_CHARACTERS = re.compile(r"[^A-Za-z0-9_.-]")
_TYPES: dict[QuestionKind, str] = {"code": "text", "open": "text"}
_WIDTHS = {"type": 24, "name": 22, "list_name": 22, "relevant": 10, "calculation": 14, "constraint": 34}
_WIDE_WIDTH, _USUAL_WIDTH = 48, 18


@dataclass
class XlsformSheets:
    """The three sheets, a mapping per row; a column that no row has is not written."""

    survey: list[Row] = field(default_factory=list)
    choices: list[Row] = field(default_factory=list)
    settings: list[Row] = field(default_factory=list)

    def named(self) -> dict[str, list[Row]]:
        """The sheets by their names, in their order."""
        return {"survey": self.survey, "choices": self.choices, "settings": self.settings}


def sheets(form: Questionnaire, names: Mapping[str, str], scoring: Scoring | None = None) -> XlsformSheets:
    """The form's three sheets.

    Args:
        names: what each of the form's languages is called in that language, such as `Français`.
        scoring: what a form can't ask and whoever scores its answers has to know.
    """
    return _XlsformWriter(form, names, scoring or {}).sheets()


class _XlsformWriter:
    """One form being written; `labels` are the columns' endings, such as `English (en)`."""

    def __init__(self, form: Questionnaire, names: Mapping[str, str], scoring: Scoring) -> None:
        self.form, self.scoring = form, scoring
        self.labels = {language: f"{names[language]} ({language})" for language in form.languages}
        self.made = XlsformSheets()

    def sheets(self) -> XlsformSheets:
        """All rows."""
        rows = self.made.survey
        rows += [{"type": "start", "name": "start"}, {"type": "end", "name": "end"}]
        rows.append({"type": "calculate", "name": "wave", "calculation": _quote_text(self.form.wave)})
        if self.form.training:
            rows.append({"type": "calculate", "name": "training", "calculation": _quote_text(self.form.training)})
        rows += self._note("introduction", self.form.intro)
        for section in self.form.sections:
            self._section(section)
        rows += self._note("thanks", self.form.thanks)
        self.made.settings.append(self._settings())
        return self.made

    def _note(self, name: str, texts: Texts | None) -> list[Row]:
        return [{"type": "note", "name": name, **self._language_cells("label", texts)}] if texts else []

    def _section(self, section: Section) -> None:
        group = f"{GROUP}{_NOT_NAME_CHARACTERS.sub('_', section.id)}"
        rows = self.made.survey
        title_cells = {**self._language_cells("label", section.title), "appearance": "field-list"}
        rows.append({"type": "begin_group", "name": group, **title_cells, **self._scoring_cells(section.id)})
        rows += self._note(f"{group}_intro", section.intro)
        for question in section.questions:
            rows.append(self._question(question))
        rows.append({"type": "end_group", "name": group})

    def _question(self, question: QuestionnaireQuestion) -> Row:
        row = {"type": self._type(question), "name": question.name, **self._language_cells("label", question.texts)}
        if question.kind != "code":
            row |= self._language_cells("hint", question.hint)
        if question.required:
            row["required"] = "yes"
        if question.kind == "grade":
            row["appearance"] = "likert"
        if question.kind == "open":
            row["appearance"] = "multiline"
        if question.pattern:
            row["constraint"] = f"regex(., '^({question.pattern})$')"
            row |= self._language_cells("constraint_message", question.hint or question.texts)
        elif question.kind == "number" and (bounds := _bounds(question)):
            row["constraint"] = bounds
        return row | self._scoring_cells(question.name)

    def _scoring_cells(self, name: str) -> Row:
        keys = self.scoring.get(name)
        return {SCORING: json.dumps(keys, ensure_ascii=False)} if keys else {}

    def _type(self, question: QuestionnaireQuestion) -> str:
        if question.kind == "number":
            return "decimal"
        if not question.options:
            return _TYPES.get(question.kind, "text")
        options = _list_name(question)
        if not any(row["list_name"] == options for row in self.made.choices):
            self.made.choices += [self._choice(options, option) for option in question.options]
        return f"{'select_multiple' if question.kind == 'several' else 'select_one'} {options}"

    def _choice(self, list_name: str, option: AnswerOption) -> Row:
        return {"list_name": list_name, "name": option.id, **self._language_cells("label", option.texts)}

    def _language_cells(self, column: str, texts: Texts | None) -> Row:
        return {
            f"{column}::{label}": texts[language]
            for language, label in self.labels.items()
            if texts and language in texts
        }

    def _settings(self) -> Row:
        form = self.form
        form_marks = form.marks()
        return {
            "form_title": " - ".join([form.title.get(form.languages[0], form.id), *form_marks[1:]]),
            "form_id": "-".join(_NOT_NAME_CHARACTERS.sub("_", form_mark) for form_mark in form_marks),
            "version": digest(self.made),
            "default_language": self.labels[form.languages[0]],
            "style": "theme-grid no-text-transform",
        }


def digest(form_sheets: XlsformSheets) -> str:
    """Ten digits that stand for what a form says: the same form, the same version."""
    form_text = repr((form_sheets.survey, form_sheets.choices)).encode()
    return f"{int.from_bytes(hashlib.sha256(form_text).digest()[:8], 'big') % 10**10:010d}"


def render(form_sheets: XlsformSheets) -> bytes:
    """The workbook; every cell is text, none a formula."""
    from ecpat_training.documents.workbook.book import WorkbookWriter
    from ecpat_training.documents.workbook.look import PLAIN_STYLE

    plain_look = PLAIN_STYLE._replace(is_wrapped=True, vertical="top")
    bold_look = PLAIN_STYLE._replace(is_bold=True)
    workbook = WorkbookWriter()
    for name, rows in form_sheets.named().items():
        sheet = workbook.add_sheet(name)
        columns = _columns(rows)
        for place, column in enumerate(columns, 1):
            sheet.put(1, place, column, bold_look._replace(background_colour="E7EDF3"))
            is_wide = "::" in column or column == "form_title"
            sheet.widen(place, _WIDE_WIDTH if is_wide else _WIDTHS.get(column, _USUAL_WIDTH))
        for number, row in enumerate(rows, 2):
            cell_look = plain_look._replace(is_bold=row.get("type") == "begin_group")
            for place, column in enumerate(columns, 1):
                if column in row:
                    sheet.put(number, place, row[column], cell_look)
        sheet.freeze(2, 3 if name != "settings" else 1)
    return workbook.file(form_sheets.settings[0]["form_title"])


_ORDER = (
    "type", "list_name", "name", "label", "hint", "required", "relevant", "constraint", "constraint_message",
    "appearance", "calculation",
)  # fmt: skip


def _columns(rows: Sequence[Row]) -> list[str]:
    """The columns that any row has, in the order that people know."""
    columns = dict.fromkeys(column for row in rows for column in row)
    place = {column: index for index, column in enumerate(_ORDER)}
    return sorted(columns, key=lambda column: place.get(column.partition("::")[0], len(place)))


def _list_name(question: QuestionnaireQuestion) -> str:
    name = f"answers_{question.scale}" if question.kind == "grade" else f"{question.name}_answers"
    return _NOT_NAME_CHARACTERS.sub("_", name).replace("-", "_").replace(".", "_")


def _bounds(question: QuestionnaireQuestion) -> str:
    lower_bound = [f". >= {question.low:g}"] if question.low is not None else []
    upper_bound = [f". <= {question.high:g}"] if question.high is not None else []
    return " and ".join([*lower_bound, *upper_bound])


def _quote_text(text: str) -> str:
    """A text in an expression; ids and waves have no quotation marks."""
    return f"'{text}'"
