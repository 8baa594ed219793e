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
from ecpat_training.survey.instrument.item import THEN
from ecpat_training.survey.model.draft import DraftAnswer, DraftKind, DraftQuestion, ReadForm, UnscoredColumn
from ecpat_training.survey.reading.codes import names_a_code
from ecpat_training.survey.reading.number_kinds import says_what_somebody_is
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

    kind: str
    type: str
    name: str
    texts: dict[str, str]
    where: Location
    below: list["_LimeSurveyRow"] = field(default_factory=list)
    answers: list["_LimeSurveyRow"] = field(default_factory=list)


def is_structure(table: CellTable) -> bool:
    """Whether a text is such a table."""
    first = {as_text(cell).lower() for cell in table.rows[0]} if table.rows else set()
    return {"class", "name", "text", "language"} <= first


def read_table_of_classes(table: CellTable, name: str) -> ReadForm:
    """The questions of a `.txt` or `.tsv`: languages one below the other, in each the same rows in the same order."""
    header = [as_text(cell).lower() for cell in table.rows[0]]
    rows = [
        (line_index, dict(zip(header, map(as_text, cells), strict=False)))
        for line_index, cells in enumerate(table.rows)
        if line_index and any(map(as_text, cells))
    ]
    by_language: dict[str, list[_LimeSurveyRow]] = {}
    title = name
    for index, row in rows:
        kind, language = row.get("class", ""), row.get("language", "")
        if kind == "SL" and row.get("name") == "surveyls_title" and not by_language and title == name:
            title = _plain(row.get("text", "")) or name
        if kind not in ("G", "Q", "SQ", "A"):
            continue
        words = _plain(row.get("name" if kind == "G" else "text", ""))
        form_row = _LimeSurveyRow(
            kind, row.get("type/scale", ""), row.get("name", ""), {language: words}, table.where(index)
        )
        by_language.setdefault(language, []).append(form_row)
    first, *other_languages = by_language.values()
    for other_rows in other_languages:
        for form_row, translation in zip(first, other_rows, strict=False):
            if (form_row.kind, form_row.type) == (translation.kind, translation.type) and (
                form_row.kind == "G" or form_row.name == translation.name
            ):
                form_row.texts.update(translation.texts)
    return _form(_nested(first), title, name)


def _nested(rows: Iterable[_LimeSurveyRow]) -> Iterator[_LimeSurveyRow]:
    """Questions with what is below them; groups as they come."""
    question: _LimeSurveyRow | None = None
    for row in rows:
        if row.kind in ("G", "Q"):
            question = row if row.kind == "Q" else None
            yield row
        elif question is not None:
            (question.below if row.kind == "SQ" else question.answers).append(row)


def read_lss_tables(tables: LssTables, file: str) -> ReadForm:
    """The questions of a `.lss`: texts stand beside the rows, or from version 4 on in tables of their own."""
    location = Location(file)
    texts = _texts(tables, "question_l10ns", "qid", "question")
    answer_texts = _texts(tables, "answer_l10ns", "aid", "answer")
    groups = _merged(
        tables.get("groups", []), ("gid",), "group_name", _texts(tables, "group_l10ns", "gid", "group_name")
    )
    questions = _merged(tables.get("questions", []), ("qid",), "question", texts)
    below = _merged(tables.get("subquestions", []), ("qid",), "question", texts)
    answers = _merged(tables.get("answers", []), ("qid", "code", "scale_id"), "answer", answer_texts, key_of_text="aid")
    rows: list[_LimeSurveyRow] = []
    for group in sorted(groups, key=lambda pair: _order(pair[0], "group_order")):
        rows.append(_LimeSurveyRow("G", "", group[0].get("gid", ""), group[1], location))
        group_questions = [pair for pair in questions if pair[0].get("gid") == group[0].get("gid")]
        for question, words in sorted(group_questions, key=lambda pair: _order(pair[0], "question_order")):
            if question.get("parent_qid", "0") not in ("", "0"):
                continue
            form_row = _LimeSurveyRow("Q", question.get("type", ""), question.get("title", ""), words, location)
            of_it = [sub for sub in below if sub[0].get("parent_qid") == question.get("qid")]
            for sub, wording in sorted(of_it, key=lambda pair: _order(pair[0], "question_order")):
                if sub.get("scale_id", "0") in ("", "0"):
                    form_row.below.append(_LimeSurveyRow("SQ", "", sub.get("title", ""), wording, location))
            chosen = [answer for answer in answers if answer[0].get("qid") == question.get("qid")]
            for answer, wording in sorted(chosen, key=lambda pair: _order(pair[0], "sortorder")):
                form_row.answers.append(
                    _LimeSurveyRow("A", answer.get("scale_id", "0"), answer.get("code", ""), wording, location)
                )
            rows.append(form_row)
    titles = [_plain(row.get("surveyls_title", "")) for row in tables.get("surveys_languagesettings", [])]
    return _form(rows, next(filter(None, titles), file), file)


