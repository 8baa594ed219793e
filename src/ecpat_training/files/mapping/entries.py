"""Lines of a mapping file: how words are read, and what is open."""

from dataclasses import dataclass


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
