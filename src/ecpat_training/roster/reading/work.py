"""What a person does: the side by the column that says it first, the profession by the column that is for it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.files.places import KEPT, SHOWN, joined_places
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.headers import RosterLayout, shortened
from ecpat_training.roster.reading.list_language import column_texts, language_of_list
from ecpat_training.roster.reading.mapping import RosterMapping
from ecpat_training.roster.reading.names import NamesOnList
from ecpat_training.roster.reading.values import NOWHERE, Occupation
from ecpat_training.roster.reading.words import (
    KEPT_READINGS,
    AttributeReader,
    ColumnWords,
    Occurrences,
    Vocabulary,
    contradiction_message,
    decided,
)
from ecpat_training.values.participant import Role
from ecpat_training.values.profession import Profession
from ecpat_training.words.lists.headers import Field
from ecpat_training.words.lists.professions_beside import Around, bodies_in

_SIDE: tuple[Field, ...] = ("role", "profession", "position", "rank")
_PROFESSION: tuple[Field, ...] = ("profession", "position", "rank", "role")
_SIDES = (Role.LAW_ENFORCEMENT, Role.CARE)
_BODIES: tuple[Field, ...] = ("organisation", "stakeholder type")
Found = TypeVar("Found")
_OCCUPATION = Vocabulary(
    "role or profession",
    values.occupation,
    values.ask_occupation,
    kind="profession",
    known=values.OF_WORK,
    near=values.near_occupations,
)


class _CachedFindings(dict[str, Found]):
    """What a function finds of a text, found once."""

    def __init__(self, find: Callable[[str], Found]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, text: str) -> Found:
        outcome = self[text] = self._find(text)
        return outcome


class _WorkRead(NamedTuple):
    """What rows of the same words say of side and profession, where each is counted, and the contradictions in it: a
    list of cells, and in which column the row's is."""

    side: Role | None
    profession: Profession | None
    counted: list[Occurrences]
    contradictions: list[tuple[list[tuple[int, int]], int]]


