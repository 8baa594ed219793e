"""The workbook to be filled in during a meeting: who is there, what is decided, the documents, and what to write
where. It is read again as it is."""

from typing import TYPE_CHECKING

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.asked import ask_columns, explain
from ecpat_training.documents.workbook.cells import cell_at, write_text
from ecpat_training.documents.workbook.entry_sheet import HEADER, entitle, head, keep_in_view, open_cell
from ecpat_training.documents.workbook.look import set_up_print
from ecpat_training.documents.workbook.package import saved
from ecpat_training.files.workbook.marks import CHOICES
from ecpat_training.meetings.model.expected import Meeting
from ecpat_training.meetings.model.form import MinutesSheet, minutes_sheets

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE, GUIDE = "Minutes", "How to fill in"
HOW = (
    "Fill in the three sheets during the meeting, and correct the statuses later. The minutes are made of them: "
    "ecpat event decisions"
)
_WIDE = (36, 74, 40)
_WRAPPED = 40  # letters: a wider column holds sentences


def render(meeting: Meeting) -> bytes:
    """The workbook; the sheet of who is there is the first."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    form = minutes_sheets(meeting)
    pages = [(part, workbook.create_sheet(part.name)) for part in form]
    guide, choices = workbook.create_sheet(GUIDE), workbook.create_sheet(CHOICES)
    choices.sheet_state = "veryHidden"
    beside = 0
    for part, sheet in pages:
        _fill(sheet, part, meeting)
        ask_columns(sheet, choices, part.columns, (HEADER + 1, _last(part)), beside)
        beside += len(part.columns)
    lines = [(f"{part.name}: {one.title}", one.told, _offered(one.choices)) for part in form for one in part.columns]
    explain(guide, HOW, ("Column", "What to write", "Choices"), lines, Document(TITLE, ()), _WIDE)
    return saved(workbook, TITLE)


def _offered(choices: tuple[str, ...]) -> str:
    few = 6
    more = f"\nand {len(choices) - few} more" if len(choices) > few else ""
    return "\n".join(choices[:few]) + more


def _last(part: MinutesSheet) -> int:
    return HEADER + len(part.rows) + part.spare


def _fill(sheet: "Worksheet", part: MinutesSheet, meeting: Meeting) -> None:
    entitle(sheet, f"{part.name}: {meeting.title} ({meeting.id})", part.how)
    for place, column in enumerate(part.columns, 1):
        for row in range(HEADER, _last(part) + 1):
            open_cell(sheet, row, place)
        head(sheet, HEADER, place, column.title, column.wide)
    for row, texts in enumerate(part.rows, HEADER + 1):
        for place, text in enumerate(texts, 1):
            if text:
                write_text(cell_at(sheet, row, place), text)
    sheet.row_dimensions[HEADER].height = 24
    sentences = any(column.wide > _WRAPPED and not column.choices for column in part.columns)
    for row in range(HEADER + 1, _last(part) + 1):
        sheet.row_dimensions[row].height = 30 if sentences else 20
    keep_in_view(sheet, HEADER)
    set_up_print(sheet, Document(TITLE, ()), landscape=True, about=part.name)
