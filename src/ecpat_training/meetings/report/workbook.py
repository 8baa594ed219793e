"""The workbook to be filled in during a meeting: who is there, what is decided, the documents, and what to write
where. It is read again as it is."""

from typing import TYPE_CHECKING

from ecpat_training.documents.document import Document
from ecpat_training.documents.workbook.asked import ask_columns, explain
from ecpat_training.documents.workbook.cells import cell_at, write_text
from ecpat_training.documents.workbook.look import ACCENT, FONT, INK, LINE, SIZE, set_up_print, shade
from ecpat_training.documents.workbook.package import saved
from ecpat_training.files.workbook.marks import CHOICES
from ecpat_training.meetings.model.expected import Meeting
from ecpat_training.meetings.model.form import MinutesSheet, minutes_sheets

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE, GUIDE = "Minutes", "How to fill in"
HEADER = 3  # the row of the headers
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
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    line = Side("thin", LINE)
    write_text(cell_at(sheet, 1, 1), f"{part.name}: {meeting.title} ({meeting.id})")
    cell_at(sheet, 1, 1).font = Font(FONT, 16, bold=True, color=ACCENT)
    write_text(cell_at(sheet, 2, 1), part.how)
    cell_at(sheet, 2, 1).font = Font(FONT, SIZE, color=INK)
    for place, column in enumerate(part.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.wide
        for row in range(HEADER, _last(part) + 1):
            cell = cell_at(sheet, row, place)
            cell.border = Border(line, line, line, line)
            cell.font, cell.number_format = Font(FONT, SIZE, color=INK), "@"  # a typed date stays as it is typed
            cell.alignment = Alignment(vertical="center", wrap_text=True)
        head = cell_at(sheet, HEADER, place)
        write_text(head, column.title)
        head.font, head.fill = Font(FONT, SIZE, bold=True, color="FFFFFF"), shade(ACCENT)
    for row, texts in enumerate(part.rows, HEADER + 1):
        for place, text in enumerate(texts, 1):
            if text:
                write_text(cell_at(sheet, row, place), text)
    sheet.row_dimensions[HEADER].height = 24
    sentences = any(column.wide > _WRAPPED and not column.choices for column in part.columns)
    for row in range(HEADER + 1, _last(part) + 1):
        sheet.row_dimensions[row].height = 30 if sentences else 20
    sheet.freeze_panes = sheet.cell(HEADER + 1, 1).coordinate
    sheet.sheet_view.showGridLines = False
    sheet.print_title_rows = f"{HEADER}:{HEADER}"
    sheet.sheet_properties.tabColor = ACCENT
    set_up_print(sheet, Document(TITLE, ()), landscape=True, about=part.name)
