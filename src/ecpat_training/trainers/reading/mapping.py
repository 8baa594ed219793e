"""What a person has decided once of a workbook's columns and words, to be used for every later one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, visible
from ecpat_training.files.file_kind import refuse_other_kind
from ecpat_training.files.mapping import Decisions
from ecpat_training.files.yaml.file import Path_, build, read_yaml
from ecpat_training.values.base import Noun
from ecpat_training.words.matching import letters_key

Part = Literal["languages", "competences", "side", "stakeholder type", "country", "yes or no", "result"]
PARTS: tuple[Part, ...] = get_args(Part)
NOTHING, NOT_USED = "says nothing", "not used"


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
    """The decisions of a file by what is written; which of them a workbook has needed is remembered."""

    file: str = ""
    header_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[tuple[Part, str], str] = field(default_factory=dict)
    places: Mapping[tuple[str, str], Location] = field(default_factory=dict)
    open: tuple[Location, ...] = ()
    _met: set[tuple[str, str]] = field(default_factory=set, repr=False)

    def column(self, header: str) -> str | None:
        """What a column is, as the file says it; None where it says nothing."""
        found = self.columns.get(letters_key(header))
        if found is not None:
            self._met.add(("columns", letters_key(header)))
        return found

    def word(self, part: Part, text: str) -> str | None:
        """What a word means, as the file says it; None where it says nothing."""
        found = self.words.get((part, letters_key(text)))
        if found is not None:
            self._met.add((part, letters_key(text)))
        return found

    def remarks(self) -> list[Finding]:
        """What the workbook lacks of what is decided, and what is still open."""
        found = []
        if idle := [place for key, place in self.places.items() if key not in self._met]:
            lines = listing([str(place.line) for place in idle], 12)
            message = f"the workbook lacks {count(len(idle), 'word')} that the mapping names (line {lines})."
            hint = "If it should have them, check how they are spelt; otherwise they do no harm."
            found.append(Finding("mapping.not-in-list", Severity.WARNING, message, idle[0], hint))
        if self.open:
            many = f"{count(len(self.open), 'entry', 'entries')} of the mapping"
            message = f"{many} {'is' if len(self.open) == 1 else 'are'} not decided yet, and read as without it."
            hint = "To confirm a proposal such as `law?`, delete its question mark."
            found.append(Finding("mapping.open", Severity.NOTE, message, self.open[0], hint))
        return found


NO_MAPPING = TrainerMapping()


def read_trainer_mapping(path: Path | str) -> TrainerMapping:
    """The decisions of a mapping file; what they mean is seen where the workbook is read.

    Raises:
        InputError, RefusedError: the mapping file can't be read.
        ContentError: with everything in it that can't be understood.
    """
    source = read_yaml(path)
    refuse_other_kind(source.data, "mapping", source.where())
    file = build(source, TrainerMappingFile)
    columns: dict[str, str] = {}
    words: dict[tuple[Part, str], str] = {}
    places: dict[tuple[str, str], Location] = {}
    undecided: list[Location] = []
    wrong: list[Finding] = []
    parts: list[tuple[Part | Literal["columns"], Path_, Decisions]] = [("columns", ("columns",), file.columns)]
    parts += [(part, ("values", part), getattr(file.values, part.replace(" ", "_"))) for part in PARTS]
    for part, path_, entries in parts:
        for written, means in entries.items():
            where, key = source.where((*path_, written)), letters_key(written)
            if means is None or means.endswith("?"):
                undecided.append(where)
            elif (part, key) in places:
                message = f"`{visible(written)}` is mapped twice."
                hint = "Capitals, spaces and accents make no other word: please delete one of the two."
                wrong.append(Finding("mapping.twice", Severity.ERROR, message, where, hint))
            else:
                places[part, key] = where
                if part == "columns":
                    columns[key] = means
                else:
                    words[part, key] = means
    if wrong:
        raise ContentError([*source.findings, *wrong])
    return TrainerMapping(source.file, file.header_row, columns, words, places, tuple(undecided))
