"""Rows of a participant list as participants. Spellings of one organisation or region that differ only in capitals and
accents are counted as one."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import cast

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.spelling import choose_spellings
from ecpat_training.files.cell import as_text
from ecpat_training.files.places import MAX_PLACES_SHOWN, join_places
from ecpat_training.files.table import CellTable
from ecpat_training.roster.model.check import ReadAs
from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.countries import Countries
from ecpat_training.roster.reading.genders import Genders
from ecpat_training.roster.reading.headers import RosterColumn, RosterLayout, shortened
from ecpat_training.roster.reading.mapping import NO_MAPPING, RosterMapping
from ecpat_training.roster.reading.names import NamesOnList
from ecpat_training.roster.reading.rows import RosterRow
from ecpat_training.roster.reading.standing import StandingReader
from ecpat_training.roster.reading.words import (
    AttributeReader,
    ColumnWords,
    Meaning,
    Vocabulary,
    WordRead,
    decided,
    ignore_context,
)
from ecpat_training.roster.reading.work import Work
from ecpat_training.values.participant import Participant, StakeholderType
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.header_fields import field_of
from ecpat_training.words.lists.headers import Field

_SECTORS, _SECTORS_BY = 2, 500  # values that are no kind of body, and the rows that are looked at
_STAKEHOLDER = Vocabulary(
    "stakeholder type",
    ignore_context(values.stakeholder_in_cell),
    values.ask_stakeholder,
    kind="stakeholder type",
    known=values.OF_WORK,
    near=values.near_stakeholders,
)
_ORGANISATION: Vocabulary[StakeholderType] = Vocabulary(
    "organisation", lambda _text, _around: None, values.ask_stakeholder, lambda _: True, kind="organisations"
)


class PeopleReader:
    """Reads row after row, and collects what was read as what and what couldn't be."""

    def __init__(
        self, table: CellTable, layout: RosterLayout, names: NamesOnList, mapping: RosterMapping = NO_MAPPING
    ) -> None:
        self._table, self._layout, self._mapping = table, layout, mapping

        def words(field: Field, vocabulary: Vocabulary[Meaning]) -> list[ColumnWords[Meaning]]:
            vocabulary = decided(vocabulary, mapping)
            return [ColumnWords(table, column, vocabulary, names) for column in layout.of(field)]

        def types_in(column: RosterColumn) -> Vocabulary[StakeholderType]:
            return decided(_STAKEHOLDER._replace(read=ignore_context(_types(table, layout, column))), mapping)

        types = [ColumnWords(table, column, types_in(column), names) for column in layout.of("stakeholder type")]
        if mapping.has("organisations"):  # only where a person has said what kind of body each is
            types += words("organisation", _ORGANISATION)
        self._stakeholder: AttributeReader[StakeholderType] = AttributeReader(table, "stakeholder type", types)
        self._work = Work(table, layout, names, mapping)
        self._gender = Genders(table, layout, names, mapping)
        self._country = Countries(table, layout, names, mapping)
        self._standing = StandingReader(table, layout, names, mapping)
        self._positions: dict[Field, list[int]] = {
            column.field: [field_column.position for field_column in layout.of(column.field)]
            for column in layout.columns
            if column.field is not None
        }
        self._addresses: list[Finding] = []
        self._countries: dict[str, str | None] = {}
        self._types_apart: dict[tuple[StakeholderType, object], list[int]] = {}
        self._spellings = [Spellings(table, layout, field, names) for field in FIELDS]

    def person(self, row: RosterRow) -> Participant:
        """The participant of a row; what can't be read is None there and a finding here."""
        side, profession = self._work.of(row.texts, row.index)
        standing = self._standing.of(row.texts, row.index)
        full = self._text(row, "full name")
        stakeholder = self._stakeholder.read(row.texts, row.index)
        self._compare(row, stakeholder)
        for spellings in self._spellings:
            spellings.note(row.texts, row.index)
        return Participant.from_values(
            row=row.index + 1,
            where=self._table.location_of(row.index),
            id=self._text(row, "id") or None,
            given_name="" if full else self._text(row, "given name"),
            surname=full or self._text(row, "surname"),
            organisation=self._organisation(row),
            body=None,
            stakeholder=stakeholder,
            role=side,
            profession=profession,
            gender=self._gender.read(row.texts, row.index),
            country=self._country.read(row.texts, row.index),
            region=self._given(row, "region"),
            email=self._email(row),
            phone=self._text(row, "phone") or None,
            status=standing.status,
            reached=standing.reached,
            half_days=standing.half_days,
            own_code=None,
        )

    def words(self) -> tuple[WordRead, ...]:
        """Every word that was needed, and what it was read as."""
        answers = (self._stakeholder, self._work, self._gender, self._country)
        columns = [column for answer in answers for column in answer.columns]
        return tuple(word for column in (*columns, *self._standing.columns) for word in column.seen())

    def unknown(self) -> list[list[str]]:
        """The values that no table knows, of each column that has words of its own."""
        answers = (self._stakeholder, self._work, self._gender, self._country)
        columns = [column.unknown() for answer in answers for column in answer.columns]
        return [*columns, *(column.unknown() for column in self._standing.columns)]

    def read_as(self) -> tuple[ReadAs, ...]:
        """Every word that was read as something it doesn't say itself."""
        spelled = [entry for spellings in self._spellings for entry in spellings.read_as()]
        answered = (*self._stakeholder.read_as(), *self._work.read_as(), *self._gender.read_as())
        return (*answered, *self._country.read_as(), *self._standing.read_as(), *spelled)

    def findings(self) -> list[Finding]:
        """Bad addresses, words that aren't known, and what nobody says."""
        return [
            *self._addresses,
            *self._stakeholder.findings(),
            *(self._apart(*entry) for entry in self._types_apart.items()),
            *self._work.findings(),
            *self._gender.findings(),
            *self._country.findings(),
            *self._standing.findings(),
        ]

    def _text(self, row: RosterRow, field: Field) -> str:
        """A row's text of a field, letter for letter: a person may be called None."""
        texts = row.texts
        for place in self._positions.get(field, ()):
            if place in texts:
                return texts[place]
        return ""

    def _given(self, row: RosterRow, field: Field) -> str | None:
        """A row's text of a field, unless it is only a sign that there is none."""
        text = self._text(row, field)
        return text if values.has_meaning(text) else None

    def _organisation(self, row: RosterRow) -> str | None:
        """The organisation as the list writes it, or by the name under which a person counts it."""
        text = self._given(row, "organisation")
        decision = self._mapping.decision("organisation", text) if text else None
        return text if decision is None else cast(str | None, decision.meaning)

    def _compare(self, row: RosterRow, stakeholder: StakeholderType | None) -> None:
        """Remembers a person of whose organisation the mapping says another type than the list."""
        if stakeholder is None or not self._mapping.has("organisations"):
            return
        decision = self._mapping.decision("organisations", self._text(row, "organisation"))
        if decision is not None and decision.meaning not in (None, stakeholder):
            self._types_apart.setdefault((stakeholder, decision.meaning), []).append(row.index)

    def _apart(self, types: tuple[StakeholderType, object], rows: list[int]) -> Finding:
        places = join_places([self._table.location_of(row) for row in rows[:MAX_PLACES_SHOWN]], len(rows))
        message = phrase(
            "the list says {listed_type} of {people:,} {people:person|people} ({places}), the mapping {mapped_type} of"
            " their organisation; counted as {listed_type}.",
            listed_type=types[0],
            people=len(rows),
            places=places,
            mapped_type=types[1],
        )
        column = self._layout.of("organisation")[0]
        location = self._table.location_of(rows[0], column.position)
        hint = "Please correct whichever is wrong."
        return Finding("roster.contradiction", Severity.WARNING, message, location, hint)

    def _email(self, row: RosterRow) -> str | None:
        text = self._text(row, "e-mail")
        if not text or values.is_email(text):
            return text or None
        if not values.has_meaning(text):
            return None
        column = next(column for column in self._layout.of("e-mail") if column.position in row.texts)
        self._addresses.append(
            Finding(
                "roster.email",
                Severity.ERROR,
                phrase("this is no e-mail address (column `{column}`).", column=shortened(column.header)),
                self._table.location_of(row.index, column.position),
                "Write one email address, such as name@example.org, and nothing else; or leave the cell empty.",
            )
        )
        return None


