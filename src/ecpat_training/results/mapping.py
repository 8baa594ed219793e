"""What a mapping file is to hold: how a list's columns and words, or a survey's, were read, and what is open."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MappingEntry:
    """One line: what is written in the list, what it means, and a remark for the person who corrects it. A proposal
    ends in a question mark; nothing is what is open without one."""

    written: str
    means: str
    remark: str

    @property
    def open(self) -> bool:
        """Whether a person has to decide it."""
        return not self.means or self.means.endswith("?")


@dataclass(frozen=True, slots=True)
class MappingPart:
    """The lines of one part of the file; `choices` is what may be written there."""

    name: str
    entries: tuple[MappingEntry, ...]
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RosterMap:
    """A whole mapping file. `header_row` counts as the spreadsheet does and is None where the header was found by its
    words; `guessed` says that it wasn't. `left_out` are the cells whose words may be names of people."""

    roster: str
    columns: MappingPart
    values: tuple[MappingPart, ...]
    organisations: MappingPart
    left_out: tuple[str, ...] = ()
    header_row: int | None = None
    guessed: bool = False

    @property
    def parts(self) -> tuple[MappingPart, ...]:
        """All parts that hold anything, in the file's order."""
        return tuple(part for part in (self.columns, *self.values, self.organisations) if part.entries)

    @property
    def open(self) -> int:
        """How many lines wait for a person."""
        return sum(entry.open for part in self.parts for entry in part.entries)


@dataclass(frozen=True, slots=True)
class SurveyMap:
    """A whole mapping file of a survey. `waves` are the words for the waves, `answers` a part for each scale or item
    with answers that can't be read; `own` are the columns of the platform's own, which nobody needs to decide.
    `left_out` is how many answers to each item can't be read and aren't written, since names may be in them."""

    survey: str
    platform: str
    columns: MappingPart
    waves: MappingPart
    answers: tuple[MappingPart, ...]
    own: tuple[str, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)

    @property
    def parts(self) -> tuple[MappingPart, ...]:
        """All parts that hold anything, in the file's order."""
        return tuple(part for part in (self.columns, self.waves, *self.answers) if part.entries)

    @property
    def open(self) -> int:
        """How many lines wait for a person."""
        return sum(entry.open for part in self.parts for entry in part.entries)
