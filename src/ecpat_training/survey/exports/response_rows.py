"""Which rows below a header are responses: not empty ones, not rows that only describe columns, as exports have them,
and not rows that sum the answers up. A mean counted as a person would change every figure."""

import re
from collections.abc import Callable, Sequence

from ecpat_training.files.cell import as_text
from ecpat_training.files.sheets.header import texts_of
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.survey.exports.column_cells import find_rows
from ecpat_training.survey.exports.raw_survey import RawSurvey, SurveyColumn
from ecpat_training.words.lists.rows import SUMMARIES
from ecpat_training.words.matching import letters_key


def find_filled_rows(table: CellTable, first_row: int) -> list[int]:
    """The rows from `first_row` on of which a cell isn't empty, in their order."""
    if not table.columns:
        return [row for row in range(first_row, len(table.rows)) if any(map(as_text, table.rows[row]))]
    import numpy

    is_filled_row = numpy.zeros(len(table.rows), dtype=bool)
    for column in sorted(table.columns, key=lambda column: len(column.distinct)):  # codes, if ever, last
        blank_codes = [index for index, cell in column.present_values().items() if not as_text(cell)]
        if not blank_codes:
            return list(range(first_row, len(table.rows)))
        is_filled_row |= ~numpy.isin(column.at, blank_codes)
    return [row for row in numpy.flatnonzero(is_filled_row).tolist() if row >= first_row]


_IMPORT_ID = "importid"
KINDS_OF_ANSWER = frozenset(
    map(
        letters_key,
        (
            "Response", "Open-Ended Response", "Antwort", "Offene Antwort", "Freitextantwort", "Réponse",
            "Réponse ouverte", "Réponse libre", "Respuesta", "Respuesta abierta", "Ответ", "Открытый ответ", "Antwoord",
            "Open antwoord", "Risposta", "Risposta aperta", "Odpowiedź", "Resposta",
        ),
    )
)  # fmt: skip
_DEEPEST = 3


def leftover_rows(table: CellTable, survey: RawSurvey) -> dict[int, str]:
    """The rows of question texts and import ids that Qualtrics writes below its header, and the row by which
    SurveyMonkey says of each column how it is answered; each with the reason why it is no response."""
    for row in range(survey.first, min(survey.first + _DEEPEST, len(table.rows))):
        texts = [text for text in map(as_text, table.rows[row]) if text]
        if texts and all(_IMPORT_ID in letters_key(text) for text in texts):
            descriptions = range(survey.first, row + 1)
            return dict.fromkeys(descriptions, "it describes the columns, as exports of Qualtrics do")
    first_row_texts = list(map(as_text, table.rows[survey.first])) if survey.first < len(table.rows) else []
    other_places = [
        place for place, text in enumerate(first_row_texts) if text and letters_key(text) not in KINDS_OF_ANSWER
    ]
    is_description = len(other_places) < sum(map(bool, first_row_texts)) and all(
        {as_text(value) for value in table.cells_below(survey.first, place)} <= {first_row_texts[place], ""}
        for place in other_places
    )  # a choice of a question stands in no column but its own
    if is_description:
        return {survey.first: "it describes the columns, as exports of SurveyMonkey do"}
    return {}


def repeated_headers(table: CellTable, survey: RawSurvey, rows: Sequence[int]) -> dict[int, str]:
    """The rows that say the header again, as above each group of people or on each printed page; each with the reason
    why it is no response."""
    names = texts_of(table, survey.header) if survey.header < len(table.rows) else {}
    if len(names) < 2:
        return {}
    first_column = next(iter(names))
    reason_by_row = {}
    for row in find_rows(table, rows, first_column, lambda text: text == names[first_column]):
        texts = texts_of(table, row)
        if row != survey.header and len(texts) > 1 and texts.items() <= names.items():
            reason_by_row[row] = "it says the header again"
    return reason_by_row


_FIGURE = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)*\s*%?")
_DIGIT = re.compile(r"[0-9]")
SUMMARY = "it is a total or a mean, not an answer"


def summary_rows(table: CellTable, rows: Sequence[int], code: Sequence[SurveyColumn]) -> dict[int, str]:
    """The rows whose code, or first cell, is a word for a sum or a mean (`Average`, `Total`) and whose other cells are
    numbers, each with the reason why it is no response."""
    codes = {column.index for column in code}
    if table.columns:
        summary_candidates = {row for column in table.columns for row in column.find_rows(_is_summary)}
        rows = sorted(summary_candidates & set(rows)) if summary_candidates else ()
    return {row: SUMMARY for row in rows if sums_up(table.rows[row], codes, _is_summary)}


def sums_up(cells: Sequence[CellValue], codes: set[int], is_word: Callable[[str], bool]) -> bool:
    """Whether a word stands in the first filled cell or for the code, and numbers in all others."""
    first_filled_cell = next((place for place, cell in enumerate(cells) if as_text(cell)), 0)
    if not any(is_word(as_text(cells[place])) for place in codes | {first_filled_cell} if place < len(cells)):
        return False
    texts = {place: text for place, cell in enumerate(cells) if (text := as_text(cell))}
    words = {place for place, text in texts.items() if is_word(text)}
    return len(texts) > 1 and all(_FIGURE.fullmatch(text) for place, text in texts.items() if place not in words)


def _is_summary(cell: CellValue) -> bool:
    """Whether a cell is a word for a sum or a mean; none of them has a digit, as most cells have."""
    if isinstance(cell, str) and _DIGIT.search(cell):
        return False
    text = as_text(cell)
    return _DIGIT.search(text) is None and letters_key(text.rstrip(" :=")) in SUMMARIES