def _order(row: Mapping[str, str], key: str) -> int:
    written = row.get(key, "")
    return int(written) if re.fullmatch(r"\d{1,9}", written) else 0


def _texts(tables: LssTables, name: str, key: str, text: str) -> dict[str, dict[str, str]]:
    texts_by_key: dict[str, dict[str, str]] = {}
    for row in tables.get(name, []):
        texts_by_key.setdefault(row.get(key, ""), {})[_code(row)] = _plain(row.get(text, ""))
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
            merged_row[1][_code(row)] = _plain(row[text])
        merged_row[1].update(texts_by_key.get(row.get(key_of_text or keys[0], ""), {}))
    return list(merged_rows.values())


def _plain(text: str) -> str:
    """A text without marks of HTML; our forms put a space behind `{`, which would begin an expression."""
    return squeeze(unescape(_TAG.sub(" ", text))).replace("{ ", "{")


def _form(rows: Iterable[_LimeSurveyRow], title: str, file: str) -> ReadForm:
    questions: list[DraftQuestion] = []
    code: list[DraftQuestion] = []
    left_out: list[UnscoredColumn] = []
    group = ""
    rows = list(rows)
    names = [sub.name for row in rows for sub in row.below if row.type in _ARRAYS]
    for row in rows:
        if row.kind == "G":
            group = next(iter(row.texts.values()), "")
            continue
        for question in _questions_of_row(row, group, names, file):
            words = question.words
            if is_wave_column(row.name) or row.type in _TOLD:
                reason = "it says which wave an answer is from" if is_wave_column(row.name) else _TOLD[row.type]
                if reason:
                    left_out.append(UnscoredColumn(words, question.place, reason))
                elif row.type == "G":
                    questions.append(question)
            elif names_a_code(row.name) or names_a_code(words):
                code.append(question)
            elif reason := personal_reason(*([row.name] if row.type in _WORDS else []), words):
                left_out.append(UnscoredColumn(words, question.place, reason))
            else:
                questions.append(question)
    languages = tuple(dict.fromkeys(key for asked_question in questions for key in asked_question.texts if key))
    wave = next((part_wave for part in reversed(title.split(" - ")) if (part_wave := wave_of(part))), None)
    return ReadForm(file, title, languages, tuple(questions), tuple(code), (wave,) if wave else (), tuple(left_out))


def _questions_of_row(row: _LimeSurveyRow, group: str, names: Sequence[str], file: str) -> Iterator[DraftQuestion]:
    """The question, or each line of a table."""
    options = _options(row)
    texts = {language: text for language, text in row.texts.items() if text} or {"": row.name}
    place = f"line {row.where.line} of {file}" if row.where.line else f"question {row.name} of {file}"
    question = DraftQuestion(row.name, texts, place, row.where, options=options, ordered=True, group=group)
    if row.type in _ARRAYS or row.type == "K":
        stem = next(iter(texts.values()), "")
        prefix = THEN if row.name == THEN.rstrip("_") else ""
        kind: DraftKind = "number" if row.type == "K" else _graded(row.type, options)
        for sub in row.below:
            is_unique = names.count(sub.name) < 2 and row.type != "K"
            also = [f"{row.name}[{sub.name}]", *(f"{text} [{sub.texts.get(code, '')}]" for code, text in texts.items())]
            name = prefix + sub.name if is_unique or prefix else f"{row.name}_{sub.name}"
            words = {language: text for language, text in sub.texts.items() if text} or {"": sub.name}
            scale = {"scale": row.name if not prefix else THEN + "scale", "grid": True}
            yield replace(
                question, name=name, texts=words, kind=kind, group=stem or group, also=tuple(also), scoring=scale
            )
        return
    kind = "words"
    if row.type in _SEVERAL:
        kind, question = (
            "several",
            replace(question, options=tuple(DraftAnswer(sub.name, sub.texts) for sub in row.below)),
        )
    elif row.type in _LISTS or row.type in ("5", "Y", "G"):
        kind = _graded(row.type, options)
    elif row.type == "N":
        kind = "number"
    reason = "free text" if kind == "words" and row.type in _WORDS else ""
    about = row.type == "G" or any(map(says_what_somebody_is, (row.name, *texts.values())))
    yield replace(question, kind=kind, why=reason, background=about)


def _options(row: _LimeSurveyRow) -> tuple[DraftAnswer, ...]:
    if row.type in _FIXED and not row.answers:
        return tuple(DraftAnswer(code, {"en": words} if words else {}) for code, words in _FIXED[row.type])
    return tuple(DraftAnswer(answer.name, answer.texts) for answer in row.answers)


def _graded(type_: str, options: Sequence[DraftAnswer]) -> DraftKind:
    """Whether answers are grades, as the question's type says or its answers do."""
    if type_ in "AB5":
        return "grade"
    return "grade" if are_grades(options) else "choice"
