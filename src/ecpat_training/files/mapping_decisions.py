"""What a person has decided in a mapping file: read entry by entry, asked for while a table is read, and kept by the
next draft of the file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, fold, listing, name_meant
from ecpat_training.files.mapping import Decisions, MappingEntry
from ecpat_training.files.yaml.file import Path_, Source
from ecpat_training.words.catalogue.message import phrase

_SHOWN = 12
_HINT = "Capitals, spaces and accents make no other word: please delete one of the two."


class Decision(NamedTuple):
    """What a text means, as the file writes it; None where it says nothing, or a column is not used. `where` is its
    line in the file."""

    written: str
    meaning: object
    where: Location


Decided = Mapping[str, Decision]
"""The decisions of one part, by the key of what is written."""
Understanding = Callable[[str], tuple[object] | None]
"""What an entry means, in a tuple; None where nobody can tell."""


class EntryKind(NamedTuple):
    """How a part of the file is read: what an entry means, what its meanings are called, and which there are."""

    understand: Understanding
    noun: str
    choices: Sequence[str]


@dataclass
class DecisionReader:
    """Reads the entries of a file; what isn't decided goes to `open`, what can't be told to `wrong`. `key` is what
    texts share that the file takes for one, `shown` a text as messages have it; `is_once` says that no text may be
    decided twice, not even alike."""

    source: Source
    key: Callable[[str], str]
    shown: Callable[[str], str]
    is_once: bool = False
    open: list[Location] = field(default_factory=list)
    wrong: list[Finding] = field(default_factory=list)

    def decisions(self, path: Path_, entries: Decisions, kind: EntryKind) -> dict[str, Decision]:
        """The decisions of one part."""
        decided: dict[str, Decision] = {}
        for written, means in entries.items():
            location = self.source.where((*path, written))
            if means is None or means.endswith("?"):
                self.open.append(location)
            elif (meaning := kind.understand(means)) is None:
                message = phrase("`{shown}` is no {noun}.", shown=self.shown(means), noun=kind.noun)
                self.refuse("mapping.value", message, location, instead(means, kind.choices))
            else:
                decision = Decision(written, meaning[0], location)
                first = decided.setdefault(self.key(written), decision)
                if self.is_once and first is not decision:
                    self.refuse("mapping.twice", f"`{self.shown(written)}` is mapped twice.", location, _HINT)
                elif first.meaning != decision.meaning:
                    message = phrase(
                        "`{shown}` is mapped to something else in line {line}.",
                        shown=self.shown(written),
                        line=first.where.line,
                    )
                    self.refuse("mapping.twice", message, location, _HINT)
        return decided

    def refuse(self, code: str, message: str, location: Location, hint: str) -> None:
        """An entry that can't be used."""
        self.wrong.append(Finding(code, Severity.ERROR, message, location, hint))

    def close(self) -> tuple[Location, ...]:
        """The places of what isn't decided yet.

        Raises:
            ContentError: with every entry that can't be used.
        """
        if self.wrong:
            raise ContentError([*self.source.findings, *self.wrong])
        return tuple(self.open)


def one_of(choices: Iterable[str]) -> Understanding:
    """Understands the choices themselves, whatever their capitals."""
    choice_by_key = {fold(choice): choice for choice in choices}
    return lambda means: (choice_by_key[fold(means)],) if fold(means) in choice_by_key else None


def instead(means: str, choices: Sequence[str]) -> str:
    """What to write in place of an entry that nobody understands."""
    likely_choice = name_meant(means, choices)
    if likely_choice is not None:
        return f"Did you mean `{likely_choice}`?"
    return f"Write one of these: {listing([*choices], 40).replace(' and ', ' or ')}; or nothing."


def merge_decided_entries(
    entries: Iterable[MappingEntry], decided: Decided, key: Callable[[str], str], said: Callable[[object], str]
) -> tuple[MappingEntry, ...]:
    """The entries of a new draft, and those of the earlier file that its table doesn't ask for; `said` is a meaning as
    the file writes it."""
    entry_by_key = {key(entry.written): entry for entry in entries}
    for text, decision in decided.items():
        if text not in entry_by_key:
            entry_by_key[text] = MappingEntry(decision.written, said(decision.meaning), "decided before")
    return tuple(entry_by_key.values())


def about_open(places: Sequence[Location], example: str, *, are_lines_told: bool = True) -> list[Finding]:
    """A note on what isn't decided yet, if there is anything; `example` is a proposal as the file has them."""
    if not places:
        return []
    lines = f" ({lines_of(places)})" if are_lines_told else ""
    many = f"{count(len(places), 'entry', 'entries')} of the mapping{lines}"
    message = phrase("{many} {places:is|are} not decided yet, and read as without it.", many=many, places=len(places))
    hint = phrase("To confirm a proposal such as `{example}`, delete its question mark.", example=example)
    return [Finding("mapping.open", Severity.NOTE, message, places[0], hint)]


def lines_of(places: Sequence[Location]) -> str:
    """The lines of the file: `line 4`, `lines 4 and 7`."""
    lines = [str(place.line) for place in sorted(places, key=lambda place: place.line or 0)]
    return f"line{'s' if len(lines) > 1 else ''} {listing(lines, _SHOWN)}"
