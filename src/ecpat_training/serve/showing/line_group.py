"""Lines of a mapping file as questions of a page, and what a person has answered."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from ecpat_training.files.mapping import MappingEntry
from ecpat_training.survey.report.choices import Choice

_FIELD = "word:"


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines of a mapping that belong together: by which name a form sends them, and what may be chosen; nothing where
    one writes a number."""

    name: str
    about: str
    entries: Sequence[MappingEntry]
    choices: Sequence[Choice]

    @property
    def open(self) -> list[MappingEntry]:
        """Those that wait for a person."""
        return [entry for entry in self.entries if entry.open]

    def select_lines(self, lines: Set[tuple[str, str]]) -> "LineGroup":
        """The group with some of its lines alone, which are known by its name and what is written there."""
        return replace(self, entries=[entry for entry in self.entries if (self.name, entry.written) in lines])


def choices_made(form: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """What a form says of lines, by the name of their part and what is written there."""
    return {
        (part_name, written_text): meaning.strip()
        for field, meaning in form.items()
        if field.startswith(_FIELD)
        for part_name, _, written_text in [field.removeprefix(_FIELD).partition(":")]
    }
