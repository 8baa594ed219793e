"""The workbook into which the forms are typed: a sheet to fill in, one that says what to write where, and a hidden one
of choices. What is typed into it is read by `ecpat follow-up check` as it is."""

from typing import TYPE_CHECKING

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.cells import cell_at, write_text
from ecpat_training.documents.workbook.form_parts import LONGEST_TEXT, LONGEST_TITLE, high, table_head, table_line
from ecpat_training.documents.workbook.look import ACCENT, FONT, INK, LINE, SIZE, set_up_print, shade
from ecpat_training.documents.workbook.package import saved
from ecpat_training.files.workbook.marks import CHOICES
from ecpat_training.followup.model.form import CommitmentForm

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE, GUIDE = "Commitments", "How to fill in"
HEADER = 3  # the row of the headers
_PAGES = 4  # side by side, on paper
SPARE = 20  # rows below those of the seats
HOW = (
    "A row for each form, by its code. What became of it is typed 3, 6 and 12 months later, on the right. Leave a cell "
    "empty where nobody said anything. Then: ecpat follow-up check"
)
_WIDE = (28, 74, 50)


def render(form: CommitmentForm) -> bytes:
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
    return saved(workbook, TITLE)


def _last(form: CommitmentForm) -> int:
    return HEADER + form.people + SPARE


def _fill(sheet: "Worksheet", form: CommitmentForm) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    line = Side("thin", LINE)
    write_text(cell_at(sheet, 1, 1), f"Commitments: {form.training}")
    cell_at(sheet, 1, 1).font = Font(FONT, 16, bold=True, color=ACCENT)
    write_text(cell_at(sheet, 2, 1), HOW)
    cell_at(sheet, 2, 1).font = Font(FONT, SIZE, color=INK)
    for place, column in enumerate(form.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.wide
        for row in range(HEADER, _last(form) + 1):
            cell = cell_at(sheet, row, place)
            cell.border = Border(line, line, line, line)
            cell.font, cell.number_format = Font(FONT, SIZE, color=INK), "@"  # a typed date stays as it is typed
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        head = cell_at(sheet, HEADER, place)
        write_text(head, column.title)
        head.font, head.fill = Font(FONT, SIZE, bold=True, color="FFFFFF"), shade(ACCENT)
        head.alignment = Alignment(vertical="center", wrap_text=True)
    sheet.row_dimensions[HEADER].height = 34
    sheet.freeze_panes = sheet.cell(HEADER + 1, 2).coordinate
    sheet.sheet_view.showGridLines = False
    sheet.print_title_rows = f"{HEADER}:{HEADER}"
    sheet.sheet_properties.tabColor = ACCENT
    set_up_print(sheet, Document(TITLE, ()), landscape=True, about=form.training)
    sheet.page_setup.fitToWidth = _PAGES  # on one page nobody could read it
    sheet.print_title_cols = "A:A"


def _check(sheet: "Worksheet", form: CommitmentForm) -> None:
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
        check.add(f"{letter}{HEADER + 1}:{letter}{_last(form)}")
        sheet.add_data_validation(check)


def _explain(sheet: "Worksheet", form: CommitmentForm) -> None:
    from openpyxl.styles import Alignment, Font

    for letter, wide in zip("ABC", _WIDE, strict=True):
        sheet.column_dimensions[letter].width = wide
    for row, text, font in ((1, GUIDE, Font(FONT, 16, bold=True, color=ACCENT)), (2, HOW, Font(FONT, SIZE, color=INK))):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(_WIDE))
        cell = cell_at(sheet, row, 1)
        write_text(cell, text)
        cell.font, cell.alignment = font, Alignment(vertical="center", wrap_text=True)
        sheet.row_dimensions[row].height = 26 if row == 1 else high(text, sum(_WIDE)) + 4
    table_head(sheet, 4, ("Column", "What to write", "Choices"), _WIDE)
    for row, column in enumerate(form.columns, 5):
        table_line(sheet, row, (column.title, column.told, "\n".join(column.choices)), _WIDE)
    sheet.sheet_view.showGridLines = False
    set_up_print(sheet, Document(TITLE, ()), landscape=False, about=GUIDE)
