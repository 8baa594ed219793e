"""Which rows below a header are responses: not empty ones, not rows that only describe columns, as exports have them,
and not rows that sum the answers up. A mean counted as a person would change every figure."""

import re
from collections.abc import Callable, Sequence

from ecpat_training.files.cell import as_text
from ecpat_training.files.sheets.header import texts_of
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.survey.exports.column_cells import rows_where
from ecpat_training.survey.exports.raw_survey import RawSurvey, SurveyColumn
from ecpat_training.words.lists.rows import SUMMARIES
from ecpat_training.words.matching import letters_key


def filled_rows(table: CellTable, first: int) -> list[int]:
    """The rows from `first` on of which a cell isn't empty, in their order."""
    if not table.columns:
        return [row for row in range(first, len(table.rows)) if any(map(as_text, table.rows[row]))]
    import numpy

    filled = numpy.zeros(len(table.rows), dtype=bool)
    for column in sorted(table.columns, key=lambda column: len(column.distinct)):  # codes, if ever, last
        empty = [index for index, cell in column.present().items() if not as_text(cell)]
        if not empty:
            return list(range(first, len(table.rows)))
        filled |= ~numpy.isin(column.at, empty)
    return [row for row in numpy.flatnonzero(filled).tolist() if row >= first]


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


def leftover_rows(table: CellTable, raw: RawSurvey) -> dict[int, str]:
    """The rows of question texts and import ids that Qualtrics writes below its header, and the row by which
    SurveyMonkey says of each column how it is answered; each with the reason why it is no response."""
    for row in range(raw.first, min(raw.first + _DEEPEST, len(table.rows))):
        texts = [text for text in map(as_text, table.rows[row]) if text]
        if texts and all(_IMPORT_ID in letters_key(text) for text in texts):
            descriptions = range(raw.first, row + 1)
            return dict.fromkeys(descriptions, "it describes the columns, as exports of Qualtrics do")
    second = list(map(as_text, table.rows[raw.first])) if raw.first < len(table.rows) else []
    other_places = [place for place, text in enumerate(second) if text and letters_key(text) not in KINDS_OF_ANSWER]
    is_description = len(other_places) < sum(map(bool, second)) and all(
        {as_text(value) for value in table.below(raw.first, place)} <= {second[place], ""} for place in other_places
    )  # a choice of a question stands in no column but its own
    if is_description:
        return {raw.first: "it describes the columns, as exports of SurveyMonkey do"}
    return {}


def repeated_headers(table: CellTable, raw: RawSurvey, rows: Sequence[int]) -> dict[int, str]:
    """The rows that say the header again, as above each group of people or on each printed page; each with the reason
    why it is no response."""
    names = texts_of(table, raw.header) if raw.header < len(table.rows) else {}
    if len(names) < 2:
        return {}
    first = next(iter(names))
    reason_by_row = {}
    for row in rows_where(table, rows, first, lambda text: text == names[first]):
        texts = texts_of(table, row)
        if row != raw.header and len(texts) > 1 and texts.items() <= names.items():
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
        possible = {row for column in table.columns for row in column.rows_where(_is_summary)}
        rows = sorted(possible & set(rows)) if possible else ()
    return {row: SUMMARY for row in rows if sums_up(table.rows[row], codes, _is_summary)}


def sums_up(cells: Sequence[CellValue], codes: set[int], is_word: Callable[[str], bool]) -> bool:
    """Whether a word stands in the first filled cell or for the code, and numbers in all others."""
    first = next((place for place, cell in enumerate(cells) if as_text(cell)), 0)
    if not any(is_word(as_text(cells[place])) for place in codes | {first} if place < len(cells)):
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
