"""A sheet that is written cell by cell; rows and columns are counted from 1, as people see them."""

from datetime import date, datetime, time
from math import isfinite
from typing import TYPE_CHECKING, Protocol

from ecpat_training.documents.workbook.look import PLAIN_STYLE, CellStyle
from ecpat_training.documents.workbook.text import is_lively, is_taken_for_markup, truncate_for_cell

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

PIXELS_A_LETTER = 7  # of the font that widths of columns are counted in
PIXELS_A_POINT = 4 / 3
_DEFAULT_ROW_HEIGHT, _ROUNDING_MARGIN = 20, 2**-20  # pixels
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
CellContent = str | float | bool | date | time
"""What a cell holds; a `datetime` is a `date`, a whole number a float."""
_DATE_FORMATS = ((datetime, "yyyy-mm-dd h:mm:ss"), (date, "yyyy-mm-dd"), (time, "h:mm:ss"))


class Formats(Protocol):
    """Gives looks as the workbook keeps them."""

    def format(self, look: CellStyle, text: str = "", *, is_quoted: bool = False) -> "Format | None":
        """The format for a cell with this text; None where the cell needs none."""

    def colours(self, ink: str, ground: str) -> "Format":
        """The format that lays colours over cells."""


class Sheet:
    """The sheet; `page` is XlsxWriter's, for what whole sheets have, which counts from 0."""

    def __init__(self, page: "Worksheet", name: str, formats: Formats) -> None:
        self.page = page
        self.name = name
        self.formats = formats

    def put(self, row: int, column: int, content: CellContent, look: CellStyle = PLAIN_STYLE) -> None:
        """Writes a cell. A text stays a text, whatever it looks like; a moment shows as such where the look has no
        format for it; an empty text, and what is no number of any size, leave the cell empty.

        Raises:
            ValueError: when no sheet has so many rows or columns.
        """
        if not (0 < row <= MOST_ROWS and 0 < column <= MOST_COLUMNS):
            raise ValueError(f"no sheet has a row {row} with a column {column}")
        if isinstance(content, str) and content:
            self._text(row - 1, column - 1, content, look)
        elif isinstance(content, bool):
            self.page.write_boolean(row - 1, column - 1, content, self.formats.format(look))
        elif isinstance(content, date | time):
            self.page.write_datetime(row - 1, column - 1, content, self.formats.format(_of_moment(content, look)))
        elif content == "" or not isfinite(content):
            self.page.write_blank(row - 1, column - 1, None, self.formats.format(look))
        else:
            self.page.write_number(row - 1, column - 1, content, self.formats.format(look))

    def calculate(self, row: int, column: int, formula: str, result: float, look: CellStyle) -> None:
        """Writes a formula with its result, which programs show that calculate nothing."""
        self.page.write_formula(row - 1, column - 1, formula, self.formats.format(look), result)

    def link(self, row: int, column: int, text: str, sheet: str, look: CellStyle) -> None:
        """Writes a text that leads to another sheet."""
        quoted = sheet.replace("'", "''")
        place = f"internal:'{quoted}'!A1"
        format_ = self.formats.format(look, text, is_quoted=is_lively(text))
        self.page.write_url(row - 1, column - 1, place, format_, truncate_for_cell(text))

    def put_across(self, row: int, columns: int, text: str, look: CellStyle) -> None:
        """Writes a text over so many merged cells from the first on."""
        if columns > 1:
            self.page.merge_range(row - 1, 0, row - 1, columns - 1, "", self.formats.format(look))
        self.put(row, 1, text, look)

    def widen(self, column: int, letters: float, *, is_hidden: bool = False) -> None:
        """Makes a column so many letters wide, its padding among them."""
        pixels = round(letters * PIXELS_A_LETTER)
        self.page.set_column_pixels(column - 1, column - 1, pixels, None, {"hidden": is_hidden})

    def heighten(self, row: int, points: float) -> None:
        """Makes a row so high, be it between two pixels."""
        pixels = points * PIXELS_A_POINT
        # A row of the usual height isn't written, and LibreOffice works out one that is lower.
        self.page.set_row_pixels(row - 1, pixels + _ROUNDING_MARGIN if pixels == _DEFAULT_ROW_HEIGHT else pixels)

    def freeze(self, row: int, column: int) -> None:
        """Keeps all above a row and left of a column in view."""
        self.page.freeze_panes(row - 1, column - 1)

    def _text(self, row: int, column: int, text: str, look: CellStyle) -> None:
        shown = truncate_for_cell(text)
        format_ = self.formats.format(look, text, is_quoted=is_lively(text))
        if is_taken_for_markup(shown):
            letters = self.formats.format(look, text)
            runs = (shown[0], letters, shown[1:]) if letters else (shown[0], shown[1], shown[2:])
            self.page.write_rich_string(row, column, *runs, *([format_] if format_ else []))
        else:
            self.page.write_string(row, column, shown, format_)


def _of_moment(moment: date | time, look: CellStyle) -> CellStyle:
    if look.number_format != PLAIN_STYLE.number_format:
        return look
    shown = next(format_ for kind, format_ in _DATE_FORMATS if isinstance(moment, kind))
    return look._replace(number_format=shown)
