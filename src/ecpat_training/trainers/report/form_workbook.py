"""The workbook of trainers: a sheet to fill in, one that says what to write where, and a hidden one of choices."""

from typing import TYPE_CHECKING

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.asked import ask_columns, explain
from ecpat_training.documents.workbook.cells import cell_at, write_text
from ecpat_training.documents.workbook.entry_sheet import HEADER, entitle, head, keep_in_view, open_cell
from ecpat_training.documents.workbook.look import set_up_print
from ecpat_training.documents.workbook.package import saved
from ecpat_training.files.workbook.marks import CHOICES
from ecpat_training.trainers.model.form import PoolForm
from ecpat_training.trainers.report.form import HOW

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

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
    from openpyxl.styles import Alignment

    entitle(sheet, f"Trainers: {form.programme}", HOW)
    for place, column in enumerate(form.columns, 1):
        for row in range(HEADER, HEADER + len(form.rows) + EMPTY + 1):
            open_cell(sheet, row, place)
        turned = 90 if column.choices == ("x",) else 0
        looks = Alignment(vertical="bottom", wrap_text=not turned, text_rotation=turned)
        head(sheet, HEADER, place, column.title, column.wide).alignment = looks
        for row, said in enumerate(form.rows, HEADER + 1):
            if text := said[place - 1]:
                write_text(cell_at(sheet, row, place), text)
    sheet.row_dimensions[HEADER].height = 90
    keep_in_view(sheet, HEADER, 2)
    set_up_print(sheet, Document("Trainers", ()), landscape=True, about=TITLE)
