"""The workbook of trainers: a sheet to fill in, one that says what to write where, and a hidden one of choices."""

from typing import TYPE_CHECKING

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.cells import cell_at, write_text
from ecpat_training.documents.workbook.form_parts import LONGEST_TEXT, LONGEST_TITLE, WIDE, high, table_head, table_line
from ecpat_training.documents.workbook.look import ACCENT, FONT, INK, LINE, SIZE, set_up_print, shade
from ecpat_training.documents.workbook.package import saved
from ecpat_training.files.workbook.marks import CHOICES
from ecpat_training.trainers.model.form import PoolForm
from ecpat_training.trainers.report.form import HOW

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADER = 3  # the row of the headers
EMPTY = 40  # rows to fill in below those that the programme knows
LAST = 600  # the last row with drop-downs
TITLE, GUIDE = "Trainers", "How to fill in"


def render(form: PoolForm) -> bytes:
    """The workbook; the sheet to fill in is the first."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = TITLE
    guide, choices = workbook.create_sheet(GUIDE), workbook.create_sheet(CHOICES)
    for place, column in enumerate(form.columns, 1):
        for row, choice in enumerate(column.choices, 1):
            write_text(cell_at(choices, row, place), choice)
    choices.sheet_state = "veryHidden"
    _fill(sheet, form)
    _check(sheet, form)
    _explain(guide, form)
    return saved(workbook, "Trainers")


def _fill(sheet: "Worksheet", form: PoolForm) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    line = Side("thin", LINE)
    write_text(cell_at(sheet, 1, 1), f"Trainers: {form.programme}")
    cell_at(sheet, 1, 1).font = Font(FONT, 16, bold=True, color=ACCENT)
    write_text(cell_at(sheet, 2, 1), HOW)
    cell_at(sheet, 2, 1).font = Font(FONT, SIZE, color=INK)
    for place, column in enumerate(form.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.wide
        for row in range(HEADER, HEADER + len(form.rows) + EMPTY + 1):
            cell = cell_at(sheet, row, place)
            cell.border = Border(line, line, line, line)
            cell.font, cell.number_format = Font(FONT, SIZE, color=INK), "@"
            cell.alignment = Alignment(vertical="center", wrap_text=True)
        head = cell_at(sheet, HEADER, place)
        write_text(head, column.title)
        head.font, head.fill = Font(FONT, SIZE, bold=True, color="FFFFFF"), shade(ACCENT)
        turned = 90 if column.choices == ("x",) else 0
        head.alignment = Alignment(vertical="bottom", wrap_text=not turned, text_rotation=turned)
        for row, said in enumerate(form.rows, HEADER + 1):
            if text := said[place - 1]:
                write_text(cell_at(sheet, row, place), text)
    sheet.row_dimensions[HEADER].height = 90
    sheet.freeze_panes = sheet.cell(HEADER + 1, 3).coordinate
    sheet.sheet_view.showGridLines = False
    sheet.print_title_rows = f"{HEADER}:{HEADER}"
    sheet.sheet_properties.tabColor = ACCENT
    set_up_print(sheet, Document("Trainers", ()), landscape=True, about=TITLE)


def _check(sheet: "Worksheet", form: PoolForm) -> None:
    """Drop-downs, and what stands beside a cell while it is filled in."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for place, column in enumerate(form.columns, 1):
        letter = get_column_letter(place)
        check = DataValidation(allow_blank=True)
        if column.choices:
            formula = f"{CHOICES}!${letter}$1:${letter}${len(column.choices)}"
            check = DataValidation(type="list", formula1=formula, allow_blank=True, errorStyle="warning")
            check.showErrorMessage, check.errorTitle, check.error = True, "Please check", "Please choose from the list."
        check.showInputMessage = True
        check.promptTitle, check.prompt = column.title[:LONGEST_TITLE], column.told[:LONGEST_TEXT]
        check.add(f"{letter}{HEADER + 1}:{letter}{LAST}")
        sheet.add_data_validation(check)


def _explain(sheet: "Worksheet", form: PoolForm) -> None:
    from openpyxl.styles import Alignment, Font

    for letter, wide in zip("ABC", WIDE, strict=True):
        sheet.column_dimensions[letter].width = wide
    for row, text, font in ((1, GUIDE, Font(FONT, 16, bold=True, color=ACCENT)), (2, HOW, Font(FONT, SIZE, color=INK))):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(WIDE))
        cell = cell_at(sheet, row, 1)
        write_text(cell, text)
        cell.font, cell.alignment = font, Alignment(vertical="center", wrap_text=True)
        sheet.row_dimensions[row].height = 26 if row == 1 else high(text, sum(WIDE)) + 4
    table_head(sheet, 4, ("Column", "What to write", "Example"))
    for row, column in enumerate(form.columns, 5):
        table_line(sheet, row, (column.title, column.told, column.example))
    sheet.sheet_view.showGridLines = False
    set_up_print(sheet, Document("Trainers", ()), landscape=False, about=GUIDE)
