"""`ecpat roster map --json`: how a list's columns and words are read, and what is open."""

from dataclasses import dataclass

from ecpat_training.files.mapping import MappingPart
from ecpat_training.roster.model.roster_map import RosterMap


@dataclass(frozen=True, slots=True)
class RosterMapResult:
    """The lines of the mapping file; `open` counts those that wait for a person. A proposal ends in a question mark,
    and an empty `means` is open as well."""

    roster: str
    header_row: int | None
    open: int
    parts: tuple[MappingPart, ...]
    left_out: tuple[str, ...]


def result(made: RosterMap) -> RosterMapResult:
    """The mapping as it was proposed."""
    return RosterMapResult(made.roster, made.header_row, made.open, made.parts, made.left_out)
