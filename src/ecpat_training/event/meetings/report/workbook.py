"""The workbook to be filled in during a meeting: who is there, what is decided, the documents, and what to write
where. It is read again as it is."""

from ecpat_training.commands.former_names import as_typed
from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.book import Book
from ecpat_training.documents.workbook.entry_columns import add_entry_columns, explain
from ecpat_training.documents.workbook.entry_sheet import HEADER, OPEN_HEAD, entitle, head, keep_in_view, open_rows
from ecpat_training.documents.workbook.printing import set_up_print
from ecpat_training.documents.workbook.sheet import Sheet
from ecpat_training.event.meetings.model.expected import Meeting
from ecpat_training.event.meetings.model.form import MinutesSheet, minutes_sheets
from ecpat_training.files.workbook.marks import CHOICES

TITLE, GUIDE = "Minutes", "How to fill in"
HOW = "Fill in the three sheets during the meeting, and correct the statuses later. The minutes are made of them: "
_WIDE = (36, 74, 40)
_WRAPPED = 40  # letters: a wider column holds sentences


def render(meeting: Meeting) -> bytes:
    """The workbook; the sheet of who is there is the first."""
    book = Book()
    form = minutes_sheets(meeting)
    pages = [(part, book.add_sheet(part.name)) for part in form]
    guide, choices = book.add_sheet(GUIDE), book.add_sheet(CHOICES)
    choices.page.very_hidden()
    offset = 0
    for part, sheet in pages:
        _fill(sheet, part, meeting)
        add_entry_columns(sheet, choices, part.columns, (HEADER + 1, _last(part)), offset)
        offset += len(part.columns)
    lines = [
        (f"{part.name}: {column.title}", column.instruction, _offered(column.choices))
        for part in form
        for column in part.columns
    ]
    explain(
        guide,
        HOW + as_typed("ecpat event minutes"),
        ("Column", "What to write", "Choices"),
        lines,
        Document(TITLE, ()),
        _WIDE,
    )
    return book.file(TITLE)


def _offered(choices: tuple[str, ...]) -> str:
    limit = 6
    remainder = f"\nand {len(choices) - limit} more" if len(choices) > limit else ""
    return "\n".join(choices[:limit]) + remainder


def _last(part: MinutesSheet) -> int:
    return HEADER + len(part.rows) + part.spare


def _fill(sheet: Sheet, part: MinutesSheet, meeting: Meeting) -> None:
    entitle(sheet, f"{part.name}: {meeting.title} ({meeting.id})", part.how)
    for place, column in enumerate(part.columns, 1):
        head(sheet, HEADER, place, column.title, column.wide, OPEN_HEAD)
    open_rows(sheet, HEADER + 1, len(part.columns), part.rows, part.spare)
    sheet.heighten(HEADER, 24)
    sentences = any(column.wide > _WRAPPED and not column.choices for column in part.columns)
    for row in range(HEADER + 1, _last(part) + 1):
        sheet.heighten(row, 30 if sentences else 20)
    keep_in_view(sheet, HEADER)
    set_up_print(sheet, Document(TITLE, ()), landscape=True, about=part.name)
