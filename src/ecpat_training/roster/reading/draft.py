"""A file that is no table of people as a proposed list: cards, lists beside each other under titles, the questions of a
form, a mail or a letter with a line for each person."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, Protocol

from ecpat_training.core.errors import ContentError, EcpatError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import squeeze
from ecpat_training.files.cell import as_text
from ecpat_training.files.csv.encoding import decode
from ecpat_training.files.mail import text_of_mail
from ecpat_training.files.opening import display_name, read_bytes
from ecpat_training.files.table import CellTable
from ecpat_training.files.workbook.gate import MOST_BYTES
from ecpat_training.roster.model.draft import DraftedPerson, ListDraft, UnreadLine
from ecpat_training.roster.model.joined import REMARKS
from ecpat_training.roster.reading.column_looks import names_columns
from ecpat_training.roster.reading.draft_cards import people_of_cards
from ecpat_training.roster.reading.draft_items import people_of_items, person_in
from ecpat_training.roster.reading.draft_line import DraftLine, Read
from ecpat_training.roster.reading.draft_tables import people_of_questions, people_of_tables
from ecpat_training.roster.reading.piece import ORDER
from ecpat_training.roster.reading.rows import RosterRow
from ecpat_training.roster.reading.standing_lines import NameFinder, in_line, replacements_in
from ecpat_training.roster.reading.standing_unknown import REPLACES
from ecpat_training.roster.reading.standing_words import standing_in
from ecpat_training.roster.reading.word_list import WordGrid, blocks_of, read_word, texts_in
from ecpat_training.words.catalogue.message import Command, phrase, sentences

_TEXTS = (".txt", ".csv", ".tsv")
_CONTROLS = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~])?|[\x00-\x08\x0e-\x1f\x7f]")  # colours of a terminal, and the like
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.]\s+|;")
MAIL = ".eml"
_NO_TABLES = (".txt", MAIL)
_MIN_LIST_PEOPLE = 2  # people who make a list
_MAX_LINES = 3_000  # lines: a mail or a letter has fewer, and what is longer is a table


class ListSource(Protocol):
    """A list's file, as `ListFile` is one."""

    @property
    def path(self) -> Path:
        """Where it stands."""

    @property
    def encoding(self) -> str | None:
        """Of a text that isn't Unicode."""

    @property
    def is_word(self) -> bool:
        """Whether it is a Word file or an OpenDocument text."""

    def table(self) -> CellTable:
        """Its cells."""


class _Shape(NamedTuple):
    called: str
    read: Callable[[Sequence[DraftLine]], Read]


_SHAPES = (
    _Shape("a table", people_of_tables),
    _Shape("a form's answers under questions", people_of_questions),
    _Shape("cards", people_of_cards),
    _Shape("a line for each person", people_of_items),
)


def draft_list(list_: ListSource) -> ListDraft:
    """The list that a file may be, by the shape in which most people are understood.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: no two people are understood in any shape.
    """
    shapes = [shape for shape in _SHAPES if shape.read is not people_of_items or not _is_under_a_header(list_)]
    best, shape = Read((), frozenset()), ""
    everything: Sequence[DraftLine] = ()
    for lines in _readings(list_):
        if len(lines) > _MAX_LINES:
            continue
        everything = everything or lines
        for candidate in shapes:
            read = candidate.read(lines)
            if len(read.people) > len(best.people):
                best, shape, everything = read, candidate.called, lines
    if len(best.people) < _MIN_LIST_PEOPLE:
        message = "no two people are understood in it, neither as a table, nor as cards, nor as a line for each person."
        hint = "Please write a row for each person, under a header such as Name, Organisation, Country, E-mail."
        if not (list_.is_word or list_.path.suffix.lower() in _NO_TABLES):
            means = phrase("Of a table, {command} writes what its columns may be.", command=Command("roster map"))
            hint = sentences(hint, means)
        where = Location(display_name(list_.path))
        raise ContentError([Finding("roster.no-draft", Severity.ERROR, message, where, hint)])
    headings = _headings(everything, best.used)
    people = [
        replace(person, cells={**_settled(person.cells), **headings.get(person.place, {})}) for person in best.people
    ]
    unread = tuple(
        UnreadLine(line.place, " | ".join(line.cells.values()))
        for number, line in enumerate(everything)
        if line.cells and number not in best.used
    )
    people = [*_with_remarks(people, unread)]
    titles = dict.fromkeys(title for person in people for title in person.cells)
    known = [title for title in ORDER if title in titles]
    return ListDraft(
        display_name(list_.path),
        shape,
        (*known, *(title for title in titles if title not in known)),
        tuple(people),
        unread,
    )


