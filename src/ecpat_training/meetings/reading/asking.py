"""What a reader collects on its way: what is to be asked, and rows that aren't used."""

from dataclasses import dataclass, field
from typing import TypeVar

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.not_used import NotUsed
from ecpat_training.meetings.reading.sheets import Columns

_LONGEST = 60
_Field = TypeVar("_Field", bound=str)


@dataclass
class Asking:
    """Findings and unused rows, in the order in which they came up."""

    findings: list[Finding] = field(default_factory=list)
    not_used: list[NotUsed] = field(default_factory=list)

    def ask(self, code: str, what: str, where: Location | None, hint: str) -> None:
        """Something that a person has to answer before it is known what the minutes say."""
        self.findings.append(Finding(code, Severity.ERROR, what, where, hint))

    def warn(self, code: str, what: str, where: Location | None, hint: str) -> None:
        """Something that is worth a look."""
        self.findings.append(Finding(code, Severity.WARNING, what, where, hint))

    def skip(self, where: Location, why: str) -> None:
        """A row that isn't used."""
        self.not_used.append(NotUsed(where, why))

    def left_out(self, columns: Columns[_Field]) -> None:
        """Tells of rows that are struck through, and of columns of other things, neither of which is read."""
        table = columns.table
        struck = [at for at in sorted(table.struck) if at > columns.row and any(map(as_text, table.rows[at]))]
        if struck:
            are = "is" if len(struck) == 1 else "are"
            what = f"{count(len(struck), 'row')} {are} struck through, and {are}n't read."
            self.warn("meetings.struck", what, table.where(struck[0]), "Delete what doesn't count.")
            for at in struck:
                self.skip(table.where(at), "it is struck through")
        read = {*columns.places.values()}
        cells = sorted(cell for cell in table.struck_cells if cell[0] > columns.row and cell[1] in read)
        for cell in cells:
            what = "this is struck through and the rest of its row isn't, so that nobody knows whether it counts."
            self.ask("meetings.struck-cell", what, table.where(*cell), "Please take the line off, or delete the text.")
        header = enumerate(table.rows[columns.row])
        named = [as_text(cell) for at, cell in header if as_text(cell) and at not in columns.places.values()]
        if named:
            what = f"what stands under {listing([quoted(one) for one in named])} isn't read."
            self.findings.append(Finding("meetings.column", Severity.NOTE, what, table.where(columns.row)))


def quoted(text: str) -> str:
    """A word of the file as a message shows it."""
    shown = visible(text)
    return f"`{shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + '…'}`"
