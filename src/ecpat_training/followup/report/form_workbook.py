"""The workbook into which the forms are typed: a sheet to fill in, one that says what to write where, and a hidden one
of choices. What is typed into it is read by `ecpat follow-up check` as it is."""

from typing import TYPE_CHECKING

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.asked import ask_columns, explain
from ecpat_training.documents.workbook.cells import cell_at, write_text
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
    choices.sheet_state = "veryHidden"
    _fill(sheet, form)
    ask_columns(sheet, choices, form.columns, (HEADER + 1, _last(form)))
    lines = [(one.title, one.told, "\n".join(one.choices)) for one in form.columns]
    explain(guide, HOW, ("Column", "What to write", "Choices"), lines, Document(TITLE, ()), _WIDE)
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