class Work(AttributeReader[Occupation]):
    """Role and profession of each person, from up to four kinds of columns. Where two of them stand on different sides
    (role: care; profession: police officer), the first counts and a person is asked."""

    def __init__(self, table: CellTable, layout: RosterLayout, names: NamesOnList, mapping: RosterMapping) -> None:
        words = decided(_OCCUPATION, mapping)
        by_field = {field: [ColumnWords(table, column, words, names) for column in layout.of(field)] for field in _SIDE}
        super().__init__(table, "role or profession", [column for field in _SIDE for column in by_field[field]])
        self._for_profession, self._roles = by_field["profession"], by_field["role"]
        self._titles = [column for field in _SIDE[1:] for column in by_field[field]]
        self._beside = [column.position for field in _BODIES for column in layout.of(field)]
        self._depends, self._bodies = _CachedFindings(values.depends), _CachedFindings(bodies_in)
        self._language = language_of_list(layout, column_texts(table, layout))
        self._by_profession = [column for field in _PROFESSION for column in by_field[field]]
        self._headers = {column.position: shortened(column.header) for column in layout.columns}
        self._contradictions: dict[tuple[int, Role, int, Occupation], list[tuple[int, int]]] = {}
        self._without_profession = Occurrences()  # whose side another column says
        self._looked_at = (*(column.position for column in self._by_profession), *self._beside)
        self._said: dict[tuple[str | None, ...], _WorkRead] = {}

    def around(self, texts: Mapping[int, str]) -> Around:
        """What stands around the job titles of a row, where any of them hangs on it."""
        titles = [text for column in self._titles if (text := texts.get(column.position))]
        if not any(map(self._depends.__getitem__, titles)):
            return NOWHERE
        nearby_texts = [text for place in self._beside if (text := texts.get(place)) and values.has_meaning(text)]
        bodies = frozenset(body for text in nearby_texts for body in self._bodies[text])
        sides = [column.means(text) for column in self._roles if (text := texts.get(column.position))]
        side = next((role.side for role in sides if role is not None), None)
        return Around(bodies, self._language, None if nearby_texts else side)

    def of(self, texts: Mapping[int, str], row: int) -> tuple[Role | None, Profession | None]:
        """Returns a person's side and profession; each is None where no table knows the row's words, which stay in the
        list.

        A word in a column for professions that no table knows is asked, even if another column says the side. Rows with
        the same words are looked at once.
        """
        row_texts = tuple(map(texts.get, self._looked_at))
        work_read = self._said.get(row_texts)
        if work_read is None:
            work_read = self._saying(texts)
            if len(self._said) < KEPT_READINGS:
                self._said[row_texts] = work_read
        for occurrences in work_read.counted:
            occurrences.add(row)
        for cells, position in work_read.contradictions:
            cells.append((row, position))
        return work_read.side, work_read.profession

    def _saying(self, texts: Mapping[int, str]) -> _WorkRead:
        text_by_column = {column: text for column in self._by_profession if (text := texts.get(column.position))}
        around = self.around(texts)
        meaning_by_column = {
            column: work_meaning
            for column, text in text_by_column.items()
            if (work_meaning := column.means(text, around)) is not None
        }
        if not meaning_by_column:
            return _WorkRead(None, None, self.reading(texts, around)[1], [])
        first = next(column for column in self.columns if column in meaning_by_column)
        named = next((column for column, meaning in meaning_by_column.items() if meaning.profession), None)
        open_ = [column for column in self._for_profession if column in text_by_column and named is None]
        noted = dict.fromkeys([first, *([named] if named else open_)])
        counted = [column.noted(text_by_column[column], meaning_by_column.get(column)) for column in noted]
        contradictions = self._compare(first, meaning_by_column) if len(meaning_by_column) > 1 else []
        if named is not None:
            return _WorkRead(
                meaning_by_column[first].side, meaning_by_column[named].profession, counted, contradictions
            )
        unread = [
            text
            for column, text in text_by_column.items()
            if column not in meaning_by_column and values.has_meaning(text)
        ]
        if self._for_profession and not unread:
            counted.append(self._without_profession)
        return _WorkRead(meaning_by_column[first].side, None, counted, contradictions)

    def findings(self) -> list[Finding]:
        """What couldn't be read, where nothing is said, and where two columns don't agree."""
        findings = [*super().findings(), *(self._asked(*entry) for entry in self._contradictions.items())]
        if self._without_profession.times:
            place = self._for_profession[0].position
            findings.append(self._not_given("profession", self._without_profession, place))
        return findings

    def _compare(
        self, first: ColumnWords[Occupation], meaning_by_column: Mapping[ColumnWords[Occupation], Occupation]
    ) -> list[tuple[list[tuple[int, int]], int]]:
        """The contradictions of such a row: the cells of all rows with the same, and the column that contradicts."""
        side = meaning_by_column[first].side
        contradictions = []
        for column, meaning in meaning_by_column.items():
            if meaning.side in _SIDES and meaning.side is not side:
                contradiction = (first.position, side, column.position, meaning)
                contradictions.append((self._contradictions.setdefault(contradiction, []), column.position))
        return contradictions

    def _asked(self, contradiction: tuple[int, Role, int, Occupation], cells: list[tuple[int, int]]) -> Finding:
        first, side, second, meaning = contradiction
        column, second_column = self._headers[first], self._headers[second]
        places = joined_places([self._table.where(*cell) for cell in cells[:SHOWN]], len(cells))
        return Finding(
            "roster.contradiction",
            Severity.WARNING,
            contradiction_message(column, side, second_column, meaning, len(cells), places),
            self._table.where(*cells[0]),
            "Please correct whichever is wrong.",
            tuple(self._table.where(*cell) for cell in cells[1:KEPT]),
        )
