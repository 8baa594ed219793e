"""What a person does: the side by the column that says it first, the profession by the column that is for it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.files.places import MAX_PLACES_KEPT, MAX_PLACES_SHOWN, join_places
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.headers import RosterLayout, shortened
from ecpat_training.roster.reading.list_language import column_texts, language_of_list
from ecpat_training.roster.reading.mapping import RosterMapping
from ecpat_training.roster.reading.names import NamesOnList
from ecpat_training.roster.reading.values import NO_CONTEXT, Occupation
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
from ecpat_training.words.lists.professions_beside import WordContext, find_bodies

_SIDE: tuple[Field, ...] = ("role", "profession", "position", "rank")
_PROFESSION: tuple[Field, ...] = ("profession", "position", "rank", "role")
_WORKING_ROLES = (Role.LAW_ENFORCEMENT, Role.CARE)
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

    def __init__(self, look_up: Callable[[str], Found]) -> None:
        super().__init__()
        self._find = look_up

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
        columns_by_field = {
            field: [ColumnWords(table, column, words, names) for column in layout.of(field)] for field in _SIDE
        }
        super().__init__(table, "role or profession", [column for field in _SIDE for column in columns_by_field[field]])
        self._for_profession, self._roles = columns_by_field["profession"], columns_by_field["role"]
        self._titles = [column for field in _SIDE[1:] for column in columns_by_field[field]]
        self._beside = [column.position for field in _BODIES for column in layout.of(field)]
        self._depends, self._bodies = _CachedFindings(values.depends), _CachedFindings(find_bodies)
        self._language = language_of_list(layout, column_texts(table, layout))
        self._by_profession = [column for field in _PROFESSION for column in columns_by_field[field]]
        self._headers = {column.position: shortened(column.header) for column in layout.columns}
        self._contradictions: dict[tuple[int, Role, int, Occupation], list[tuple[int, int]]] = {}
        self._without_profession = Occurrences()  # whose side another column says
        self._looked_at = (*(column.position for column in self._by_profession), *self._beside)
        self._said: dict[tuple[str | None, ...], _WorkRead] = {}

    def around(self, texts: Mapping[int, str]) -> WordContext:
        """What stands around the job titles of a row, where any of them hangs on it."""
        titles = [text for column in self._titles if (text := texts.get(column.position))]
        if not any(map(self._depends.__getitem__, titles)):
            return NO_CONTEXT
        nearby_texts = [text for position in self._beside if (text := texts.get(position)) and values.has_meaning(text)]
        bodies = frozenset(body_name for text in nearby_texts for body_name in self._bodies[text])
        role_sides = [column.means(text) for column in self._roles if (text := texts.get(column.position))]
        side = next((role.side for role in role_sides if role is not None), None)
        return WordContext(bodies, self._language, None if nearby_texts else side)

    def of(self, texts: Mapping[int, str], row: int) -> tuple[Role | None, Profession | None]:
        """Returns a person's side and profession; each is None where no table knows the row's words, which stay in the
        list.

        A word in a column for professions that no table knows is asked, even if another column says the side. Rows with
        the same words are looked at once.
        """
        row_texts = tuple(map(texts.get, self._looked_at))
        row_work = self._said.get(row_texts)
        if row_work is None:
            row_work = self._saying(texts)
            if len(self._said) < KEPT_READINGS:
                self._said[row_texts] = row_work
        for occurrences in row_work.counted:
            occurrences.add(row)
        for cells, position in row_work.contradictions:
            cells.append((row, position))
        return row_work.side, row_work.profession

    def _saying(self, texts: Mapping[int, str]) -> _WorkRead:
        text_by_column = {column: text for column in self._by_profession if (text := texts.get(column.position))}
        context = self.around(texts)
        meaning_by_column = {
            column: work_meaning
            for column, text in text_by_column.items()
            if (work_meaning := column.means(text, context)) is not None
        }
        if not meaning_by_column:
            return _WorkRead(None, None, self.reading(texts, context)[1], [])
        first_column = next(column for column in self.columns if column in meaning_by_column)
        profession_column = next((column for column, meaning in meaning_by_column.items() if meaning.profession), None)
        open_columns = [
            column for column in self._for_profession if column in text_by_column and profession_column is None
        ]
        columns_to_note = dict.fromkeys([first_column, *([profession_column] if profession_column else open_columns)])
        counted = [column.noted(text_by_column[column], meaning_by_column.get(column)) for column in columns_to_note]
        contradictions = self._compare(first_column, meaning_by_column) if len(meaning_by_column) > 1 else []
        if profession_column is not None:
            return _WorkRead(
                meaning_by_column[first_column].side,
                meaning_by_column[profession_column].profession,
                counted,
                contradictions,
            )
        unknown_texts = [
            text
            for column, text in text_by_column.items()
            if column not in meaning_by_column and values.has_meaning(text)
        ]
        if self._for_profession and not unknown_texts:
            counted.append(self._without_profession)
        return _WorkRead(meaning_by_column[first_column].side, None, counted, contradictions)

    def findings(self) -> list[Finding]:
        """What couldn't be read, where nothing is said, and where two columns don't agree."""
        findings = [*super().findings(), *(self._asked(*entry) for entry in self._contradictions.items())]
        if self._without_profession.times:
            position = self._for_profession[0].position
            findings.append(self._not_given("profession", self._without_profession, position))
        return findings

    def _compare(
        self, first_column: ColumnWords[Occupation], meaning_by_column: Mapping[ColumnWords[Occupation], Occupation]
    ) -> list[tuple[list[tuple[int, int]], int]]:
        """The contradictions of such a row: the cells of all rows with the same, and the column that contradicts."""
        side = meaning_by_column[first_column].side
        contradictions = []
        for column, meaning in meaning_by_column.items():
            if meaning.side in _WORKING_ROLES and meaning.side is not side:
                contradiction = (first_column.position, side, column.position, meaning)
                contradictions.append((self._contradictions.setdefault(contradiction, []), column.position))
        return contradictions

    def _asked(self, contradiction: tuple[int, Role, int, Occupation], cells: list[tuple[int, int]]) -> Finding:
        first_position, side, second_position, meaning = contradiction
        column, second_column = self._headers[first_position], self._headers[second_position]
        places = join_places([self._table.location_of(*cell) for cell in cells[:MAX_PLACES_SHOWN]], len(cells))
        return Finding(
            "roster.contradiction",
            Severity.WARNING,
            contradiction_message(column, side, second_column, meaning, len(cells), places),
            self._table.location_of(*cells[0]),
            "Please correct whichever is wrong.",
            tuple(self._table.location_of(*cell) for cell in cells[1:MAX_PLACES_KEPT]),
        )
