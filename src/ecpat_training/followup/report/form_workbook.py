"""The workbook into which the forms are typed: a sheet to fill in, one that says what to write where, and a hidden one
of choices. What is typed into it is read by `ecpat follow-up check` as it is."""

from typing import TYPE_CHECKING

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.asked import ask_columns, explain
from ecpat_training.documents.workbook.entry_sheet import HEADER, entitle, head, keep_in_view, open_cell
from ecpat_training.documents.workbook.look import set_up_print
from ecpat_training.documents.workbook.package import saved
from ecpat_training.files.workbook.marks import CHOICES
from ecpat_training.followup.model.form import CommitmentForm

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE, GUIDE = "Commitments", "How to fill in"
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
    choices.sheet_state = "veryHidden"
    _fill(sheet, form)
    ask_columns(sheet, choices, form.columns, (HEADER + 1, _last(form)))
    lines = [(one.title, one.told, "\n".join(one.choices)) for one in form.columns]
    explain(guide, HOW, ("Column", "What to write", "Choices"), lines, Document(TITLE, ()), _WIDE)
    return saved(workbook, TITLE)


def _last(form: CommitmentForm) -> int:
    return HEADER + form.people + SPARE


def _fill(sheet: "Worksheet", form: CommitmentForm) -> None:
    from openpyxl.styles import Alignment

    entitle(sheet, f"Commitments: {form.training}", HOW)
    for place, column in enumerate(form.columns, 1):
        for row in range(HEADER, _last(form) + 1):
            open_cell(sheet, row, place, "top")
        head(sheet, HEADER, place, column.title, column.wide).alignment = Alignment(vertical="center", wrap_text=True)
    sheet.row_dimensions[HEADER].height = 34
    keep_in_view(sheet, HEADER, 1)
    set_up_print(sheet, Document(TITLE, ()), landscape=True, about=form.training)
    sheet.page_setup.fitToWidth = _PAGES  # on one page nobody could read it
    sheet.print_title_cols = "A:A"
