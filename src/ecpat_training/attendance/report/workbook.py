"""The workbook to type signed sheets into: a row a person and a column a half-day, and a sheet that explains."""

from typing import TYPE_CHECKING

from ecpat_training.attendance.model.form import CHOICES, LEFT_AT, REMARK, SIGNATURE, AttendanceForm
from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.cells import cell_at, write_text
from ecpat_training.documents.workbook.entry_sheet import entitle, head, keep_in_view, open_cell
from ecpat_training.documents.workbook.form_parts import LONGEST_TEXT, LONGEST_TITLE, WIDE, high, table_head, table_line
from ecpat_training.documents.workbook.look import ACCENT, FONT, INK, SIZE, SOFT, set_up_print
from ecpat_training.documents.workbook.package import saved
from ecpat_training.values.quantity import from_to

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LABELS, HEADER = 3, 4  # the rows of the half-days' names, and of the headers
SPARE = 6  # rows for whoever came unannounced
TITLE, GUIDE = "Attendance", "How to fill in"
_PERSON = (("Code", 10), ("Name", 28), ("Organisation", 28))
_MARKS, _YES_NO = f'"{",".join(CHOICES)}"', '"yes,no"'
HOW = "Type what the signed sheets show: one row a person, one column a half-day. Leave no cell of a half-day empty."


def render(form: AttendanceForm) -> bytes:
    """The workbook; the sheet to fill in is the first."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = TITLE
    _fill(sheet, form)
    _check(sheet, form)
    _explain(workbook.create_sheet(GUIDE), form)
    return saved(workbook, TITLE)


def _columns(form: AttendanceForm) -> list[tuple[str, int]]:
    halves = [(half.key, 15) for half in form.half_days]
    return [*_PERSON, *halves, (LEFT_AT, 10), (SIGNATURE, 12), (REMARK, 26)]


def _fill(sheet: "Worksheet", form: AttendanceForm) -> None:
    from openpyxl.styles import Alignment, Font

    entitle(sheet, form.title, HOW)
    for place, name in enumerate(form.names, len(_PERSON) + 1):
        label = cell_at(sheet, LABELS, place)
        write_text(label, name)
        label.font = Font(FONT, SIZE - 1, color=SOFT)
        label.alignment = Alignment(vertical="bottom", wrap_text=True)
    for place, (title, wide) in enumerate(_columns(form), 1):
        head(sheet, HEADER, place, title, wide).alignment = Alignment(vertical="center", wrap_text=True)
        for row in range(HEADER + 1, HEADER + 1 + len(form.people) + SPARE):
            open_cell(sheet, row, place)
    for row, person in enumerate(form.people, HEADER + 1):
        for place, text in enumerate(person, 1):
            if text:
                write_text(cell_at(sheet, row, place), text)
    sheet.row_dimensions[LABELS].height = max((high(name, 14) for name in form.names), default=14) + 4
    sheet.row_dimensions[HEADER].height = 32
    keep_in_view(sheet, HEADER, len(_PERSON) - 1)
    set_up_print(sheet, Document(TITLE, ()), landscape=True, about=TITLE)


def _check(sheet: "Worksheet", form: AttendanceForm) -> None:
    """Drop-downs, and what stands beside a cell while it is filled in."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    last = HEADER + len(form.people) + SPARE
    first, halves = len(_PERSON) + 1, len(form.half_days)
    asked = [(first + at, _MARKS, half.key, form.names[at]) for at, half in enumerate(form.half_days)]
    asked.append((first + halves + 1, _YES_NO, SIGNATURE, "Whether every signature is on the sheets."))
    for place, choices, title, told in asked:
        check = DataValidation(type="list", formula1=choices, allow_blank=True, errorStyle="stop")
        check.showErrorMessage, check.errorTitle, check.error = True, "Please check", "Please choose from the list."
        check.showInputMessage = True
        check.promptTitle, check.prompt = title[:LONGEST_TITLE], told[:LONGEST_TEXT]
        check.add(f"{get_column_letter(place)}{HEADER + 1}:{get_column_letter(place)}{last}")
        sheet.add_data_validation(check)


def _explain(sheet: "Worksheet", form: AttendanceForm) -> None:
    from openpyxl.styles import Alignment, Font

    for letter, wide in zip("ABC", WIDE, strict=True):
        sheet.column_dimensions[letter].width = wide
    rule = f"Completed: {form.rule}."
    for row, text, font in (
        (1, GUIDE, Font(FONT, 16, bold=True, color=ACCENT)),
        (2, HOW, Font(FONT, SIZE, color=INK)),
        (3, rule, Font(FONT, SIZE, color=INK)),
    ):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(WIDE))
        cell = cell_at(sheet, row, 1)
        write_text(cell, text)
        cell.font, cell.alignment = font, Alignment(vertical="center", wrap_text=True)
        sheet.row_dimensions[row].height = 26 if row == 1 else high(text, sum(WIDE)) + 4
    table_head(sheet, 5, ("Column", "What to write", "Example"))
    rows = [
        (half.key, f"{name}, {from_to(half.start, half.end)}: yes, left early or no.", "yes")
        for half, name in zip(form.half_days, form.names, strict=True)
    ]
    rows += [
        (LEFT_AT, "When somebody left early, if it is known.", "15:40"),
        (SIGNATURE, "yes if the person signed every sheet for which a yes stands here, else no.", "yes"),
        (REMARK, "Anything else. It is not read.", "called away"),
        ("Code, Name", "Leave them as they are. Whoever came unannounced is added below.", ""),
    ]
    for row, texts in enumerate(rows, 6):
        table_line(sheet, row, texts)
    sheet.sheet_view.showGridLines = False
    set_up_print(sheet, Document(TITLE, ()), landscape=False, about=GUIDE)
