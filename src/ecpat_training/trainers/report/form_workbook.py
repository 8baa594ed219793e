"""The workbook of trainers: a sheet to fill in, one that says what to write where, and a hidden one of choices."""

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.book import WorkbookWriter
from ecpat_training.documents.workbook.entry_columns import add_entry_columns, explain
from ecpat_training.documents.workbook.entry_sheet import HEADER, OPEN_HEAD, entitle, head, keep_in_view, open_rows
from ecpat_training.documents.workbook.printing import set_up_print
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.files.workbook.marks import CHOICES
from ecpat_training.trainers.model.form import PoolForm
from ecpat_training.trainers.report.form import FORM_INSTRUCTIONS

EMPTY_ROW_COUNT = 40  # rows to fill in below those that the programme knows
LAST_DROPDOWN_ROW = 600  # the last row with drop-downs
TITLE, GUIDE = "Trainers", "How to fill in"


def render(form: PoolForm) -> bytes:
    """The workbook; the sheet to fill in is the first."""
    workbook = WorkbookWriter()
    sheet, guide, choices = (workbook.add_sheet(name) for name in (TITLE, GUIDE, CHOICES))
    choices.page.very_hidden()
    _fill(sheet, form)
    add_entry_columns(sheet, choices, form.columns, (HEADER + 1, LAST_DROPDOWN_ROW))
    lines = [(column.title, column.instruction, column.example) for column in form.columns]
    explain(guide, FORM_INSTRUCTIONS, ("Column", "What to write", "Example"), lines, Document(TITLE, ()))
    return workbook.file(TITLE)


def _fill(sheet: Sheet, form: PoolForm) -> None:
    entitle(sheet, f"Trainers: {form.programme}", FORM_INSTRUCTIONS)
    for place, column in enumerate(form.columns, 1):
        is_vertical = column.choices == ("x",)
        header_style = OPEN_HEAD._replace(
            vertical="bottom", is_wrapped=not is_vertical, rotation=90 if is_vertical else 0
        )
        head(sheet, HEADER, place, column.title, column.wide, header_style)
    open_rows(sheet, HEADER + 1, len(form.columns), form.rows, EMPTY_ROW_COUNT)
    sheet.heighten(HEADER, 90)
    keep_in_view(sheet, HEADER, 2)
    set_up_print(sheet, Document(TITLE, ()), landscape=True, about=TITLE)
