"""Cards, a block of `Name: ...` and `Organisation: ...` for each person: below each other, in a grid, or turned so that
each person is a column."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ecpat_training.roster.model.draft import DraftedPerson
from ecpat_training.roster.reading.draft_line import NAMES, DraftLine, Read, label_field, title_of
from ecpat_training.words.lists.headers import Field

_LABELLED_LINE = re.compile(r"\s*([^:：]{1,40}?)\s*[:：]\s*(\S.*)", re.DOTALL)
_NAME_TITLES = frozenset(map(title_of, NAMES))


class _Entry(NamedTuple):
    """A label with its value: the line on which they stand."""

    line: int
    title: str
    value: str
    is_known: bool


def people_of_cards(lines: Sequence[DraftLine]) -> Read:
    """The people of cards. Cards that stand beside each other, each in a column, are apart; a card begins behind an
    empty line where a name follows, and where something is said again."""
    chunks: dict[int, list[list[_Entry]]] = defaultdict(lambda: [[]])
    for number, line in enumerate(lines):
        if not line.cells:
            for of_column in chunks.values():
                of_column.append([])
        for column, entry in _entries(number, line.cells):
            if entry.is_known or chunks[column][-1]:
                chunks[column][-1].append(entry)
    people: list[DraftedPerson] = []
    used: set[int] = set()
    for of_column in chunks.values():
        for card in _cards(of_column):
            cells = {entry.title: entry.value for entry in card}
            if not _NAME_TITLES.isdisjoint(cells) and len(cells) > 1:
                people.append(DraftedPerson(lines[card[0].line].place, cells))
                used |= {entry.line for entry in card}
    return Read(people, frozenset(used))


def _cards(chunks: Sequence[Sequence[_Entry]]) -> Iterator[list[_Entry]]:
    card: list[_Entry] = []
    for chunk in chunks:
        begins = any(entry.title in _NAME_TITLES for entry in chunk)
        for entry in chunk:
            if card and (begins or any(entry.title == earlier.title for earlier in card)):
                yield card
                card = []
            begins = False
            card.append(entry)
    if card:
        yield card


def _entries(number: int, cells: Mapping[int, str]) -> Iterator[tuple[int, _Entry]]:
    """The labels of a line with their values, by the column of the value."""
    label: tuple[str, Field | None] | None = None
    for place, text in cells.items():
        if match := _LABELLED_LINE.fullmatch(text):
            field = label_field(match[1])
            yield place, _entry(number, match[1], field, match[2])
            label = None
        elif field := label_field(text):
            label = text, field
        elif text.endswith((":", "：")):
            label = text, None
        elif label is not None:
            yield place, _entry(number, label[0], label[1], text)


def _entry(number: int, label: str, field: Field | None, value: str) -> _Entry:
    return _Entry(number, title_of(field) if field else label.strip(" :："), value, field is not None)
