"""The workbook of trainers: a sheet to fill in, one that says what to write where, and a hidden one of choices."""

from typing import TYPE_CHECKING

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.asked import ask_columns, explain
from ecpat_training.documents.workbook.cells import cell_at, write_text
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
    choices.sheet_state = "veryHidden"
    _fill(sheet, form)
    ask_columns(sheet, choices, form.columns, (HEADER + 1, LAST))
    lines = [(one.title, one.told, one.example) for one in form.columns]
    explain(guide, HOW, ("Column", "What to write", "Example"), lines, Document("Trainers", ()))
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