def _is_under_a_header(list_: ListSource) -> bool:
    """Whether it is a plain table whose first row names its columns, in whatever language: its rows are no lines of a
    mail, and its header is nobody."""
    if list_.is_word or list_.path.suffix.lower() in _NO_TABLES:
        return False
    try:
        table = list_.table()
    except ContentError:
        return False
    row = next((row for row, cells in enumerate(table.rows) if any(map(as_text, cells))), 0)
    return len(table.rows) > row and names_columns(table, row)


def _headings(lines: Sequence[DraftLine], used: frozenset[int]) -> dict[Location, dict[str, str]]:
    """What a line over others says of where people stand (`Waiting list:`), as a remark for those below it."""
    remarks: dict[Location, dict[str, str]] = {}
    heading = ""
    for number, line in enumerate(lines):
        text = next(iter(line.cells.values()), "")
        if number not in used and len(line.cells) == 1 and standing_in(text):
            heading = text.strip(" :")
        elif number not in used and text.endswith(":"):
            heading = ""
        elif heading:
            remarks[line.place] = {REMARKS: heading}
    return remarks


def _with_remarks(people: Sequence[DraftedPerson], unread: Sequence[UnreadLine]) -> Iterator[DraftedPerson]:
    """The people with what further lines say of them by name (`Ion Dan cannot come`) as a remark, and whoever is named
    there in the place of others."""
    rows = [RosterRow(number, {0: _name_of(person)}) for number, person in enumerate(people)]
    finder = NameFinder(rows, [0])
    remarks: dict[int, str] = {}
    coming: dict[str, DraftedPerson] = {}
    for line in unread:
        marks = list(in_line(line.text, 0, finder))
        for mark in marks:
            remarks.setdefault(mark.row.index, line.text if mark.words.meaning is None else mark.words.written)
        named = finder.named(line.text)
        for name in replacements_in(named.rest if named else line.text):
            cells = {**_details_behind(line.text, name), "Full name": name, REMARKS: REPLACES}
            coming.setdefault(name, DraftedPerson(line.place, cells))
    for number, person in enumerate(people):
        said = [text for text in (person.cells.get(REMARKS), remarks.get(number)) if text]
        yield replace(person, cells={**person.cells, REMARKS: "; ".join(said)}) if number in remarks else person
    yield from coming.values()


def _details_behind(text: str, name: str) -> dict[str, str]:
    """What a line says of somebody behind the name, up to the end of the sentence: `Maria Ilie, prosecutor, DIICOT.`"""
    behind = _SENTENCE.split(text[max(text.find(name), 0) :])[0]
    cells = person_in(behind)
    return cells if cells.get("Full name") == name else {}


def _name_of(person: DraftedPerson) -> str:
    return " ".join(person.cells.get(title, "") for title in ("Full name", "Given name", "Surname"))


def _settled(cells: Mapping[str, str]) -> dict[str, str]:
    """A name beside a given name is the surname."""
    halves = "Given name" in cells and "Surname" not in cells
    return {"Surname" if halves and title == "Full name" else title: text for title, text in cells.items()}


def can_be_drafted(list_: ListSource) -> int:
    """How many people a proposed list would have; 0 where there is none."""
    try:
        return len(draft_list(list_).people)
    except EcpatError:
        return 0


def _readings(list_: ListSource) -> Iterator[list[DraftLine]]:
    """The lines of a file: of a text as it is, and as a table where it is one."""
    if list_.is_word:
        yield list(_of_word(list_))
        return
    ending = list_.path.suffix.lower()
    if ending in (*_TEXTS, MAIL):
        file = display_name(list_.path)
        data = read_bytes(list_.path, MOST_BYTES)
        written = text_of_mail(data) if ending == MAIL else decode(data, file, list_.encoding)[0]
        text = _CONTROLS.sub("", written)
        yield [
            DraftLine({0: squeezed} if (squeezed := squeeze(line)) else {}, Location(file, line=number))
            for number, line in enumerate(text.splitlines(), 1)
        ]
    if ending not in _NO_TABLES:
        try:
            yield _of_table(list_.table())
        except ContentError:
            if ending not in _TEXTS:
                raise


def _of_table(table: CellTable) -> list[DraftLine]:
    return [DraftLine(texts_in(cells), table.location_of(row)) for row, cells in enumerate(table.rows)]


def _of_word(list_: ListSource) -> Iterator[DraftLine]:
    file = display_name(list_.path)
    for block in blocks_of(read_word(list_.path), file, []):
        if isinstance(block, WordGrid):
            yield DraftLine({}, Location(file))
            for row, cells in enumerate(block.rows):
                place = Location(file, cell=f"row {row + 1} of table {block.table.number}")
                yield DraftLine(texts_in(cells), place)
            yield DraftLine({}, Location(file))
            continue
        place = Location(file, cell=f"paragraph {block.number}")
        for line in block.text.split("\n"):
            if text := squeeze(line):
                yield DraftLine({0: text}, place, block.is_item)
