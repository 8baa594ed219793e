"""The workbook to type signed sheets into: a row a person and a column a half-day, and a sheet that explains."""

from collections.abc import Sequence

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.book import WorkbookWriter
from ecpat_training.documents.workbook.checks import Check, add_check
from ecpat_training.documents.workbook.entry_sheet import entitle, head, keep_in_view, open_rows
from ecpat_training.documents.workbook.form_parts import (
    COLUMN_WIDTHS,
    entitle_across,
    table_head,
    table_line,
    text_row_height,
)
from ecpat_training.documents.workbook.look import HEADER_STYLE, SIZE, SOFT_COLOUR, TEXT, TITLE, CellStyle
from ecpat_training.documents.workbook.printing import set_up_print
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.event.attendance.model.form import (
    CHOICES,
    LEFT_AT_HEADER,
    REMARK_HEADER,
    SIGNATURE_HEADER,
    AttendanceForm,
)
from ecpat_training.values.quantity import clock_span

LABELS, HEADER = 3, 4  # the rows of the half-days' names, and of the headers
SPARE_ROW_COUNT = 6  # rows for whoever came unannounced
NAME, GUIDE = "Attendance", "How to fill in"
_PERSON = (("Code", 10), ("Name", 28), ("Organisation", 28))
_YES_NO_CHOICES = ("yes", "no")
_LABEL = CellStyle(size=SIZE - 1, ink=SOFT_COLOUR, vertical="bottom", is_wrapped=True)
_HEADER_STYLE = HEADER_STYLE._replace(vertical="center", is_wrapped=True)
INSTRUCTIONS_TEXT = (
    "Type what the signed sheets show: one row a person, one column a half-day. Leave no cell of a half-day empty."
)


def render(form: AttendanceForm) -> bytes:
    """The workbook; the sheet to fill in is the first."""
    workbook = WorkbookWriter()
    sheet = workbook.add_sheet(NAME)
    _fill(sheet, form)
    _check(sheet, form)
    _explain(workbook.add_sheet(GUIDE), form)
    return workbook.file(NAME)


def _columns(form: AttendanceForm) -> list[tuple[str, int]]:
    half_days = [(half_day.key, 15) for half_day in form.half_days]
    return [*_PERSON, *half_days, (LEFT_AT_HEADER, 10), (SIGNATURE_HEADER, 12), (REMARK_HEADER, 26)]


def _fill(sheet: Sheet, form: AttendanceForm) -> None:
    entitle(sheet, form.title, INSTRUCTIONS_TEXT)
    for place, name in enumerate(form.names, len(_PERSON) + 1):
        sheet.put(LABELS, place, name, _LABEL)
    columns = _columns(form)
    for place, (title, column_width) in enumerate(columns, 1):
        head(sheet, HEADER, place, title, column_width, _HEADER_STYLE)
    open_rows(sheet, HEADER + 1, len(columns), form.people, SPARE_ROW_COUNT)
    sheet.heighten(LABELS, max((text_row_height(name, 14) for name in form.names), default=14) + 4)
    sheet.heighten(HEADER, 32)
    keep_in_view(sheet, HEADER, len(_PERSON) - 1)
    set_up_print(sheet, Document(NAME, ()), landscape=True, about=NAME)


def _check(sheet: Sheet, form: AttendanceForm) -> None:
    """Drop-downs, and what stands beside a cell while it is filled in."""
    rows = HEADER + 1, HEADER + len(form.people) + SPARE_ROW_COUNT
    first_column, half_days = len(_PERSON) + 1, len(form.half_days)
    columns: list[tuple[int, Sequence[str], str, str]] = [
        (first_column + number, CHOICES, half_day.key, form.names[number])
        for number, half_day in enumerate(form.half_days)
    ]
    columns.append(
        (first_column + half_days + 1, _YES_NO_CHOICES, SIGNATURE_HEADER, "Whether every signature is on the sheets.")
    )
    for place, choices, title, hint in columns:
        check = Check(
            "list", choices, error_title="Please check", error="Please choose from the list.", hint_title=title,
            hint=hint,
        )  # fmt: skip
        add_check(sheet, place, rows, check)


def _explain(sheet: Sheet, form: AttendanceForm) -> None:
    for place, column_width in enumerate(COLUMN_WIDTHS, 1):
        sheet.widen(place, column_width)
    entitle_across(sheet, 1, GUIDE, COLUMN_WIDTHS, TITLE, is_title=True)
    entitle_across(sheet, 2, INSTRUCTIONS_TEXT, COLUMN_WIDTHS, TEXT, is_title=False)
    entitle_across(sheet, 3, f"Completed: {form.rule}.", COLUMN_WIDTHS, TEXT, is_title=False)
    table_head(sheet, 5, ("Column", "What to write", "Example"))
    rows = [
        (half_day.key, f"{name}, {clock_span(half_day.start, half_day.end)}: yes, left early or no.", "yes")
        for half_day, name in zip(form.half_days, form.names, strict=True)
    ]
    rows += [
        (LEFT_AT_HEADER, "When somebody left early, if it is known.", "15:40"),
        (SIGNATURE_HEADER, "yes if the person signed every sheet for which a yes stands here, else no.", "yes"),
        (REMARK_HEADER, "Anything else. It is not read.", "called away"),
        ("Code, Name", "Leave them as they are. Whoever came unannounced is added below.", ""),
    ]
    for row, texts in enumerate(rows, 6):
        table_line(sheet, row, texts)
    sheet.page.hide_gridlines(2)
    set_up_print(sheet, Document(NAME, ()), landscape=False, about=GUIDE)
