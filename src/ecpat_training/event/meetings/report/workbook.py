"""The workbook to be filled in during a meeting: who is there, what is decided, the documents, and what to write
where. It is read again as it is."""

from ecpat_training.commands.former_names import as_typed
from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.book import WorkbookWriter
from ecpat_training.documents.workbook.entry_columns import add_entry_columns, explain
from ecpat_training.documents.workbook.entry_sheet import HEADER, OPEN_HEAD, entitle, head, keep_in_view, open_rows
from ecpat_training.documents.workbook.printing import set_up_print
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.event.meetings.model.expected import Meeting
from ecpat_training.event.meetings.model.form import MinutesSheet, minutes_sheets
from ecpat_training.files.workbook.marks import CHOICES

TITLE, GUIDE = "Minutes", "How to fill in"
INSTRUCTIONS_TEXT = (
    "Fill in the three sheets during the meeting, and correct the statuses later. The minutes are made of them: "
)
_COLUMN_WIDTHS = (36, 74, 40)
_WRAPPED = 40  # letters: a wider column holds sentences


def render(meeting: Meeting) -> bytes:
    """The workbook; the sheet of who is there is the first."""
    workbook = WorkbookWriter()
    form = minutes_sheets(meeting)
    pages = [(form_sheet, workbook.add_sheet(form_sheet.name)) for form_sheet in form]
    guide, choices = workbook.add_sheet(GUIDE), workbook.add_sheet(CHOICES)
    choices.page.very_hidden()
    offset = 0
    for form_sheet, sheet in pages:
        _fill(sheet, form_sheet, meeting)
        add_entry_columns(sheet, choices, form_sheet.columns, (HEADER + 1, _last_row(form_sheet)), offset)
        offset += len(form_sheet.columns)
    lines = [
        (f"{form_sheet.name}: {column.title}", column.instruction, _format_choices(column.choices))
        for form_sheet in form
        for column in form_sheet.columns
    ]
    explain(
        guide,
        INSTRUCTIONS_TEXT + as_typed("ecpat event minutes"),
        ("Column", "What to write", "Choices"),
        lines,
        Document(TITLE, ()),
        _COLUMN_WIDTHS,
    )
    return workbook.file(TITLE)


def _format_choices(choices: tuple[str, ...]) -> str:
    limit = 6
    remainder = f"\nand {len(choices) - limit} more" if len(choices) > limit else ""
    return "\n".join(choices[:limit]) + remainder


def _last_row(minutes_sheet: MinutesSheet) -> int:
    return HEADER + len(minutes_sheet.rows) + minutes_sheet.spare_row_count


def _fill(sheet: Sheet, minutes_sheet: MinutesSheet, meeting: Meeting) -> None:
    entitle(sheet, f"{minutes_sheet.name}: {meeting.title} ({meeting.id})", minutes_sheet.how)
    for place, column in enumerate(minutes_sheet.columns, 1):
        head(sheet, HEADER, place, column.title, column.column_width, OPEN_HEAD)
    open_rows(sheet, HEADER + 1, len(minutes_sheet.columns), minutes_sheet.rows, minutes_sheet.spare_row_count)
    sheet.heighten(HEADER, 24)
    sentences = any(column.column_width > _WRAPPED and not column.choices for column in minutes_sheet.columns)
    for row in range(HEADER + 1, _last_row(minutes_sheet) + 1):
        sheet.heighten(row, 30 if sentences else 20)
    keep_in_view(sheet, HEADER)
    set_up_print(sheet, Document(TITLE, ()), landscape=True, about=minutes_sheet.name)
