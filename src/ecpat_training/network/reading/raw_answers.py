"""What a table says, cell by cell, before anybody judges it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.files.sheets.header import meaning_by_text
from ecpat_training.files.sheets.sheet import HeadedSheet, day_text
from ecpat_training.files.table import CellTable
from ecpat_training.network.model.questions import Question
from ecpat_training.words.lists.network_words import NETWORK_FIELD_OF, NetworkField
from ecpat_training.words.matching import letters_key


class RawAnswer(NamedTuple):
    """A filled cell: who answered, of whom, which question, and what stands there. Codes are as they are written."""

    giver: str
    named: str
    question: Question
    text: str
    where: Location


@dataclass
class RawNetwork:
    """The filled cells of a table, with `alone` those who answered and named nobody; `layout` says how it was read, and
    `asked` which questions it has. `unknown` are headers that nobody knows, above what looks like
    answers; `undirected` are ties of which nobody says who names whom; `findings` are about rows that aren't read."""

    layout: str
    asked: set[Question] = field(default_factory=set)
    said: list[RawAnswer] = field(default_factory=list)
    alone: list[tuple[str, Location]] = field(default_factory=list)
    not_used: list[UnusedRow] = field(default_factory=list)
    unknown: list[tuple[str, Location]] = field(default_factory=list)
    undirected: list[Location] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def leave_out(self, sheet: HeadedSheet[NetworkField]) -> None:
        """Says which rows of a table aren't read, such as those that are struck through."""
        self.not_used += sheet.unused_rows()
        self.findings += sheet.remarks()

    def add(self, addition: "RawNetwork") -> None:
        """Adds the cells of another sheet."""
        self.asked |= addition.asked
        self.said += addition.said
        self.alone += addition.alone
        self.not_used += addition.not_used
        self.unknown += addition.unknown
        self.undirected += addition.undirected
        self.findings += addition.findings

    def give_up_directions(self) -> None:
        """Keeps none of the ties, since they don't say who names whom."""
        self.undirected += [raw_answer.where for raw_answer in self.said]
        self.said.clear()


def field_of(header: str) -> NetworkField | None:
    """What a header means: by its words, without the groups that a form puts before it."""
    return NETWORK_FIELD_OF.get(letters_key(header.rpartition("/")[2]))


def question_of(network_field: NetworkField | None) -> Question | None:
    """The question that a column answers; None for columns of people."""
    return None if network_field is None or network_field == "from" or network_field == "to" else network_field


def texts(table: CellTable, row: int) -> list[str]:
    """The texts of a row; a day stays a day, since a spreadsheet makes one of `1-2`."""
    return [*map(day_text, table.rows[row])]


def below(table: CellTable, header: int) -> HeadedSheet[NetworkField]:
    """The rows below the headers, where these aren't columns of their own."""
    return HeadedSheet(table, header, header, (), meaning_by_text(field_of))


def cell_of(cells: list[str], column: int | None) -> str:
    """A cell of a row that may be short."""
    return cells[column] if column is not None and column < len(cells) else ""
