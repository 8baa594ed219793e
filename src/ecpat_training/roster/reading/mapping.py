"""What a mapping file has decided, to be asked while a list is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, fold, visible
from ecpat_training.files.mapping_decisions import Decision, DecisionByKey, lines_of, open_entry_findings
from ecpat_training.words.catalogue.message import Option, phrase, sentences
from ecpat_training.words.matching import letters_key

Part = Literal[
    "columns",
    "stakeholder type",
    "profession",
    "gender",
    "country",
    "status",
    "standing",
    "organisation",
    "organisations",
]
_SPELLING = "If the list should have them, check how they are spelt; otherwise they do no harm."
_LACKS: dict[Part, tuple[str, str]] = {
    "columns": ("column", "columns"),
    "organisation": ("spelling of an organisation", "spellings of organisations"),
    "organisations": ("organisation", "organisations"),
}


def comparison_key(text: str) -> str:
    """The form in which a mapping compares texts: `N.G.O.` and `ngo` have the same one."""
    return letters_key(text) or fold(text)


@dataclass(frozen=True)
class RosterMapping:
    """The decisions of a mapping file by what they are about and by `comparison_key(text)`; `open` are the places of
    those that a person has still to take. Which decisions a list has needed is remembered. `beside` is the list beside
    which the file was found without being named."""

    file: str = ""
    header_row: int | None = None
    parts: Mapping[Part, DecisionByKey] = field(default_factory=dict)
    open: tuple[Location, ...] = ()
    beside: str = ""
    _met: set[tuple[Part, str]] = field(default_factory=set, repr=False)

    def has(self, part: Part) -> bool:
        """Whether anything is decided there."""
        return bool(self.parts.get(part))

    def decision(self, part: Part, text: str) -> Decision | None:
        """What is decided of a text, if anything."""
        decided = self.parts.get(part)
        decision = decided.get(comparison_key(text)) if decided else None
        if decision is not None:
            self._met.add((part, comparison_key(text)))
        return decision

    def is_own_name(self, organisation: str) -> bool:
        """Whether it is decided that a name of an organisation is no other's: it is mapped to itself."""
        key = comparison_key(organisation)
        decision = self.parts.get("organisation", {}).get(key)
        return decision is not None and comparison_key(str(decision.meaning)) == key

    def remarks(self) -> list[Finding]:
        """That the mapping was found, what the list that was read has not, and what is still to be decided."""
        findings = []
        if self.beside:
            message = phrase(
                "the words of {list_file} are read as this file beside it says.", list_file=visible(self.beside)
            )
            hint = sentences(
                phrase("To have another one used, add {option};", option=Option("--mapping")),
                "for none, take the file away.",
            )
            findings.append(Finding("mapping.beside", Severity.NOTE, message, Location(self.file), hint))
        for part, decided in self.parts.items():
            if places := [decision.location for text, decision in decided.items() if (part, text) not in self._met]:
                words = _LACKS.get(part, (f"word for a {part}", f"words for a {part}"))
                message = phrase(
                    "the list lacks {words} that the mapping names ({lines}).",
                    words=count(len(places), *words),
                    lines=lines_of(places),
                )
                findings.append(Finding("mapping.not-in-list", Severity.WARNING, message, places[0], _SPELLING))
        return [*findings, *open_entry_findings(self.open, "GO?")]


NO_MAPPING = RosterMapping()
