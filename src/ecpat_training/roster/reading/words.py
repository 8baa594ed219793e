"""Reads values by a table of words, and remembers what was read as what, what wasn't, and where."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar, cast

from ecpat_training.core.finding import Finding, Severity, Term
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold
from ecpat_training.files.cell import different_texts
from ecpat_training.files.mapping_decisions import Decision
from ecpat_training.files.places import MAX_PLACES_KEPT, join_places
from ecpat_training.files.table import CellTable
from ecpat_training.files.workbook.marks import CHOICES
from ecpat_training.roster.model.check import ReadAs
from ecpat_training.roster.reading.headers import RosterColumn, shortened
from ecpat_training.roster.reading.mapping import Part, RosterMapping
from ecpat_training.roster.reading.names import NamesOnList
from ecpat_training.roster.reading.two_languages import known_halves
from ecpat_training.roster.reading.values import NO_CONTEXT, halves, has_meaning, is_doubted
from ecpat_training.words.catalogue.message import Command, Message, phrase
from ecpat_training.words.lists.known_words import KnownWords
from ecpat_training.words.lists.professions_beside import WordContext

Meaning = TypeVar("Meaning", bound=Hashable)

KEPT_READINGS = 5_000
"""Of how many different rows it is kept what they say."""
_VALUES = 100
_MIN_SHARING_PEOPLE = 3  # people
_WRITE = "Please write "
_FREE_TEXT_PARTS: tuple[Part, ...] = ("profession", "status")


class WordRead(NamedTuple):
    """A text of a list: what it was read as (None: it says nothing, if `silent`, or isn't known), how often it stands
    there and where first, and whether it may be somebody's name."""

    kind: Part | None
    text: str
    meaning: object
    times: int
    where: Location
    silent: bool
    hidden: bool


class Vocabulary(NamedTuple, Generic[Meaning]):
    """How one kind of column is read, by a text and what stands around it. `kind` is the part of a mapping file that
    counts for it, `read` looks a text up, `ask` says what to do about one that no table knows, `silent` knows the
    texts that are right and say nothing (`Dr` says no gender), `has_meaning` denies those that are as good as an empty
    cell. `known` are the words of its tables: what holds another may be somebody's name, and isn't quoted; `near` tells
    a slip of the pen, `chosen` what a person has decided on."""

    what: str
    read: Callable[[str, WordContext], Meaning | None]
    ask: Callable[[str], str]
    silent: Callable[[str], bool] = lambda _: False
    kind: Part | None = None
    given: Callable[[str], bool] = has_meaning
    known: KnownWords = KnownWords()
    near: Callable[[str], object] = lambda _: False
    chosen: Callable[[str], bool] = lambda _: False

    def may_be_shown(self, text: str) -> bool:
        """Whether a text is of this kind of column, and not somebody's name in the wrong one."""
        return self.chosen(text) or self.known.hold(text) or bool(self.near(text))


@dataclass(slots=True)
class Occurrences:
    """How often something stands in a list, and in which rows."""

    times: int = 0
    rows: list[int] = field(default_factory=list)

    def add(self, row: int) -> None:
        """Counts one more."""
        self.times += 1
        if len(self.rows) < MAX_PLACES_KEPT:
            self.rows.append(row)


class ColumnWords(Generic[Meaning]):
    """The words of one column: `means` looks a text up, `note` counts it for a person."""

    def __init__(
        self, table: CellTable, column: RosterColumn, vocabulary: Vocabulary[Meaning], names: NamesOnList
    ) -> None:
        self.position = column.position
        self._table, self._column, self._vocabulary, self._names = table, column, vocabulary, names
        self._anywhere: dict[str, Meaning | None] = {}
        self._known: dict[WordContext, dict[str, Meaning | None]] = {NO_CONTEXT: self._anywhere}
        self._last: dict[
            str, tuple[Meaning | None, Occurrences]
        ] = {}  # of each text, lest meanings be hashed for each person
        self._seen: dict[tuple[str, Meaning | None], Occurrences] = {}

    def means(self, text: str, context: WordContext = NO_CONTEXT) -> Meaning | None:
        """What a text means; None where it says nothing or isn't known."""
        meaning_by_text = self._anywhere if context is NO_CONTEXT else self._known.setdefault(context, {})
        if text not in meaning_by_text:
            meaning_by_text[text] = self._read(text, context) if self._vocabulary.given(text) else None
        return meaning_by_text[text]

    def _read(self, text: str, context: WordContext) -> Meaning | None:
        """What a text means; of one in two languages of which the tables know one, the known half."""
        meaning = self._vocabulary.read(text, context)
        if meaning is not None or is_doubted(text) or len(halves(text)) == 1 or self._vocabulary.silent(text):
            return meaning
        known_half = self._known_halves.get(text)
        return None if known_half is None else self._vocabulary.read(known_half, context)

    @cached_property
    def _known_halves(self) -> dict[str, str]:
        cells = (row[self.position] for row in self._table.rows if self.position < len(row))
        read_meaning, known_words = self._vocabulary.read, self._vocabulary.known
        return known_halves(
            different_texts(cells), lambda half_text: read_meaning(half_text, NO_CONTEXT), known_words.hold
        )

    def note(self, text: str, row: int, meaning: Meaning | None) -> None:
        """Remembers that a row's text was used, or should have been, and as what."""
        self.noted(text, meaning).add(row)

    def noted(self, text: str, meaning: Meaning | None) -> Occurrences:
        """The count that belongs to a text that was read, or should have been read, with this meaning."""
        last_count = self._last.get(text)
        if last_count is None or last_count[0] is not meaning:
            last_count = self._last[text] = meaning, self._seen.setdefault((text, meaning), Occurrences())
        return last_count[1]

    def says_nothing(self, text: str) -> bool:
        """Whether a text is no answer, and no mistake either: empty, `-`, `n/a`, `Dr` for a gender."""
        return not self._vocabulary.given(text) or self._vocabulary.silent(text)

    def read_as(self) -> Iterator[ReadAs]:
        """Every text that was read as something it doesn't say itself, once."""
        for (text, meaning), occurrences in self._seen.items():
            if meaning is None and self._vocabulary.kind == "organisations":
                continue  # its name is no word for a type, so that it isn't read as anything
            reading = str(meaning) if meaning is not None else "not given" if self.says_nothing(text) else None
            if reading is not None and fold(text) != fold(reading):
                header = shortened(self._column.header)
                location = self._place(occurrences)
                value_kind = self._vocabulary.kind or ""
                yield ReadAs(header, self._written(text, location), reading, occurrences.times, location, value_kind)

    def seen(self) -> Iterator[WordRead]:
        """Every text that was needed, what it means, and whether it may be shown."""
        for (text, meaning), occurrences in self._seen.items():
            location = self._place(occurrences)
            is_silent = meaning is None and self.says_nothing(text)
            is_hidden = self._hides(text, occurrences.times) and not self._is_of_the_column(text)
            yield WordRead(self._vocabulary.kind, text, meaning, occurrences.times, location, is_silent, is_hidden)

    def unknown(self) -> list[str]:
        """The texts that no table knows, in their order."""
        return [text for text, meaning in self._seen if meaning is None and not self.says_nothing(text)]

    def findings(self) -> list[Finding]:
        """A warning for each different text that no table knows, with its cells."""
        unknown_texts = self.unknown()
        findings = [self._unknown(text, self._seen[text, None]) for text in unknown_texts[:_VALUES]]
        if further_occurrences := [self._seen[text, None] for text in unknown_texts[_VALUES:]]:
            times = sum(occurrences.times for occurrences in further_occurrences)
            message = phrase(
                "{cells:,} more {cells:cell|cells} in {column_name} can't be read either.",
                cells=times,
                column_name=self._table.column_name(self._column.position),
                column=shortened(self._column.header),
            )
            findings.append(
                Finding("roster.unknown-value", Severity.WARNING, message, self._place(further_occurrences[0]))
            )
        return findings

    def _unknown(self, text: str, occurrences: Occurrences) -> Finding:
        location = self._place(occurrences)
        cells = [self._table.location_of(row, self.position) for row in occurrences.rows]
        template = "{value} in column `{column}` isn't known as a {what}"
        return Finding(
            "roster.unknown-value",
            Severity.WARNING,
            phrase(
                f"{template} ({{places}})." if occurrences.times > 1 else f"{template}.",
                value=self._quoted(text, occurrences),
                column=shortened(self._column.header),
                what=Term(self._vocabulary.what),
                places=join_places(cells, occurrences.times),
                is_chosen=CHOICES in self._table.sheets,
            ),
            location,
            self._ask(text),
            tuple(cells[1:]),
        )

    def _hides(self, text: str, times: int) -> bool:
        """Whether a text isn't shown, as it may be a name. What several people share is shown, unless it is a name on
        the list, or several words with capitals: one may write a superior's name beside each."""
        words = text.split()
        is_shared = times >= _MIN_SHARING_PEOPLE and (len(words) == 1 or not all(word[0].isupper() for word in words))
        return self._names.hides_value(text) or not (self._vocabulary.may_be_shown(text) or is_shared)

    def _is_of_the_column(self, text: str) -> bool:
        """Whether a word that no table knows may stand in a mapping file all the same: small letters in a column where
        people write freely, on a list whose names have capitals."""
        is_free_text = self._vocabulary.kind in _FREE_TEXT_PARTS and self.means(text) is None
        return is_free_text and self._names.never_written_so(text)

    def _quoted(self, text: str, occurrences: Occurrences) -> str:
        location = self._place(occurrences)
        if self._hides(text, occurrences.times):
            return phrase("{name}", name=self._names.place_of(location), place=location)
        return phrase("`{value}`", value=shortened(text))

    def _written(self, text: str, location: Location) -> str:
        """A text that was read, for a table's cell: `Police officer (…)` where it holds a word that no table knows."""
        if self._names.hides_value(text):
            return self._names.place_of(location)
        return shortened(text if self._vocabulary.may_be_shown(text) else self._vocabulary.known.shown(text))

    def _ask(self, text: str) -> str:
        """What to do about a text; our own workbook refuses what its drop-down doesn't offer."""
        request = self._vocabulary.ask(text)
        if CHOICES not in self._table.sheets:
            return request
        if self._column.field == "position":
            return "Please choose a profession from the list that its cell offers."
        return f"{request.partition(_WRITE)[0]}Please choose from the list that the cell offers."

    def _place(self, occurrences: Occurrences) -> Location:
        return self._table.location_of(occurrences.rows[0], self.position)


def ignore_context(read_meaning: Callable[[str], Meaning | None]) -> Callable[[str, WordContext], Meaning | None]:
    """A reading of words that mean the same whatever stands around them."""
    return lambda text, _: read_meaning(text)


def decided(vocabulary: Vocabulary[Meaning], mapping: RosterMapping) -> Vocabulary[Meaning]:
    """A vocabulary in which a person's decisions come first."""
    value_kind = vocabulary.kind
    if value_kind is None or not mapping.has(value_kind):
        return vocabulary

    def read(text: str, context: WordContext) -> Meaning | None:
        decision = decision_on(text)
        return vocabulary.read(text, context) if decision is None else cast(Meaning | None, decision.meaning)

    def silent(text: str) -> bool:
        return vocabulary.silent(text) or decision_on(text) is not None  # asked of what means nothing

    def decision_on(text: str) -> Decision | None:
        decision = mapping.decision(value_kind, text)
        if decision is None or is_doubted(text) != is_doubted(decision.written_text):
            return None  # who has decided on `ONG` hasn't on `ONG?`
        return decision

    return vocabulary._replace(read=read, silent=silent, chosen=lambda text: decision_on(text) is not None)


class AttributeReader(Generic[Meaning]):
    """One thing that a list says of each person, in one column or in several: the first that says it counts."""

    def __init__(self, table: CellTable, subject: str, columns: Sequence[ColumnWords[Meaning]]) -> None:
        self._table, self._what, self.columns = table, subject, columns
        self._missing = Occurrences()
        self._places = tuple(column.position for column in columns)
        self._known: dict[tuple[str | None, ...], tuple[Meaning | None, list[Occurrences]]] = {}

    def read(self, texts: Mapping[int, str], row: int) -> Meaning | None:
        """What a row says; None where it doesn't say it, or in words that no table knows. Rows that say it alike are
        looked at once."""
        row_texts = tuple(map(texts.get, self._places))
        row_reading = self._known.get(row_texts)
        if row_reading is None:
            row_reading = self.reading(texts, NO_CONTEXT)
            if len(self._known) < KEPT_READINGS:
                self._known[row_texts] = row_reading
        meaning, text_occurrences = row_reading
        for occurrences in text_occurrences:
            occurrences.add(row)
        return meaning

    def reading(self, texts: Mapping[int, str], context: WordContext) -> tuple[Meaning | None, list[Occurrences]]:
        """Returns what a row says of the attribute, also by what stands around it (None: nothing that is known); and
        the words that are to be counted as seen in it."""
        column_texts = [(column, text) for column in self.columns if (text := texts.get(column.position))]
        for column, text in column_texts:
            if (meaning := column.means(text, context)) is not None:
                return meaning, [column.noted(text, meaning)]
        counted = [column.noted(text, None) for column, text in column_texts]
        if all(column.says_nothing(text) for column, text in column_texts):
            counted.append(self._missing)
        return None, counted

    def read_as(self) -> list[ReadAs]:
        """Every text that was read as something it doesn't say itself."""
        return [entry for column in self.columns for entry in column.read_as()]

    def findings(self) -> list[Finding]:
        """What couldn't be read, and where nothing is said."""
        findings = [finding for column in self.columns for finding in column.findings()]
        if not self.columns:
            message = phrase("no column gives the {what}: people can't be counted by it.", what=Term(self._what))
            hint = phrase(
                "If one does, in words that aren't known here, say so with {command}.", command=Command("roster map")
            )
            findings.append(Finding("roster.no-column", Severity.NOTE, message, self._table_place(), hint))
        elif self._missing.times:
            findings.append(self._not_given(self._what, self._missing, self.columns[0].position))
        return findings

    def _not_given(self, subject: str, missing_occurrences: Occurrences, position: int) -> Finding:
        rows = join_places(
            [self._table.location_of(row) for row in missing_occurrences.rows], missing_occurrences.times
        )
        cells = [self._table.location_of(row, position) for row in missing_occurrences.rows]
        return Finding(
            "roster.not-given",
            Severity.WARNING,
            phrase(
                "no {what} is given for {people:,} {people:person|people} ({rows}).",
                what=Term(subject),
                people=missing_occurrences.times,
                rows=rows,
            ),
            cells[0],
            "Please ask; until then these people are not counted by it.",
            tuple(cells[1:]),
        )

    def _table_place(self) -> Location:
        return Location(self._table.file, sheet=self._table.sheet)


def contradiction_message(
    column: str, value: StrEnum, second_column: str, second_value: object, people: int, places: str
) -> Message:
    """That two columns say different things of the same people; the first is counted."""
    template = "`{column}` says {value}, `{second_column}` {second_value}"
    affected_people_text = " for {people:,} {people:person|people} ({places})" if people > 1 else ""
    return phrase(
        f"{template}{affected_people_text}; counted as {{value}}.",
        column=column,
        value=value,
        second_column=second_column,
        second_value=second_value,
        people=people,
        places=places,
    )
