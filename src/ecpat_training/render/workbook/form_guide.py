"""The sheet beside the list: what to write in which column, and how far the list is from what is hoped for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ecpat_training.render.workbook.cells import cell_at, write_text
from ecpat_training.render.workbook.form_checks import LAST
from ecpat_training.render.workbook.look import ACCENT, FONT, INK, LINE, SIZE, SOFT, set_up_print, shade
from ecpat_training.results.document import Document
from ecpat_training.results.roster_form import HopedFor, RosterForm

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDE = (28, 74, 20)  # letters of the three columns
POINTS_A_LINE = 14


def fill_guide(sheet: "Worksheet", form: RosterForm, list_sheet: str, header: int, choices: str) -> None:
    """Writes the sheet. What is on the list is counted by the spreadsheet, from the line below the example on."""
    from openpyxl.styles import Alignment, Font

    for letter, wide in zip("ABC", WIDE, strict=True):
        sheet.column_dimensions[letter].width = wide
    texts = (
        (1, form.words.how_to, Font(FONT, 16, bold=True, color=ACCENT)),
        (2, form.how, Font(FONT, SIZE, color=INK)),
        (3, form.privacy, Font(FONT, SIZE, color=SOFT)),
    )
    for row, text, font in texts:
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(WIDE))
        cell = cell_at(sheet, row, 1)
        write_text(cell, text)
        cell.font, cell.alignment = font, Alignment(vertical="center", wrap_text=True)
        sheet.row_dimensions[row].height = 26 if row == 1 else high(text, sum(WIDE)) + 4
    row = 5
    if form.hoped:
        row = _hoped(sheet, form, row, _Counting(list_sheet, header + 2, choices)) + 1
    table_head(sheet, row, (form.words.column, form.words.what_to_write, form.words.example))
    for below, column in enumerate(form.columns, row + 1):
        table_line(sheet, below, (column.title, column.told, column.example))
    sheet.sheet_view.showGridLines = False
    set_up_print(sheet, Document(form.title, (), labels=form.labels), landscape=False, about=form.about)


class _Counting:
    """Formulas that count the lines of the list's sheet."""

    def __init__(self, sheet: str, first: int, choices: str) -> None:
        self._sheet, self._first, self._choices = "'" + sheet.replace("'", "''") + "'", first, choices

    def formula(self, one: HopedFor, form: RosterForm, label_cell: str) -> str:
        """How many there are now of what is hoped for."""
        if one.column is None:
            given, surname = (self._range(place) for place in form.person)
            return f"=SUMPRODUCT(--(LEN(TRIM({given}&{surname}))>0))"
        places = [place for place, choice in enumerate(form.columns[one.column].choices, 1) if choice in one.words]
        there = self._range(one.column)
        if not places:
            return f"=SUMPRODUCT(--(TRIM({there})=TRIM({label_cell})))"
        letter = _letter(one.column)
        words = f"{self._choices}!${letter}${places[0]}:${letter}${places[-1]}"
        return f"=SUMPRODUCT(COUNTIF({there},{words}))"

    def _range(self, place: int) -> str:
        letter = _letter(place)
        return f"{self._sheet}!${letter}${self._first}:${letter}${LAST}"


def _letter(place: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(place + 1)


def _hoped(sheet: "Worksheet", form: RosterForm, row: int, counting: _Counting) -> int:
    """The table of what is hoped for and what there is; gives the row below it."""
    table_head(sheet, row, (form.words.sheet, form.words.hoped_for, form.words.on_the_list))
    for below, one in enumerate(form.hoped, row + 1):
        table_line(sheet, below, (one.label, one.wish, ""))
        cell = cell_at(sheet, below, 3)
        cell.value = counting.formula(one, form, f"$A${below}")
        cell.number_format = "0"
    return row + len(form.hoped) + 1


def table_head(sheet: "Worksheet", row: int, titles: Sequence[str], wide: Sequence[int] = WIDE) -> None:
    """Writes the head of a table, whose columns are so many letters wide."""
    from openpyxl.styles import Font

    table_line(sheet, row, titles, wide)
    for place in range(1, len(titles) + 1):
        cell = cell_at(sheet, row, place)
        cell.font, cell.fill = Font(FONT, SIZE, bold=True, color="FFFFFF"), shade(ACCENT)
    sheet.row_dimensions[row].height = 20


def table_line(sheet: "Worksheet", row: int, texts: Sequence[str], wide: Sequence[int] = WIDE) -> None:
    """Writes a row of a table, as high as its texts need."""
    from openpyxl.styles import Alignment, Border, Font, Side

    line = Side("thin", LINE)
    for place, text in enumerate(texts, 1):
        cell = cell_at(sheet, row, place)
        if text:
            write_text(cell, text)
        cell.font = Font(FONT, SIZE, bold=place == 1, italic=place == len(texts), color=INK if place < 3 else SOFT)
        cell.alignment = Alignment(vertical="center", horizontal="left", wrap_text=True)
        cell.border = Border(bottom=line)
    sheet.row_dimensions[row].height = max(high(text, letters) for text, letters in zip(texts, wide, strict=True)) + 6


def high(text: str, wide: int) -> int:
    """Points that a text takes where it is broken into lines of so many letters."""
    return POINTS_A_LINE * sum(1 + len(line) // wide for line in text.split("\n"))
