"""The structure of a LimeSurvey questionnaire as questions: a table of classes (`.txt`, `.tsv`) or tables in XML
(`.lss`). Both become the same rows: groups `G`, questions `Q`, sub-questions `SQ` and answers `A`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import unescape

from ecpat_training.core.location import Location
from ecpat_training.core.text import squeeze
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.drafting.form_answers import are_grades
from ecpat_training.survey.exports.lss import LssTables
from ecpat_training.survey.instrument.item import THEN_PREFIX
from ecpat_training.survey.model.draft import DraftAnswer, DraftKind, DraftQuestion, ReadForm, UnscoredColumn
from ecpat_training.survey.reading.codes import names_a_code
from ecpat_training.survey.reading.number_kinds import asks_for_background
from ecpat_training.survey.reading.personal import personal_reason
from ecpat_training.survey.reading.wave_column import is_wave_column, wave_of

_TAG = re.compile(r"<[^<>]*>")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_ARRAYS = "ABCEFH"
_LISTS = "L!OI"
_SEVERAL = "MP"
_WORDS = "STUQ"
_TOLD = {
    "D": "dates or times", "|": "a file", "R": "an order of answers", "G": "", "X": "", "*": "",
    ";": "free text in a table",
    ":": "a table of numbers, which isn't read", "1": "a table with two scales, which isn't read",
}  # fmt: skip
_FIXED = {
    "A": [(str(n), "") for n in range(1, 6)], "5": [(str(n), "") for n in range(1, 6)],
    "B": [(str(n), "") for n in range(1, 11)], "C": [("Y", "Yes"), ("U", "Uncertain"), ("N", "No")],
    "E": [("D", "Decrease"), ("S", "Same"), ("I", "Increase")], "Y": [("Y", "Yes"), ("N", "No")],
    "G": [("F", "Female"), ("M", "Male")],
}  # fmt: skip


@dataclass
class _LimeSurveyRow:
    """A group, question, sub-question or answer in every language."""

    row_class: str
    type: str
    name: str
    texts: dict[str, str]
    location: Location
    child_rows: list["_LimeSurveyRow"] = field(default_factory=list)
    answers: list["_LimeSurveyRow"] = field(default_factory=list)


def is_structure(table: CellTable) -> bool:
    """Whether a text is such a table."""
    header_texts = {as_text(cell).lower() for cell in table.rows[0]} if table.rows else set()
    return {"class", "name", "text", "language"} <= header_texts


def read_table_of_classes(table: CellTable, name: str) -> ReadForm:
    """The questions of a `.txt` or `.tsv`: languages one below the other, in each the same rows in the same order."""
    header = [as_text(cell).lower() for cell in table.rows[0]]
    rows = [
        (line_index, dict(zip(header, map(as_text, cells), strict=False)))
        for line_index, cells in enumerate(table.rows)
        if line_index and any(map(as_text, cells))
    ]
    rows_by_language: dict[str, list[_LimeSurveyRow]] = {}
    title = name
    for index, row in rows:
        row_class, language = row.get("class", ""), row.get("language", "")
        if row_class == "SL" and row.get("name") == "surveyls_title" and not rows_by_language and title == name:
            title = _strip_markup(row.get("text", "")) or name
        if row_class not in ("G", "Q", "SQ", "A"):
            continue
        words = _strip_markup(row.get("name" if row_class == "G" else "text", ""))
        form_row = _LimeSurveyRow(
            row_class, row.get("type/scale", ""), row.get("name", ""), {language: words}, table.location_of(index)
        )
        rows_by_language.setdefault(language, []).append(form_row)
    base_rows, *other_languages = rows_by_language.values()
    for other_rows in other_languages:
        for form_row, translation in zip(base_rows, other_rows, strict=False):
            if (form_row.row_class, form_row.type) == (translation.row_class, translation.type) and (
                form_row.row_class == "G" or form_row.name == translation.name
            ):
                form_row.texts.update(translation.texts)
    return _form(_nested(base_rows), title, name)


def _nested(rows: Iterable[_LimeSurveyRow]) -> Iterator[_LimeSurveyRow]:
    """Questions with what is below them; groups as they come."""
    question: _LimeSurveyRow | None = None
    for row in rows:
        if row.row_class in ("G", "Q"):
            question = row if row.row_class == "Q" else None
            yield row
        elif question is not None:
            (question.child_rows if row.row_class == "SQ" else question.answers).append(row)


def read_lss_tables(tables: LssTables, file: str) -> ReadForm:
    """The questions of a `.lss`: texts stand beside the rows, or from version 4 on in tables of their own."""
    location = Location(file)
    texts = _texts(tables, "question_l10ns", "qid", "question")
    answer_texts = _texts(tables, "answer_l10ns", "aid", "answer")
    groups = _merged(
        tables.get("groups", []), ("gid",), "group_name", _texts(tables, "group_l10ns", "gid", "group_name")
    )
    questions = _merged(tables.get("questions", []), ("qid",), "question", texts)
    subquestions = _merged(tables.get("subquestions", []), ("qid",), "question", texts)
    answers = _merged(tables.get("answers", []), ("qid", "code", "scale_id"), "answer", answer_texts, key_of_text="aid")
    rows: list[_LimeSurveyRow] = []
    for group in sorted(groups, key=lambda pair: _order(pair[0], "group_order")):
        rows.append(_LimeSurveyRow("G", "", group[0].get("gid", ""), group[1], location))
        group_questions = [pair for pair in questions if pair[0].get("gid") == group[0].get("gid")]
        for question, words in sorted(group_questions, key=lambda pair: _order(pair[0], "question_order")):
            if question.get("parent_qid", "0") not in ("", "0"):
                continue
            form_row = _LimeSurveyRow("Q", question.get("type", ""), question.get("title", ""), words, location)
            own_subquestions = [sub for sub in subquestions if sub[0].get("parent_qid") == question.get("qid")]
            for sub, wording in sorted(own_subquestions, key=lambda pair: _order(pair[0], "question_order")):
                if sub.get("scale_id", "0") in ("", "0"):
                    form_row.child_rows.append(_LimeSurveyRow("SQ", "", sub.get("title", ""), wording, location))
            chosen = [answer for answer in answers if answer[0].get("qid") == question.get("qid")]
            for answer, wording in sorted(chosen, key=lambda pair: _order(pair[0], "sortorder")):
                form_row.answers.append(
                    _LimeSurveyRow("A", answer.get("scale_id", "0"), answer.get("code", ""), wording, location)
                )
            rows.append(form_row)
    titles = [_strip_markup(row.get("surveyls_title", "")) for row in tables.get("surveys_languagesettings", [])]
    return _form(rows, next(filter(None, titles), file), file)


def _order(row: Mapping[str, str], key: str) -> int:
    order_text = row.get(key, "")
    return int(order_text) if re.fullmatch(r"\d{1,9}", order_text) else 0


def _texts(tables: LssTables, name: str, key: str, text: str) -> dict[str, dict[str, str]]:
    texts_by_key: dict[str, dict[str, str]] = {}
    for row in tables.get(name, []):
        texts_by_key.setdefault(row.get(key, ""), {})[_code(row)] = _strip_markup(row.get(text, ""))
    return texts_by_key


def _code(row: Mapping[str, str]) -> str:
    """The language of a row: `de-informal` is German."""
    match = _LANGUAGE.match(row.get("language", ""))
    return match[0] if match else ""


def _merged(
    rows: Sequence[Mapping[str, str]],
    keys: tuple[str, ...],
    text: str,
    texts_by_key: Mapping[str, Mapping[str, str]],
    key_of_text: str = "",
) -> list[tuple[Mapping[str, str], dict[str, str]]]:
    """Each row once, with its words in every language."""
    merged_rows: dict[tuple[str, ...], tuple[Mapping[str, str], dict[str, str]]] = {}
    for row in rows:
        key = tuple(row.get(column, "") for column in keys)
        merged_row = merged_rows.setdefault(key, (row, {}))
        if text in row:
            merged_row[1][_code(row)] = _strip_markup(row[text])
        merged_row[1].update(texts_by_key.get(row.get(key_of_text or keys[0], ""), {}))
    return list(merged_rows.values())


def _strip_markup(text: str) -> str:
    """A text without marks of HTML; our forms put a space behind `{`, which would begin an expression."""
    return squeeze(unescape(_TAG.sub(" ", text))).replace("{ ", "{")


def _form(rows: Iterable[_LimeSurveyRow], title: str, file: str) -> ReadForm:
    questions: list[DraftQuestion] = []
    code: list[DraftQuestion] = []
    omitted_columns: list[UnscoredColumn] = []
    group = ""
    rows = list(rows)
    names = [sub.name for row in rows for sub in row.child_rows if row.type in _ARRAYS]
    for row in rows:
        if row.row_class == "G":
            group = next(iter(row.texts.values()), "")
            continue
        for question in _questions_of_row(row, group, names, file):
            words = question.words
            if is_wave_column(row.name) or row.type in _TOLD:
                reason = "it says which wave an answer is from" if is_wave_column(row.name) else _TOLD[row.type]
                if reason:
                    omitted_columns.append(UnscoredColumn(words, question.place, reason))
                elif row.type == "G":
                    questions.append(question)
            elif names_a_code(row.name) or names_a_code(words):
                code.append(question)
            elif reason := personal_reason(*([row.name] if row.type in _WORDS else []), words):
                omitted_columns.append(UnscoredColumn(words, question.place, reason))
            else:
                questions.append(question)
    languages = tuple(dict.fromkeys(key for asked_question in questions for key in asked_question.texts if key))
    wave = next((part_wave for title_part in reversed(title.split(" - ")) if (part_wave := wave_of(title_part))), None)
    return ReadForm(
        file, title, languages, tuple(questions), tuple(code), (wave,) if wave else (), tuple(omitted_columns)
    )


def _questions_of_row(row: _LimeSurveyRow, group: str, names: Sequence[str], file: str) -> Iterator[DraftQuestion]:
    """The question, or each line of a table."""
    options = _options(row)
    texts = {language: text for language, text in row.texts.items() if text} or {"": row.name}
    place = f"line {row.location.line} of {file}" if row.location.line else f"question {row.name} of {file}"
    question = DraftQuestion(row.name, texts, place, row.location, options=options, ordered=True, group=group)
    if row.type in _ARRAYS or row.type == "K":
        stem = next(iter(texts.values()), "")
        prefix = THEN_PREFIX if row.name == THEN_PREFIX.rstrip("_") else ""
        question_kind: DraftKind = "number" if row.type == "K" else _judge_grade_or_choice(row.type, options)
        for sub in row.child_rows:
            is_unique = names.count(sub.name) < 2 and row.type != "K"
            also_names = [
                f"{row.name}[{sub.name}]",
                *(f"{text} [{sub.texts.get(code, '')}]" for code, text in texts.items()),
            ]
            name = prefix + sub.name if is_unique or prefix else f"{row.name}_{sub.name}"
            words = {language: text for language, text in sub.texts.items() if text} or {"": sub.name}
            scale = {"scale": row.name if not prefix else THEN_PREFIX + "scale", "grid": True}
            yield replace(
                question,
                name=name,
                texts=words,
                kind=question_kind,
                group=stem or group,
                also=tuple(also_names),
                scoring=scale,
            )
        return
    question_kind = "words"
    if row.type in _SEVERAL:
        question_kind, question = (
            "several",
            replace(question, options=tuple(DraftAnswer(sub.name, sub.texts) for sub in row.child_rows)),
        )
    elif row.type in _LISTS or row.type in ("5", "Y", "G"):
        question_kind = _judge_grade_or_choice(row.type, options)
    elif row.type == "N":
        question_kind = "number"
    reason = "free text" if question_kind == "words" and row.type in _WORDS else ""
    is_personal_trait = row.type == "G" or any(map(asks_for_background, (row.name, *texts.values())))
    yield replace(question, kind=question_kind, reason=reason, background=is_personal_trait)


def _options(row: _LimeSurveyRow) -> tuple[DraftAnswer, ...]:
    if row.type in _FIXED and not row.answers:
        return tuple(DraftAnswer(code, {"en": words} if words else {}) for code, words in _FIXED[row.type])
    return tuple(DraftAnswer(answer.name, answer.texts) for answer in row.answers)


def _judge_grade_or_choice(type_: str, options: Sequence[DraftAnswer]) -> DraftKind:
    """Whether answers are grades, as the question's type says or its answers do."""
    if type_ in "AB5":
        return "grade"
    return "grade" if are_grades(options) else "choice"
