"""The table for a mail merge: a row a person, the headers in the first row, as Word and LibreOffice want it."""

from collections.abc import Sequence

from ecpat_training.core.text import visible
from ecpat_training.documents.workbook.cells import cell_at, write_text
from ecpat_training.documents.workbook.package import saved
from ecpat_training.event.model.guest import Guest

HEADERS = (
    "Code", "Name", "Given name", "Surname", "Organisation", "E-mail", "Training", "Dates", "Venue", "Link before",
    "Link after",
)  # fmt: skip
_WIDE, _NARROW = 26, 10


def mail_merge(guests: Sequence[Guest], training: str, dates: str, venue: str, links: tuple[str, str]) -> bytes:
    """The workbook; every cell is text, whatever it looks like."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Mail merge"
    rows = [
        (one.code, one.name, one.given_name, one.surname, one.organisation, one.email, training, dates, venue, *links)
        for one in guests
    ]
    for number, row in enumerate((HEADERS, *rows), 1):
        for place, text in enumerate(row, 1):
            write_text(cell_at(sheet, number, place), visible(text))
    for place in range(1, len(HEADERS) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = _NARROW if place == 1 else _WIDE
        sheet.cell(1, place).font = Font(bold=True)
    sheet.freeze_panes = "B2"
    return saved(workbook, "Mail merge")
