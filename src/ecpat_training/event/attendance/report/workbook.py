"""The workbook to type signed sheets into: a row a person and a column a half-day, and a sheet that explains."""

from collections.abc import Sequence

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.book import Book
from ecpat_training.documents.workbook.checks import Check, add_check
from ecpat_training.documents.workbook.entry_sheet import entitle, head, keep_in_view, open_rows
from ecpat_training.documents.workbook.form_parts import WIDE, entitle_across, high, table_head, table_line
from ecpat_training.documents.workbook.look import HEAD, SIZE, SOFT, TEXT, TITLE, Look
from ecpat_training.documents.workbook.printing import set_up_print
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.event.attendance.model.form import CHOICES, LEFT_AT, REMARK, SIGNATURE, AttendanceForm
from ecpat_training.values.quantity import from_to

LABELS, HEADER = 3, 4  # the rows of the half-days' names, and of the headers
SPARE = 6  # rows for whoever came unannounced
NAME, GUIDE = "Attendance", "How to fill in"
_PERSON = (("Code", 10), ("Name", 28), ("Organisation", 28))
_YES_NO = ("yes", "no")
_LABEL = Look(size=SIZE - 1, ink=SOFT, vertical="bottom", is_wrapped=True)
_HEAD = HEAD._replace(vertical="center", is_wrapped=True)
HOW = "Type what the signed sheets show: one row a person, one column a half-day. Leave no cell of a half-day empty."


def render(form: AttendanceForm) -> bytes:
    """The workbook; the sheet to fill in is the first."""
    book = Book()
    sheet = book.add_sheet(NAME)
    _fill(sheet, form)
    _check(sheet, form)
    _explain(book.add_sheet(GUIDE), form)
    return book.file(NAME)


def _columns(form: AttendanceForm) -> list[tuple[str, int]]:
    halves = [(half.key, 15) for half in form.half_days]
    return [*_PERSON, *halves, (LEFT_AT, 10), (SIGNATURE, 12), (REMARK, 26)]


def _fill(sheet: Sheet, form: AttendanceForm) -> None:
    entitle(sheet, form.title, HOW)
    for place, name in enumerate(form.names, len(_PERSON) + 1):
        sheet.put(LABELS, place, name, _LABEL)
    columns = _columns(form)
    for place, (title, column_width) in enumerate(columns, 1):
        head(sheet, HEADER, place, title, column_width, _HEAD)
    open_rows(sheet, HEADER + 1, len(columns), form.people, SPARE)
    sheet.heighten(LABELS, max((high(name, 14) for name in form.names), default=14) + 4)
    sheet.heighten(HEADER, 32)
    keep_in_view(sheet, HEADER, len(_PERSON) - 1)
    set_up_print(sheet, Document(NAME, ()), landscape=True, about=NAME)


def _check(sheet: Sheet, form: AttendanceForm) -> None:
    """Drop-downs, and what stands beside a cell while it is filled in."""
    rows = HEADER + 1, HEADER + len(form.people) + SPARE
    first, halves = len(_PERSON) + 1, len(form.half_days)
    columns: list[tuple[int, Sequence[str], str, str]] = [
        (first + number, CHOICES, half.key, form.names[number]) for number, half in enumerate(form.half_days)
    ]
    columns.append((first + halves + 1, _YES_NO, SIGNATURE, "Whether every signature is on the sheets."))
    for place, choices, title, hint in columns:
        check = Check(
            "list", choices, error_title="Please check", error="Please choose from the list.", hint_title=title,
            hint=hint,
        )  # fmt: skip
        add_check(sheet, place, rows, check)


def _explain(sheet: Sheet, form: AttendanceForm) -> None:
    for place, column_width in enumerate(WIDE, 1):
        sheet.widen(place, column_width)
    entitle_across(sheet, 1, GUIDE, WIDE, TITLE, is_title=True)
    entitle_across(sheet, 2, HOW, WIDE, TEXT, is_title=False)
    entitle_across(sheet, 3, f"Completed: {form.rule}.", WIDE, TEXT, is_title=False)
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
    sheet.page.hide_gridlines(2)
    set_up_print(sheet, Document(NAME, ()), landscape=False, about=GUIDE)
