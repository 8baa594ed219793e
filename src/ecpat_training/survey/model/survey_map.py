"""What a mapping file of a survey is to hold: how its columns and answers were read, and what is open."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ecpat_training.files.mapping import MappingPart


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
