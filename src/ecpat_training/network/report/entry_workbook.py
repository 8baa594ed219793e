"""The workbook into which the paper forms are typed: a row for each pair, with the choices beside each cell. What is
typed into it is read by `ecpat network check` as it is."""

from typing import TYPE_CHECKING

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.cells import cell_at, write_text
from ecpat_training.documents.workbook.entry_sheet import HEADER, entitle, head, keep_in_view
from ecpat_training.documents.workbook.look import ACCENT, FONT, INK, LINE, SIZE, set_up_print, shade
from ecpat_training.documents.workbook.package import saved
from ecpat_training.network.model.form import NetworkForm
from ecpat_training.network.model.questions import MOST, Question

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE = "Network"
HOW = (
    "A block of rows for each form, by the code of who answers. Type the numbers of the form, 0 too. Leave the rows of "
    "somebody who gave no form empty. Then: ecpat network check"
)
_TITLES: dict[Question, str] = {"know": "Know", "contact": "Contact", "first": "Call first", "level": "Level"}
_TOLD: dict[Question, str] = {
    "know": "0 no, 1 yes",
    "contact": "0 none, 1 one or two, 2 three or more",
    "first": "0 no, 1 yes",
    "level": "0 none to 5 one team",
}
_PALE = "EEF3F5"
_WIDE = 14


def render(form: NetworkForm) -> bytes:
    """The workbook for typing filled-in forms, as bytes."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = TITLE
    _head(sheet, form)
    _rows(sheet, form)
    _check(sheet, form)
    set_up_print(sheet, Document(TITLE, ()), landscape=False, about=form.training)
    return saved(workbook, TITLE)


def _head(sheet: "Worksheet", form: NetworkForm) -> None:
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    titles = ["From", "To", *(_TITLES[question] for question in form.questions)]
    entitle(sheet, f"Network {form.wave}{f': {form.training}' if form.training else ''}", HOW)
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=len(titles))
    cell_at(sheet, 2, 1).alignment = Alignment(vertical="top", wrap_text=True)
    sheet.row_dimensions[2].height = 14 * (2 + len(HOW) // (_WIDE * len(titles)))
    for place, title in enumerate(titles, 1):
        head(sheet, HEADER, place, title, _WIDE)
    keep_in_view(sheet, HEADER, 2)
    sheet.auto_filter.ref = f"A{HEADER}:{get_column_letter(len(titles))}{_last(form)}"


def _rows(sheet: "Worksheet", form: NetworkForm) -> None:
    from openpyxl.styles import Border, Font, Side

    line, strong = Side("thin", LINE), Side("medium", ACCENT)
    row = HEADER
    for block, giver in enumerate(form.codes):
        for number, named in enumerate(code for code in form.codes if code != giver):
            row += 1
            for place in range(1, 3 + len(form.questions)):
                cell = cell_at(sheet, row, place)
                cell.border = Border(line, line, strong if number == 0 else line, line)
                cell.font = Font(FONT, SIZE, bold=place == 1, color=INK)
                if place <= 2:
                    write_text(cell, giver if place == 1 else named)
                if block % 2:
                    cell.fill = shade(_PALE)


def _check(sheet: "Worksheet", form: NetworkForm) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for place, question in enumerate(form.questions, 3):
        check = DataValidation(
            type="whole", operator="between", formula1="0", formula2=str(MOST[question]), allow_blank=True
        )
        check.showErrorMessage, check.errorTitle, check.error = True, "Please check", _TOLD[question]
        check.showInputMessage, check.promptTitle, check.prompt = True, _TITLES[question], _TOLD[question]
        check.add(f"{get_column_letter(place)}{HEADER + 1}:{get_column_letter(place)}{_last(form)}")
        sheet.add_data_validation(check)


def _last(form: NetworkForm) -> int:
    return HEADER + len(form.people) * (len(form.people) - 1)
