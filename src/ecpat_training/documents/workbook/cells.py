"""Cells: text is only ever text, figures are numbers that show as everywhere else."""

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from ecpat_training.documents.document import ReportColumn
from ecpat_training.documents.numbers import Format, in_english, shown

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_767
CUT = " [cut here: a cell holds no more]"
NUMBER_FORMATS: dict[Format, str] = {
    "count": "#,##0",
    "0": "0",
    "0.0": "0.0",
    "0.00": "0.00",
    "0.000": "0.000",
    "p": '[<0.001]"< 0.001";[>0.999]"> 0.999";0.000',
    "percent": "0 %",
    "chance": "0.0 %",
    "date": "yyyy-mm-dd",
}
_ESCAPE = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
_LIVELY = ("=", "+", "-", "@")


def cell_at(sheet: "Worksheet", row: int, column: int) -> "Cell":
    """A cell, counted from 1; no sheet of ours has merged ones."""
    return sheet.cell(row, column)  # type: ignore[return-value]


def write_text(cell: "Cell", text: str) -> None:
    """Put a text into a cell so that no program takes it for a formula, a number, a date or an error."""
    cell.value = fitting(text)
    cell.data_type = "s"
    if text.lstrip().startswith(_LIVELY):
        cell.quotePrefix = True  # it also stays text when somebody edits the cell


def write_value(cell: "Cell", value: object, column: ReportColumn) -> None:
    """Put a raw value into a cell: a number or a date as such under the column's format, else what is shown of it."""
    is_day = type(value) is date and value.year >= 1900 and column.format in ("text", "date")
    is_number = isinstance(value, int | float) and not isinstance(value, bool) and column.numeric
    if isinstance(value, datetime | date) and is_day:
        cell.value = value
        cell.number_format = NUMBER_FORMATS["date"]
    elif isinstance(value, int | float) and is_number:
        cell.value = value
        cell.number_format = number_format(value, column.format)
    else:
        write_text(cell, shown(value, column.format))


def number_format(value: float, format_: Format) -> str:
    """The spreadsheet's format under which a number shows as `documents.numbers.shown` shows it."""
    usual = NUMBER_FORMATS[format_]
    if format_ == "count" and not float(value).is_integer():
        return f"0.{'0' * len(in_english(value, 'count').partition('.')[2])}"
    if format_ == "chance" and in_english(value, format_).startswith(("<", ">")):
        return f'"{shown(value, format_)}"'
    if value < 0 and format_ != "p" and not in_english(value, format_).startswith("-"):
        return f"{usual};{usual}"  # -0.001 shows as 0.00, not as -0.00
    return usual


def fitting(text: str) -> str:
    """A text as a workbook writes it: `_x0041_` escaped, what is too long for a cell visibly cut."""
    written = _escaped(text)
    if _units(written) <= LONGEST:
        return written
    kept = text[: LONGEST - len(CUT)]
    while (over := _units(_escaped(kept)) + len(CUT) - LONGEST) > 0:
        kept = kept[: -max(1, over // 7)]  # a letter takes at most seven units more when it is escaped
    return _escaped(kept) + CUT


def _escaped(text: str) -> str:
    return _ESCAPE.sub(r"_x005F_\1", text)


def _units(text: str) -> int:
    return len(text) + sum(ord(character) > 0xFFFF for character in text)
