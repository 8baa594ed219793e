"""The mapping file of a list: what it is to hold, how its columns and words were read and what is open; and what a
person has decided once, to be used for every later list."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pydantic import Field

from ecpat_training.files.mapping import Decisions, MappingPart, open_lines
from ecpat_training.values.base import Noun


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
        return tuple(
            mapping_part for mapping_part in (self.columns, *self.values, self.organisations) if mapping_part.entries
        )

    @property
    def open(self) -> int:
        """How many lines wait for a person."""
        return open_lines(self.parts)

    def apply_choices(self, choices: Mapping[tuple[str, str], str]) -> "RosterMap":
        """The same with what a person has chosen for some lines, by the name of the part and what is written there; a
        line for which nothing is chosen stays as it is."""
        return replace(
            self,
            columns=self.columns.apply_decisions(choices),
            values=tuple(mapping_part.apply_decisions(choices) for mapping_part in self.values),
            organisations=self.organisations.apply_decisions(choices),
        )

    def drop_undecided(self, shareable: "RosterMap") -> "RosterMap":
        """The map without the words that `shareable` leaves out, unless a person has decided them."""
        shareable_words = {
            mapping_part.name: {line.written for line in mapping_part.entries} for mapping_part in shareable.values
        }

        def shareable_part(mapping_part: MappingPart) -> MappingPart:
            lines = (
                line
                for line in mapping_part.entries
                if line.written in shareable_words.get(mapping_part.name, ()) or not line.open
            )
            return replace(mapping_part, entries=tuple(lines))

        return replace(self, values=tuple(map(shareable_part, self.values)))


class MappedValues(Noun):
    """Words of a list's cells, by what they say."""

    stakeholder_type: Decisions = {}
    profession: Decisions = {}
    gender: Decisions = {}
    country: Decisions = {}
    status: Decisions = {}
    standing: Decisions = {}
    organisation: Decisions = {}


class MappingFile(Noun):
    """One mapping file: columns by their headers, words by what they say, and organisations by their names."""

    written_for: str | None = None
    header_row: int | None = Field(default=None, ge=1, le=10_000)
    columns: Decisions = {}
    values: MappedValues = MappedValues()
    organisations: Decisions = {}
