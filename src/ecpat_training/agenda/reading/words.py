"""What a person has decided on the words of an agenda of another office, and the words that nobody knows, gathered
while the agenda is read."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, visible
from ecpat_training.files.mapping_decisions import DecisionByKey, open_entry_findings
from ecpat_training.files.mapping_place import mapping_place
from ecpat_training.words.catalogue.message import Command, phrase
from ecpat_training.words.matching import letters_key
from ecpat_training.words.person_name import name_key

WordPart = Literal["trainers", "sessions", "methods", "rooms"]
WORD_PARTS: tuple[WordPart, ...] = ("trainers", "sessions", "methods", "rooms")
OUTSIDE_PERSON = "somebody of outside"
"""Who speaks and is no trainer of the programme's."""
OWN = "a session of its own"
"""What the programme doesn't have."""


def word_key(word_part: WordPart, text: str) -> str:
    """The form in which words of agendas are compared: `Dr. Maja Novak` and `Novak, Maja` have the same one."""
    return (" ".join(name_key(text)) if word_part == "trainers" else letters_key(text)) or fold(text)


def write_words_hint(file: str) -> str:
    """What to do about a word of an agenda that nobody knows."""
    proposed_file = shlex.quote(str(mapping_place(Path(file))))
    command = Command("plan map", f"{shlex.quote(file)} --out {proposed_file}")
    hint = "To say once what is meant, {command:run}, fill in what it writes, and leave it beside the agenda."
    return phrase(hint, command=command)


@dataclass
class UnknownWord:
    """A word that nobody knows, as it is first written there; the known name that comes nearest, if any; whether the
    agenda can't be read without an answer; and what happens in the rows where it stands."""

    written: str
    where: Location
    near: str | None = None
    is_needed: bool = True
    titles: list[str] = field(default_factory=list)


@dataclass
class AgendaWords:
    """The decisions on an agenda's words by what they are about and by `word_key(part, text)`, of the mapping file
    `file`; `open` are the places of those that a person has still to take, `beside` the agenda beside which it lies.
    What the agenda holds that nobody knows is gathered in `unknown`."""

    file: str = ""
    parts: Mapping[WordPart, DecisionByKey] = field(default_factory=dict)
    open: tuple[Location, ...] = ()
    beside: str = ""
    unknown: dict[tuple[WordPart, str], UnknownWord] = field(default_factory=dict)

    def meaning(self, word_part: WordPart, text: str) -> str | None:
        """What a person has decided that a word means; None where nothing is decided."""
        decision = self.parts.get(word_part, {}).get(word_key(word_part, text))
        return None if decision is None else str(decision.meaning)

    def ask(self, word_part: WordPart, word: UnknownWord, title: str = "") -> bool:
        """Gathers a word that nobody knows, in a row of this title; says whether it is asked where it stands here, and
        not further above."""
        key = (word_part, word_key(word_part, word.written))
        first_word = self.unknown.setdefault(key, word)
        first_word.is_needed |= word.is_needed
        if title and title not in first_word.titles:
            first_word.titles.append(title)
        return first_word.where == word.where

    def remarks(self) -> list[Finding]:
        """That the mapping was found beside the agenda, and what is still to be decided in it."""
        if not self.file:
            return []
        message = phrase("the words of {file} are read as this file beside it says.", file=visible(self.beside))
        hint = "To have it read as it stands, take the file away."
        note = Finding("mapping.beside", Severity.NOTE, message, Location(self.file), hint)
        return [note, *open_entry_findings(self.open, "AL-1?")]
