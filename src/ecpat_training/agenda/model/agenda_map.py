"""The mapping file of an agenda: which of its words mean what, and which are open."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ecpat_training.files.mapping import Decisions, MappingPart, open_lines
from ecpat_training.values.base import Noun


@dataclass(frozen=True, slots=True)
class AgendaMap:
    """A whole mapping file: the agenda's name, and the parts that hold anything."""

    agenda: str
    parts: tuple[MappingPart, ...]

    @property
    def open(self) -> int:
        """How many lines wait for a person."""
        return open_lines(self.parts)

    def apply_choices(self, choices: Mapping[tuple[str, str], str]) -> "AgendaMap":
        """The same with what a person has chosen for some lines, by the name of the part and what is written there; a
        line for which nothing is chosen stays as it is."""
        return replace(self, parts=tuple(mapping_part.apply_decisions(choices) for mapping_part in self.parts))


class MappedWords(Noun):
    """Words of an agenda, by what they name."""

    trainers: Decisions = {}
    sessions: Decisions = {}
    methods: Decisions = {}
    rooms: Decisions = {}


class AgendaMappingFile(Noun):
    """One mapping file: the agenda that it was written for, and its words."""

    agenda: str | None = None
    words: MappedWords = MappedWords()
