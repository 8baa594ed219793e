"""The table for a mail merge: a row a person, the headers in the first row, as Word and LibreOffice want it."""

from collections.abc import Sequence

from ecpat_training.core.text import visible
from ecpat_training.documents.workbook.book import WorkbookWriter
from ecpat_training.documents.workbook.look import PLAIN_STYLE
from ecpat_training.event.model.guest import BadgeHolder

HEADERS = (
    "Code", "Name", "Given name", "Surname", "Organisation", "E-mail", "Training", "Dates", "Venue", "Link before",
    "Link after",
)  # fmt: skip
_WIDE_COLUMN, _NARROW_COLUMN = 26, 10
_HEADER_STYLE = PLAIN_STYLE._replace(is_bold=True)


def mail_merge(guests: Sequence[BadgeHolder], training: str, dates: str, venue: str, links: tuple[str, str]) -> bytes:
    """The workbook; every cell is text, whatever it looks like."""
    workbook = WorkbookWriter()
    sheet = workbook.add_sheet("Mail merge")
    rows = [
        (guest.code, guest.name, guest.given_name, guest.surname, guest.organisation, guest.email, training, dates,
         venue, *links)
        for guest in guests
    ]  # fmt: skip
    for number, row in enumerate((HEADERS, *rows), 1):
        for place, text in enumerate(row, 1):
            sheet.put(number, place, visible(text), _HEADER_STYLE if number == 1 else PLAIN_STYLE)
    for place in range(1, len(HEADERS) + 1):
        sheet.widen(place, _NARROW_COLUMN if place == 1 else _WIDE_COLUMN)
    sheet.freeze(2, 2)
    return workbook.file("Mail merge")
