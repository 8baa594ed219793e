"""A mapping file's content, from a list that has been read: what was understood, what is proposed, what is open."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.spelling import choose_spellings
from ecpat_training.core.text import count, fold
from ecpat_training.files.cell import as_text
from ecpat_training.files.mapping import MappingEntry, MappingPart
from ecpat_training.files.mapping_decisions import merge_decided_entries
from ecpat_training.files.sheets.reader import SEARCHED_ROWS
from ecpat_training.files.table import CellTable
from ecpat_training.roster.model.roster_map import RosterMap
from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.column_looks import look_of, names_columns
from ecpat_training.roster.reading.countries import find_near_countries
from ecpat_training.roster.reading.mapping import NO_MAPPING, Part, RosterMapping, comparison_key
from ecpat_training.roster.reading.mapping_file import CHOICES, NOT_USED, SAYS_NOTHING
from ecpat_training.roster.reading.names import LIKE_A_PERSON, of_one_by_surname
from ecpat_training.roster.reading.roster import HIDDEN_VALUE_TEXT, RosterReading, roster_from
from ecpat_training.roster.reading.rows import NAMES
from ecpat_training.roster.reading.standing_blocks import StandingBlock
from ecpat_training.roster.reading.standing_words import is_out
from ecpat_training.roster.reading.values import Occupation
from ecpat_training.roster.reading.words import WordRead

_MAX_KEY_LENGTH = 200  # letters of a word that a file can hold as a key
_WORDS: tuple[Part, ...] = ("stakeholder type", "profession", "gender", "status", "country")


def roster_map(
    table: CellTable, mapping: RosterMapping = NO_MAPPING, *, beside_list: bool = False
) -> tuple[RosterMap, RosterReading]:
    """Returns the content of a list's mapping file, with the decisions of an earlier one; and the list as it was read.

    Words that may be names of people are left out, except `beside_list`: for whoever has the whole list before them.

    Raises:
        ContentError: the list is empty.
    """
    guessed = False
    try:
        reading = roster_from(table, mapping, with_clashes=True)
    except ContentError as error:
        row = _fullest_row(table)
        if row is None or not any(finding.code == "roster.no-header" for finding in error.findings):
            raise
        guessed, mapping = True, replace(mapping, header_row=row + 1)
        reading = roster_from(table, mapping, with_clashes=True)
    words = [word for word in reading.words() if word.kind in _WORDS]
    if beside_list:
        words = [word._replace(hidden=False) for word in words]
    left_out = [_cell(word) for word in words if _is_left_out(word) and not _is_decided(word, mapping)]
    parts = {kind: _part(kind, _words(kind, words, mapping), mapping) for kind in _WORDS}
    parts["standing"] = _part("standing", _standing(reading, with_names=beside_list), mapping)
    parts["organisation"] = _part("organisation", _spellings(reading), mapping)
    content = RosterMap(
        Path(reading.roster.file).name,  # its folder may name a user
        _part("columns", _columns(table, reading, guessed=guessed), mapping),
        tuple(parts.values()),
        _part("organisations", _organisations(reading), mapping),
        tuple(left_out),
        mapping.header_row,
        guessed,
    )
    return content, reading


def _fullest_row(table: CellTable) -> int | None:
    """The first of the rows with the most texts, which may name the columns; of a single column the first."""
    texts = [sum(isinstance(cell, str) and bool(as_text(cell)) for cell in row) for row in table.rows[:SEARCHED_ROWS]]
    most = max(texts, default=0)
    return texts.index(most) if most else None


def _part(part: Part, entries: Iterable[MappingEntry], mapping: RosterMapping) -> MappingPart:
    decided = mapping.parts.get(part, {})
    return MappingPart(
        part,
        merge_decided_entries(entries, decided, comparison_key, lambda meaning: _meaning_text(part, meaning)),
        CHOICES[part],
    )


def _meaning_text(part: Part, meaning: object) -> str:
    """A meaning as the file writes it."""
    if meaning is None:
        return NOT_USED if part == "columns" else SAYS_NOTHING
    if isinstance(meaning, Occupation):
        return str(meaning.profession or meaning.side)
    return str(meaning)


def _columns(table: CellTable, reading: RosterReading, *, guessed: bool) -> Iterator[MappingEntry]:
    proposed, written = dict(reading.proposed), set()
    are_names = not guessed or names_columns(table, reading.layout.header_row)
    looks: set[str | None] = {*proposed.values()}
    fields = Counter(column.field for column in reading.layout.columns if column.field and not column.why)
    for column in reading.layout.columns:
        place = table.column_name(column.position)
        shown = (
            column.header and column.header != HIDDEN_VALUE_TEXT and len(column.header) <= _MAX_KEY_LENGTH and are_names
        )
        name = column.header if shown and comparison_key(column.header) not in written else place
        written.add(comparison_key(name))
        remark = place if name != place else ""
        if column.field is not None:
            also = f"{count(fields[column.field], 'column')} give this; the first that says it counts"
            yield MappingEntry(name, column.field, _joined(remark, also if fields[column.field] > 1 else ""))
        elif column.position in proposed:
            look = look_of(table, reading.layout.header_row, column.position)
            remark = _joined(remark, "a proposal", look.remark)
            yield MappingEntry(name, f"{proposed[column.position]}?", remark)
        elif column.why and column.header:
            yield MappingEntry(name, NOT_USED, _joined(remark, column.why))
        elif column.why:
            yield MappingEntry(name, "", _joined(remark, column.why))
        else:
            look = look_of(table, reading.layout.header_row, column.position)
            has_names = look.proposal == "full name" and not fields.keys().isdisjoint(NAMES)
            is_free = look.proposal is not None and look.proposal not in {*fields, *looks} and not has_names
            looks.add(look.proposal)
            yield MappingEntry(name, f"{look.proposal}?" if is_free else "", _joined(remark, "not known", look.remark))


def _words(kind: Part, words: Iterable[WordRead], mapping: RosterMapping) -> Iterator[MappingEntry]:
    """The words of one kind that a table or an earlier mapping has read as others, and those that nobody knows. Words
    that are spelt alike and mean two things, such as `Z.` and `ž`, stay with the tables."""
    alike: dict[str, list[WordRead]] = {}
    for word in words:
        if word.kind == kind and not _is_left_out(word):
            alike.setdefault(comparison_key(word.text), []).append(word)
    for text, readings in alike.items():
        open_ = [reading for reading in readings if reading.meaning is None and not reading.silent]
        if kind == "profession" and open_:
            readings = open_  # `Inspector`, read beside a police force, and asked beside others: those are decided
        word, meaning = readings[0], _meaning_text(kind, readings[0].meaning)
        decided = text in mapping.parts.get(kind, {})
        if len({reading.meaning for reading in readings}) > 1 or (not decided and _is_plain(word, meaning)):
            continue
        times = f"{count(sum(reading.times for reading in readings), 'time')}, first in {word.where.place_in_file}"
        if word.meaning is None and not word.silent:
            proposal, reason, is_likely = _proposal(kind, word.text)
            yield MappingEntry(word.text, proposal, _joined(times, reason), is_likely)
        else:
            yield MappingEntry(word.text, meaning, times)


def _is_plain(word: WordRead, meaning: str) -> bool:
    """Whether a word says what it means, or nothing."""
    return word.silent or fold(word.text) == fold(meaning)


def _cell(word: WordRead) -> str:
    """`C4`; of a text file `line 4, column 3`."""
    location = word.where
    return (
        location.place_in_file
        if location.cell is not None or location.column is None
        else f"{location.place_in_file}, column {location.column}"
    )


def _is_left_out(word: WordRead) -> bool:
    return word.hidden or len(word.text) > _MAX_KEY_LENGTH


def _is_decided(word: WordRead, mapping: RosterMapping) -> bool:
    return word.kind is not None and comparison_key(word.text) in mapping.parts.get(word.kind, {})


def _proposal(kind: Part, text: str) -> tuple[str, str, bool]:
    """What a word may mean, with a question mark, why, and whether it likely does: one of its words alone says too
    little (a project officer is no police officer)."""
    near_words = _near(kind, text)
    if len(near_words) == 1:
        return f"{near_words[0][1]}?", f"nearly {near_words[0][0]}", True
    suggested = {"stakeholder type": values.suggested_stakeholder, "profession": values.suggested_side}.get(kind)
    proposal = suggested(text) if suggested else None
    return (f"{proposal}?", "a proposal, by a word in it", False) if proposal else ("", "not known", False)


def _near(kind: Part, text: str) -> list[tuple[str, str]]:
    """The words that a text is nearly, and what each means."""
    if kind == "profession":
        return [(near.word, _meaning_text(kind, near.meaning)) for near in values.near_occupations(text)]
    if kind == "gender":
        return [(near.word, str(near.meaning)) for near in values.near_genders(text)]
    if kind == "country":
        return [(near.word, near.meaning) for near in find_near_countries(text)]
    if kind == "status":
        return []
    return [(near.word, str(near.meaning)) for near in values.near_stakeholders(text)]


def _standing(reading: RosterReading, *, with_names: bool) -> Iterator[MappingEntry]:
    """What the list says in one place of several people, with what they are read as; words that stand in places of
    several kinds are one line."""
    blocks_of: dict[str, list[StandingBlock]] = {}
    for block in reading.blocks:
        is_shown = len(block.key) <= _MAX_KEY_LENGTH and (with_names or not block.is_hidden)
        if is_shown and (block.is_decided or block.meaning is None or is_out(block.meaning)):
            blocks_of.setdefault(comparison_key(block.key), []).append(block)
    for first, *others in blocks_of.values():
        means = "" if first.meaning is None else f"{first.meaning}" if first.is_decided else f"{first.meaning}?"
        places = (f"{count(len(block.rows), 'person', 'people')}, {block.place}" for block in (first, *others))
        yield MappingEntry(first.key, means, _joined(*places))


def _spellings(reading: RosterReading) -> Iterator[MappingEntry]:
    """The names that may be another spelling of an organisation's."""
    of_one = of_one_by_surname(reading.roster.participants, "organisation")
    for name, *spellings in reading.bodies:
        shown = [spelling for spelling in spellings if spelling not in of_one and len(spelling) <= _MAX_KEY_LENGTH]
        if name not in of_one and len(name) <= _MAX_KEY_LENGTH:
            yield from (MappingEntry(spelling, f"{name}?", "perhaps another spelling of it") for spelling in shown)


def _organisations(reading: RosterReading) -> Iterator[MappingEntry]:
    """The organisations of people of whom the list doesn't say the type."""
    of_one = of_one_by_surname(reading.roster.participants, "organisation")
    people = [person for person in reading.roster.participants if person.stakeholder is None and person.organisation]
    times = Counter(person.organisation for person in people if person.organisation)
    together: Counter[str] = Counter()
    for spelling, chosen in choose_spellings(times).items():
        together[chosen] += times[spelling]
    for name, number in sorted(together.items(), key=lambda entry: (-entry[1], entry[0])):
        if LIKE_A_PERSON in name or name in of_one or len(name) > _MAX_KEY_LENGTH:
            continue
        proposal = values.suggested_stakeholder(name)
        yield MappingEntry(name, f"{proposal}?" if proposal else "", count(number, "person", "people"), bool(proposal))


def _joined(*remarks: str) -> str:
    return "; ".join(filter(None, remarks))
