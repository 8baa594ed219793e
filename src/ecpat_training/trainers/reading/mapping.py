"""What a person has decided once of a workbook's columns and words, to be used for every later one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.files.file_kind import refuse_other_kind
from ecpat_training.files.mapping import Decisions
from ecpat_training.files.mapping_decisions import DecisionByKey, DecisionReader, EntryKind, open_entry_findings
from ecpat_training.files.yaml.file import Path_, build, read_yaml
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.matching import letters_key

Part = Literal["languages", "competences", "side", "stakeholder type", "country", "yes or no", "result"]
MAPPING_PARTS: tuple[Part, ...] = get_args(Part)
NO_MEANING_TEXT, UNUSED_TEXT = "says nothing", "not used"
_AS_WRITTEN = EntryKind(lambda written_meaning: (written_meaning,), "", ())  # understood where the workbook is read


class MappedTrainerWords(Noun):
    """Words of a workbook's cells, by what they say."""

    languages: Decisions = {}
    competences: Decisions = {}
    side: Decisions = {}
    stakeholder_type: Decisions = {}
    country: Decisions = {}
    yes_or_no: Decisions = {}
    result: Decisions = {}


class TrainerMappingFile(Noun):
    """A mapping file of trainers: columns by their headers, words by what they say. A meaning that ends in a question
    mark, or none, is not decided yet."""

    written_for: str | None = None
    header_row: int | None = Field(default=None, ge=1, le=10_000)
    columns: Decisions = {}
    values: MappedTrainerWords = MappedTrainerWords()


@dataclass(frozen=True)
class TrainerMapping:
    """The decisions of a file by the part and what is written; which of them a workbook has needed is remembered."""

    file: str = ""
    header_row: int | None = None
    parts: Mapping[str, DecisionByKey] = field(default_factory=dict)
    open: tuple[Location, ...] = ()
    _met: set[tuple[str, str]] = field(default_factory=set, repr=False)

    def column(self, header: str) -> str | None:
        """What a column is, as the file says it; None where it says nothing."""
        return self._decided("columns", header)

    def word(self, section: Part, text: str) -> str | None:
        """What a word means, as the file says it; None where it says nothing."""
        return self._decided(section, text)

    def place(self, section: str, text: str) -> Location | None:
        """The line of the file that decides a text."""
        decision = self.parts.get(section, {}).get(letters_key(text))
        return decision.location if decision else None

    def _decided(self, section: str, text: str) -> str | None:
        decision = self.parts.get(section, {}).get(letters_key(text))
        if decision is None:
            return None
        self._met.add((section, letters_key(text)))
        return str(decision.meaning)

    def remarks(self) -> list[Finding]:
        """What the workbook lacks of what is decided, and what is still open."""
        findings = []
        decided_texts = [
            (section, key, decision.location)
            for section, entries in self.parts.items()
            for key, decision in entries.items()
        ]
        if idle_locations := [location for section, key, location in decided_texts if (section, key) not in self._met]:
            line_numbers = listing([str(place.line) for place in idle_locations], 12)
            message = phrase(
                "the workbook lacks {words:,} {words:word|words} that the mapping names (line {lines}).",
                words=len(idle_locations),
                lines=line_numbers,
            )
            hint = "If it should have them, check how they are spelt; otherwise they do no harm."
            findings.append(Finding("mapping.not-in-list", Severity.WARNING, message, idle_locations[0], hint))
        return [*findings, *open_entry_findings(self.open, "law?", shows_lines=False)]


NO_MAPPING = TrainerMapping()


def read_trainer_mapping(path: Path | str) -> TrainerMapping:
    """The decisions of a mapping file; what they mean is seen where the workbook is read.

    Raises:
        InputError, RefusedError: the mapping file can't be read.
        ContentError: with everything in it that can't be understood.
    """
    source = read_yaml(path)
    refuse_other_kind(source.data, "mapping", source.location_of())
    file = build(source, TrainerMappingFile)
    reader = DecisionReader(source, letters_key, visible, refuses_repeats=True)
    entries: list[tuple[str, Path_, Decisions]] = [("columns", ("columns",), file.columns)]
    entries += [
        (section, ("values", section), getattr(file.values, section.replace(" ", "_"))) for section in MAPPING_PARTS
    ]
    decisions_by_section = {
        section: reader.decisions(path_, written_decisions, _AS_WRITTEN)
        for section, path_, written_decisions in entries
    }
    return TrainerMapping(source.file, file.header_row, decisions_by_section, reader.close())
