"""A mapping file: what it decides, and its lines in YAML: how words are read, and what is open."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

from ecpat_training.files.yaml.text import quoted, remark, scalar

_UNQUOTED_TEXT = re.compile(r"\w[\w ()./-]*\??")
_REMARK_COLUMN = 44  # where remarks begin, if the words before them aren't longer


@dataclass(frozen=True, slots=True)
class MappingEntry:
    """One line: what is written in the list, what it means, and a remark for the person who corrects it. A proposal
    ends in a question mark; nothing is what is open without one. `likely` is a proposal that may be accepted together
    with others; one that is doubtful is looked at by itself."""

    written: str
    means: str
    remark: str
    likely: bool = False

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

    def apply_decisions(self, choices: Mapping[tuple[str, str], str], name: str = "") -> "MappingPart":
        """The same with what a person has chosen for some lines, by the name of the part and what is written there; a
        line for which nothing is chosen stays as it is. `name` is what the part is called there, if not by its own."""
        part_name = name or self.name
        entries = (replace(entry, means=choices.get((part_name, entry.written), entry.means)) for entry in self.entries)
        return replace(self, entries=tuple(entries))


Decisions = dict[str, str | None]
"""What is written in a list, and what it means; None and `GO?` are not decided yet."""


def section(key: str, part: MappingPart) -> list[str]:
    """The lines of a part: what may be written, and its entries below its key."""
    return [*choices(part, ""), f"{key}:", *entries_of(part.entries, "  ")]


def subsections(parts: Iterable[MappingPart]) -> list[str]:
    """The lines of several parts, each below its name, as they stand below one key."""
    return [
        line
        for part in parts
        for line in (*choices(part, "  "), f"  {scalar(part.name)}:", *entries_of(part.entries, "    "))
    ]


def open_lines(parts: Iterable[MappingPart]) -> int:
    """How many lines wait for a person."""
    return sum(entry.open for part in parts for entry in part.entries)


def choices(part: MappingPart, indent: str) -> list[str]:
    """A remark with what may be written in a part."""
    before = f"{indent}# "
    return wrap(f"Write one of: {', '.join(part.choices)}.", 120, initial_indent=before, subsequent_indent=before)


def entries_of(entries: Sequence[MappingEntry], indent: str) -> list[str]:
    """A line for each entry, its remark behind it."""
    lines = []
    for entry in entries:
        means = entry.means if not entry.means or _UNQUOTED_TEXT.fullmatch(entry.means) else quoted(entry.means)
        text = f"{indent}{quoted(entry.written)}: {means}".rstrip()
        lines.append(f"{text:<{_REMARK_COLUMN}}  # {remark(entry.remark)}" if entry.remark else text)
    return lines