def _types(table: CellTable, layout: RosterLayout, column: RosterColumn) -> Callable[[str], StakeholderType | None]:
    """How the words of a column for types of bodies are read: with care for `Public` under `Type`, which kinds of
    tickets have as well, and where it stands beside others that are no kind of body, as in a column of sectors."""
    texts = {
        text for cell in table.cells_below(layout.header_row, column.position, _SECTORS_BY) if (text := as_text(cell))
    }
    known = {text for text in texts if values.stakeholder_in_cell(text) is not None}
    unknown = {text for text in texts - known if values.has_meaning(text)}
    if len(unknown) >= max(_SECTORS, len(known)) and all(values.body_beside_sectors(text) is None for text in known):
        return values.body_beside_sectors
    return values.kind if field_of(column.header) == "type" else values.stakeholder_in_cell


FIELDS: tuple[Field, ...] = ("organisation", "region")
_ANOTHER = "another spelling of the same"


class Spellings:
    """What a list writes in one kind of column; `read_as` says which spelling is counted under which other."""

    def __init__(self, table: CellTable, layout: RosterLayout, field: Field, names: NamesOnList) -> None:
        self._table, self._columns, self._names = table, layout.of(field), names
        self._times: Counter[str] = Counter()
        self._first: dict[str, tuple[str, int, int]] = {}

    def note(self, texts: dict[int, str], row: int) -> None:
        """Counts what a row writes: the first of the columns that holds anything."""
        for column in self._columns:
            if text := texts.get(column.position):
                if text not in self._first:
                    self._first[text] = column.header, row, column.position
                self._times[text] += 1
                return

    def read_as(self) -> Iterator[ReadAs]:
        """Every spelling that is counted under another one, once."""
        chosen = choose_spellings(self._times)
        for text, (header, row, position) in self._first.items():
            if chosen[text] != text:
                location = self._table.location_of(row, position)
                counted_as = _ANOTHER if self._names.hides_value(chosen[text]) else shortened(chosen[text])
                yield ReadAs(
                    shortened(header), self._names.written(text, location), counted_as, self._times[text], location
                )
