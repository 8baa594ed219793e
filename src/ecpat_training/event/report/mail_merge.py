"""The table for a mail merge: a row a person, the headers in the first row, as Word and LibreOffice want it."""

from collections.abc import Sequence

from ecpat_training.core.text import visible
from ecpat_training.documents.workbook.book import Book
from ecpat_training.documents.workbook.look import PLAIN
from ecpat_training.event.model.guest import BadgeHolder

HEADERS = (
    "Code", "Name", "Given name", "Surname", "Organisation", "E-mail", "Training", "Dates", "Venue", "Link before",
    "Link after",
)  # fmt: skip
_WIDE, _NARROW = 26, 10
_HEAD = PLAIN._replace(is_bold=True)


def mail_merge(guests: Sequence[BadgeHolder], training: str, dates: str, venue: str, links: tuple[str, str]) -> bytes:
    """The workbook; every cell is text, whatever it looks like."""
    book = Book()
    sheet = book.add_sheet("Mail merge")
    rows = [
        (guest.code, guest.name, guest.given_name, guest.surname, guest.organisation, guest.email, training, dates,
         venue, *links)
        for guest in guests
    ]  # fmt: skip
    for number, row in enumerate((HEADERS, *rows), 1):
        for place, text in enumerate(row, 1):
            sheet.put(number, place, visible(text), _HEAD if number == 1 else PLAIN)
    for place in range(1, len(HEADERS) + 1):
        sheet.widen(place, _NARROW if place == 1 else _WIDE)
    sheet.freeze(2, 2)
    return book.file("Mail merge")
