"""Rows below the answers that sum them up: a mean counted as a person would change every figure."""

import re
from collections.abc import Sequence

from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.survey.exports.raw_survey import SurveyColumn
from ecpat_training.words.lists.rows import SUMMARIES
from ecpat_training.words.matching import key

_FIGURE = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)*\s*%?")
_DIGIT = re.compile(r"[0-9]")
SUMMARY = "it is a total or a mean, not an answer"


def summary_rows(table: CellTable, rows: Sequence[int], code: Sequence[SurveyColumn]) -> dict[int, str]:
    """The rows whose code, or first cell, is a word for a sum or a mean (`Average`, `Total`) and whose other cells are
    numbers, each with the reason why it is no response."""
    codes = {column.index for column in code}
    if table.columns:
        said = {row for column in table.columns for row in column.rows_where(_is_summary)}
        rows = sorted(said & set(rows)) if said else ()
    return {row: SUMMARY for row in rows if _sums_up(table.rows[row], codes)}


def _sums_up(cells: Sequence[CellValue], codes: set[int]) -> bool:
    first = next((place for place, cell in enumerate(cells) if as_text(cell)), 0)
    if not any(_is_summary(cells[place]) for place in codes | {first} if place < len(cells)):
        return False
    texts = {place: text for place, cell in enumerate(cells) if (text := as_text(cell))}
    words = {place for place, text in texts.items() if _is_summary(text)}
    return len(texts) > 1 and all(_FIGURE.fullmatch(text) for place, text in texts.items() if place not in words)


def _is_summary(cell: CellValue) -> bool:
    """Whether a cell is a word for a sum or a mean; none of them has a digit, as most cells have."""
    if isinstance(cell, str) and _DIGIT.search(cell):
        return False
    text = as_text(cell)
    return _DIGIT.search(text) is None and key(text.rstrip(" :=")) in SUMMARIES
