"""What a mapping file of a list is to hold: how its columns and words were read, and what is open."""

from dataclasses import dataclass

from ecpat_training.files.mapping import MappingPart


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
