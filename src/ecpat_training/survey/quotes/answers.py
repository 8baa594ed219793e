"""The free text of a survey's table, question by question."""

from collections import Counter
from dataclasses import dataclass

from ecpat_training.core.text import squeeze, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.raw_survey import SurveyColumn
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.instrument import WAVES, Instrument
from ecpat_training.survey.reading.columns import match_columns
from ecpat_training.survey.reading.free_text import find_free_texts
from ecpat_training.survey.reading.recognise import recognise

_FEWEST_WORDS = 2  # `No`, `-` and `ok` are nothing to quote


@dataclass(frozen=True)
class FreeTextAnswers:
    """`texts` are the questions of free text with each answer of two words and more, in the table's order; `one_word`
    says how many answers of a single word each question has beside them."""

    texts: list[tuple[str, str]]
    one_word: Counter[str]


def answers_in_words(table: CellTable, instrument: Instrument) -> FreeTextAnswers:
    """What people wrote in the columns of free text.

    Raises:
        InputError: the table comes from a platform that isn't read yet.
        ContentError: there is no header row.
    """
    _, raw_survey = recognise(table)
    matched_columns = match_columns(table, raw_survey, instrument, WAVES)
    rows = [row for row in range(raw_survey.first, len(table.rows)) if any(map(as_text, table.rows[row]))]
    free_text_answers = FreeTextAnswers([], Counter())
    for column, texts in find_free_texts(table, raw_survey, rows, matched_columns.unused_columns, instrument):
        question = _question(column, instrument)
        for text in texts.values():
            if len(squeeze(text).split()) >= _FEWEST_WORDS:
                free_text_answers.texts.append((question, text.strip()))
            else:
                free_text_answers.one_word[question] += 1
    return free_text_answers


def _question(column: SurveyColumn, instrument: Instrument) -> str:
    """The question as the instrument words it first, whatever its column is called and in whatever language the form
    was; else the column's whole header."""
    names = set(map(heading_key, (column.header, *column.names)))
    for question in instrument.questions:
        if names & set(map(heading_key, (question.id, *question.texts()))):
            return next(iter(question.texts()), question.id)
    return visible(column.header)
