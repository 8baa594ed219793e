"""Cells of reports: figures are numbers that show as everywhere else."""

from datetime import date
from functools import lru_cache

from ecpat_training.documents.document import ReportColumn
from ecpat_training.documents.numbers import Format, in_english, value_text
from ecpat_training.documents.workbook.look import Look
from ecpat_training.documents.workbook.sheet import Sheet

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


def write_value(sheet: Sheet, row: int, place: int, value: object, column: ReportColumn, look: Look) -> None:
    """Put a raw value into a cell: a number or a date as such under the column's format, else what is shown of it."""
    if isinstance(value, str):
        sheet.put(row, place, value, look)
    elif isinstance(value, int | float) and not isinstance(value, bool) and column.numeric:
        sheet.put(row, place, value, _numbered(look, number_format(value, column.format)))
    elif isinstance(value, date) and type(value) is date and value.year >= 1900 and column.format in ("text", "date"):
        sheet.put(row, place, value, _numbered(look, NUMBER_FORMATS["date"]))
    else:
        sheet.put(row, place, value_text(value, column.format), look)


@lru_cache(maxsize=256)  # a table has many numbers and few looks
def _numbered(look: Look, number_format: str) -> Look:
    return look._replace(number_format=number_format)


def number_format(value: float, format_: Format) -> str:
    """The spreadsheet's format under which a number shows as `documents.numbers.shown` shows it."""
    usual = NUMBER_FORMATS[format_]
    if format_ == "count" and not float(value).is_integer():
        return f"0.{'0' * len(in_english(value, 'count').partition('.')[2])}"
    if format_ == "chance" and in_english(value, format_).startswith(("<", ">")):
        return f'"{value_text(value, format_)}"'
    if value < 0 and format_ != "p" and not in_english(value, format_).startswith("-"):
        return f"{usual};{usual}"  # -0.001 shows as 0.00, not as -0.00
    return usual
