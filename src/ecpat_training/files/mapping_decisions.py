"""What a person has decided in a mapping file: read entry by entry, asked for while a table is read, and kept by the
next draft of the file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import closest_name, count, fold, listing
from ecpat_training.files.mapping import Decisions, MappingEntry
from ecpat_training.files.yaml.file import Path_, Source
from ecpat_training.words.catalogue.message import phrase

_MAX_LINES_SHOWN = 12
_HINT = "Capitals, spaces and accents make no other word: please delete one of the two."


class Decision(NamedTuple):
    """What a text means, as the file writes it; None where it says nothing, or a column is not used. `where` is its
    line in the file."""

    written_text: str
    meaning: object
    location: Location


DecisionByKey = Mapping[str, Decision]
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
    describe: Callable[[str], str]
    refuses_repeats: bool = False
    undecided_places: list[Location] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def decisions(self, path: Path_, entries: Decisions, entry_kind: EntryKind) -> dict[str, Decision]:
        """The decisions of one part."""
        decision_by_key: dict[str, Decision] = {}
        for written, means in entries.items():
            location = self.source.location_of((*path, written))
            if means is None or means.endswith("?"):
                self.undecided_places.append(location)
            elif (meaning := entry_kind.understand(means)) is None:
                message = phrase("`{shown}` is no {noun}.", shown=self.describe(means), noun=entry_kind.noun)
                self.refuse("mapping.value", message, location, choice_advice(means, entry_kind.choices))
            else:
                decision = Decision(written, meaning[0], location)
                first_decision = decision_by_key.setdefault(self.key(written), decision)
                if self.refuses_repeats and first_decision is not decision:
                    self.refuse("mapping.twice", f"`{self.describe(written)}` is mapped twice.", location, _HINT)
                elif first_decision.meaning != decision.meaning:
                    message = phrase(
                        "`{shown}` is mapped to something else in line {line}.",
                        shown=self.describe(written),
                        line=first_decision.location.line,
                    )
                    self.refuse("mapping.twice", message, location, _HINT)
        return decision_by_key

    def refuse(self, code: str, message: str, location: Location, hint: str) -> None:
        """An entry that can't be used."""
        self.findings.append(Finding(code, Severity.ERROR, message, location, hint))

    def close(self) -> tuple[Location, ...]:
        """The places of what isn't decided yet.

        Raises:
            ContentError: with every entry that can't be used.
        """
        if self.findings:
            raise ContentError([*self.source.findings, *self.findings])
        return tuple(self.undecided_places)


def understand_choice(choices: Iterable[str]) -> Understanding:
    """Understands the choices themselves, whatever their capitals."""
    choice_by_key = {fold(choice): choice for choice in choices}
    return lambda means: (choice_by_key[fold(means)],) if fold(means) in choice_by_key else None


def choice_advice(means: str, choices: Sequence[str]) -> str:
    """What to write in place of an entry that nobody understands."""
    likely_choice = closest_name(means, choices)
    if likely_choice is not None:
        return f"Did you mean `{likely_choice}`?"
    return f"Write one of these: {listing([*choices], 40).replace(' and ', ' or ')}; or nothing."


def merge_decided_entries(
    entries: Iterable[MappingEntry],
    decision_by_key: DecisionByKey,
    key: Callable[[str], str],
    text_of_meaning: Callable[[object], str],
) -> tuple[MappingEntry, ...]:
    """The entries of a new draft, and those of the earlier file that its table doesn't ask for; `text_of_meaning` is a
    meaning as the file writes it."""
    entry_by_key = {key(entry.written): entry for entry in entries}
    for text, decision in decision_by_key.items():
        if text not in entry_by_key:
            entry_by_key[text] = MappingEntry(
                decision.written_text, text_of_meaning(decision.meaning), "decided before"
            )
    return tuple(entry_by_key.values())


def open_entry_findings(places: Sequence[Location], example: str, *, shows_lines: bool = True) -> list[Finding]:
    """A note on what isn't decided yet, if there is anything; `example` is a proposal as the file has them."""
    if not places:
        return []
    lines = f" ({lines_of(places)})" if shows_lines else ""
    entries_text = f"{count(len(places), 'entry', 'entries')} of the mapping{lines}"
    message = phrase(
        "{many} {places:is|are} not decided yet, and read as without it.", many=entries_text, places=len(places)
    )
    hint = phrase("To confirm a proposal such as `{example}`, delete its question mark.", example=example)
    return [Finding("mapping.open", Severity.NOTE, message, places[0], hint)]


def lines_of(places: Sequence[Location]) -> str:
    """The lines of the file: `line 4`, `lines 4 and 7`."""
    lines = [str(place.line) for place in sorted(places, key=lambda place: place.line or 0)]
    return f"line{'s' if len(lines) > 1 else ''} {listing(lines, _MAX_LINES_SHOWN)}"
