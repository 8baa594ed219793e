"""The right answers, from a sheet of answers: a row of the export that somebody filled in rightly, or a table of
questions and answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, listing, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.wording import heading_key, strip_markup
from ecpat_training.survey.model.draft import DraftAnswer, DraftQuestion
from ecpat_training.words.catalogue.message import phrase

_MAX_LETTERS_SHOWN = 60


class RightAnswers(NamedTuple):
    """The right answer by each name that its question may bear, folded; and where they stand."""

    answers: Mapping[str, str]
    location_by_question: Mapping[str, Location]
    reason: str


def row_of(table: CellTable, row_text: str) -> int | None:
    """The row of the right answers: by its number in the file, or by what stands in one of its cells, such as `KEY`.
    None where no row, or more than one, has it."""
    rows = range(1, len(table.rows))
    if row_text.isdecimal():
        numbered_rows = [row for row in rows if table.location_of(row).row == int(row_text)]
        if len(numbered_rows) == 1:
            return numbered_rows[0]
    marked_rows = [row for row in rows if any(fold(as_text(cell)) == fold(row_text) for cell in table.rows[row])]
    return marked_rows[0] if len(marked_rows) == 1 else None


def read_key_row(table: CellTable, row: int, header: int) -> RightAnswers:
    """What stands in a row of an export."""
    answers: dict[str, str] = {}
    location_by_key: dict[str, Location] = {}
    for column, cell in enumerate(table.rows[row]):
        name = as_text(table.rows[header][column]) if column < len(table.rows[header]) else ""
        if name and (text := as_text(cell)):
            for key in _keys(name):
                answers.setdefault(key, text)
                location_by_key.setdefault(key, table.location_of(row, column))
    return RightAnswers(answers, location_by_key, f"by the answers in {table.location_of(row).place_in_file}")


def key_row_error(row_text: str, location: Location) -> ContentError:
    """There is no row of right answers, or there are several."""
    hint = "Name its number in the file, or a word that stands in this row alone, such as `KEY` in the code's column."
    message = phrase("no single row of the first file is `{row}`.", row=visible(row_text)[:_MAX_LETTERS_SHOWN])
    return ContentError([Finding("draft.key-row", Severity.ERROR, message, location, hint)])


def read_key_sheet(
    table: CellTable, questions: Sequence[DraftQuestion], name: str
) -> tuple[RightAnswers, list[Finding]]:
    """(the right answers by question; findings about lines of the sheet whose question no file has). The sheet has a
    row for each question, or a column for each with their answers below.

    Raises:
        ContentError: no question of the files stands in the answer sheet.
    """
    known_keys = {key for question in questions for key in _question_keys(question)}
    column_answers, column_unmatched = _read_question_per_row(table, known_keys)
    row_answers, row_unmatched = _read_question_per_column(table, known_keys)
    right_answers, unmatched_texts = (
        (column_answers, column_unmatched)
        if len(column_answers.answers) >= len(row_answers.answers)
        else (row_answers, row_unmatched)
    )
    if not right_answers.answers:
        message = "no question of the files stands in this answer sheet."
        hint = "Write the question's words, or its name, into one column and the right answer beside it."
        raise ContentError([Finding("draft.answer-key", Severity.ERROR, message, Location(table.file), hint)])
    findings = []
    if unmatched_texts:
        shown_texts = listing([f"`{visible(text)[:_MAX_LETTERS_SHOWN]}`" for text in unmatched_texts], 8)
        message = phrase(
            "{lines:,} {lines:line of the answer sheet is|lines of the answer sheet are} about no question of the"
            " files: {shown}.",
            lines=len(unmatched_texts),
            shown=shown_texts,
        )
        hint = "Check how they are spelt; a heading does no harm."
        findings.append(Finding("draft.answer-key-unknown", Severity.WARNING, message, Location(table.file), hint))
    return RightAnswers(right_answers.answers, right_answers.location_by_question, f"by {name}"), findings


def _read_question_per_row(table: CellTable, known_keys: set[str]) -> tuple[RightAnswers, list[str]]:
    answers: dict[str, str] = {}
    location_by_key: dict[str, Location] = {}
    unmatched_texts = []
    for row, cells in enumerate(table.rows):
        texts = list(map(as_text, cells))
        question_index = next(
            (index for index, text in enumerate(texts) if text and set(_keys(text)) & known_keys), None
        )
        answer = next(
            (answer_index for answer_index in range((question_index or 0) + 1, len(texts)) if texts[answer_index]), None
        )
        if question_index is None or answer is None:
            if len([text for text in texts if text]) > 1:
                unmatched_texts.append(next(filter(None, texts)))
            continue
        for key in _keys(texts[question_index]):
            answers.setdefault(key, texts[answer])
            location_by_key.setdefault(key, table.location_of(row, answer))
    return RightAnswers(answers, location_by_key, ""), unmatched_texts


def _read_question_per_column(table: CellTable, known_keys: set[str]) -> tuple[RightAnswers, list[str]]:
    for header, cells in enumerate(table.rows[:-1]):
        names = list(map(as_text, cells))
        if any(set(_keys(name)) & known_keys for name in names):
            right_answers = read_key_row(table, header + 1, header)
            unmatched_names = [name for name in names if name and not set(_keys(name)) & known_keys]
            return RightAnswers(
                {key: text for key, text in right_answers.answers.items() if key in known_keys},
                right_answers.location_by_question,
                "",
            ), unmatched_names
    return RightAnswers({}, {}, ""), []


def _keys(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (heading_key(text), strip_markup(text)))))


def _question_keys(question: DraftQuestion) -> Iterable[str]:
    for name in (question.name, *question.texts.values(), *question.also):
        yield from _keys(name)


def add_answer_keys(questions: Sequence[DraftQuestion], right_answers: RightAnswers) -> list[DraftQuestion]:
    """The questions with their right answers; an answer that nobody chose becomes one of the answers."""
    return [_add_answer_key(question, right_answers) for question in questions]


def _add_answer_key(question: DraftQuestion, right_answers: RightAnswers) -> DraftQuestion:
    answer = next((right_answers.answers[key] for key in _question_keys(question) if key in right_answers.answers), "")
    if not answer or question.kind not in ("choice", "words"):
        return question
    if question.kind == "words":
        return question
    right_option = next((option for option in question.options if matches_answer(option, answer)), None)
    options = question.options if right_option else (*question.options, DraftAnswer(answer, times=0))
    return replace(
        question, key=right_option.value if right_option else answer, key_because=right_answers.reason, options=options
    )


def matches_answer(option: DraftAnswer, text: str) -> bool:
    """Whether a text names an answer, by what is stored or by its words."""
    return fold(text) in map(fold, option.wordings) or heading_key(text) in (
        heading_key(word) for word in option.wordings
    )
