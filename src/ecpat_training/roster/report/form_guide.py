"""The sheet beside the list: what to write in which column, and how far the list is from what is hoped for."""

from typing import TYPE_CHECKING

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.cells import cell_at, write_text
from ecpat_training.documents.workbook.form_parts import WIDE, high, table_head, table_line
from ecpat_training.documents.workbook.look import ACCENT, FONT, INK, SIZE, SOFT, set_up_print
from ecpat_training.roster.model.form import HopedFor, RosterForm
from ecpat_training.roster.report.form_checks import LAST

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


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
