"""What one cell says of somebody's points.

| written | read as |
| --- | --- |
| `13`, `13,5`, `13 pts` | 13 points; of how many, another cell, the header or a person says |
| `13/20`, `13 of 20`, `13 / 20 pts`, `13/20 (65%)` | 13 points of 20 |
| `65 %`, `%65`, `65 per cent` | a share |
| `absent`, `–`, `n/a` | no points, which is told |
"""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from ecpat_training.core.text import fold, squeeze
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellValue
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.reading.answers import is_no_answer_text
from ecpat_training.survey.reading.number import NumberError, parse_number
from ecpat_training.survey.reading.points import words

_N = r"[0-9]{1,12}(?:[.,][0-9]{1,12})?"
_UNIT = rf"(?:\s*(?:{words.POINTS})\.?)?"
_NUMBER = re.compile(rf"(?P<number>-?{_N}){_UNIT}", re.IGNORECASE)
_PERCENT = re.compile(rf"(?P<number>-?{_N})\s*(?:{words.PERCENT})|%\s*(?P<turned>-?{_N})", re.IGNORECASE)
_POINTS_OUT_OF = re.compile(
    rf"(?P<number>-?{_N}){_UNIT}(?:\s*[/⁄]\s*|\s+(?:{words.OUT_OF_WORDS})\s+)(?P<total>{_N}){_UNIT}"
    rf"(?:\s*[(\[=,;–-]?\s*(?P<share>{_N})\s*%\s*[)\]]?)?",
    re.IGNORECASE,
)
_ROUNDED = 1.0  # per cent; a share beside points is written with no or one decimal

Form = Literal["number", "out of", "percent"]


@dataclass(frozen=True, slots=True)
class PointsCell:
    """A number as its cell writes it: points, points `out of` a `total`, or `percent`; `comma` says that its decimal
    mark is one."""

    number: float
    form: Form = "number"
    total: float | None = None
    comma: bool = False


class PointsError(ValueError):
    """A cell that says no points; `code` and the message, which goes on after the cell, say why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def points_of(value: CellValue, marks: frozenset[str] = frozenset()) -> PointsCell | None:
    """The points in a cell; None where it says in words that there are none. The cell isn't empty.

    Args:
        marks: the decimal marks that other cells leave no doubt about.

    Raises:
        PointsError: the cell says neither points nor that there are none.
    """
    if isinstance(value, datetime | date | time):
        raise PointsError("survey.date-for-number", "is a date; spreadsheets turn `4/5` into one")
    if isinstance(value, int | float) and not isinstance(value, bool):
        if math.isfinite(value):
            return PointsCell(float(value))
        raise PointsError("survey.not-a-number", "is not a number")
    text = squeeze(as_text(value))
    try:
        return _of_text(text, marks)
    except PointsError:
        if heading_key(text) in words.ABSENT_WORDS or is_no_answer_text(fold(text)):
            return None
        raise


def _of_text(text: str, marks: frozenset[str]) -> PointsCell:
    if match := _PERCENT.fullmatch(text):
        number_text = match["number"] or match["turned"]
        return PointsCell(_number(number_text, marks), "percent", comma="," in number_text)
    if match := _POINTS_OUT_OF.fullmatch(text):
        points, total = _number(match["number"], marks), _number(match["total"], marks)
        if total <= 0:
            raise PointsError("survey.not-a-number", "counts points out of none")
        if match["share"] and abs(_number(match["share"], marks) - 100 * points / total) > _ROUNDED:
            raise PointsError("survey.answer-contradicts-itself", "says another share than its points")
        return PointsCell(points, "out of", total, comma="," in match["number"])
    match = _NUMBER.fullmatch(text)
    number_text = match["number"] if match else text
    return PointsCell(_number(number_text, marks), comma="," in number_text)


def _number(number_text: str, marks: frozenset[str]) -> float:
    try:
        return parse_number(number_text, marks)
    except NumberError as error:
        problem = "says no points" if error.code == "survey.not-a-number" else str(error)
        raise PointsError(error.code, problem) from None
