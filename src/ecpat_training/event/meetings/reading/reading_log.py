"""What a reader collects on its way: what is to be asked, and rows that aren't used."""

from dataclasses import dataclass, field
from typing import TypeVar

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.files.sheets.sheet import HeadedSheet
from ecpat_training.words.catalogue.message import phrase

_MAX_QUOTE_LENGTH = 60
_Field = TypeVar("_Field", bound=str)


@dataclass
class ReadingLog:
    """Findings and unused rows, in the order in which they came up."""

    findings: list[Finding] = field(default_factory=list)
    not_used: list[UnusedRow] = field(default_factory=list)

    def ask(self, code: str, message: str, location: Location | None, hint: str) -> None:
        """Something that a person has to answer before it is known what the minutes say."""
        self.findings.append(Finding(code, Severity.ERROR, message, location, hint))

    def warn(self, code: str, message: str, location: Location | None, hint: str) -> None:
        """Something that is worth a look."""
        self.findings.append(Finding(code, Severity.WARNING, message, location, hint))

    def skip(self, location: Location, reason: str) -> None:
        """A row that isn't used."""
        self.not_used.append(UnusedRow(location, reason))

    def record_unread_parts(self, sheet: HeadedSheet[_Field]) -> None:
        """Tells of rows that aren't read, such as those that are struck through, and of columns of other things."""
        table = sheet.table
        self.findings += sheet.remarks(struck_code="meetings.struck")
        self.not_used += sheet.unused_rows()
        read_columns = {*sheet.places.values()}
        cells = sorted(cell for cell in table.struck_cells if cell[0] > sheet.header_row and cell[1] in read_columns)
        for cell in cells:
            message = "this is struck through and the rest of its row isn't, so that nobody knows whether it counts."
            self.ask(
                "meetings.struck-cell",
                message,
                table.location_of(*cell),
                "Please take the line off, or delete the text.",
            )
        if unread_headers := [title.header for title in sheet.columns if title.position not in read_columns]:
            message = phrase(
                "what stands under {columns} isn't read.",
                columns=listing([quote_text(header) for header in unread_headers]),
            )
            self.findings.append(
                Finding("meetings.column", Severity.NOTE, message, table.location_of(sheet.header_row))
            )


def quote_text(text: str) -> str:
    """A word of the file as a message shows it."""
    shown_text = visible(text)
    return f"`{shown_text if len(shown_text) <= _MAX_QUOTE_LENGTH else shown_text[: _MAX_QUOTE_LENGTH - 1] + '…'}`"
