"""Gender by a column for it, else by the form of address; where the two don't agree, a person is asked."""

from collections.abc import Mapping

from ecpat_training.core.finding import Finding, Severity, Term, remark
from ecpat_training.core.text import count
from ecpat_training.files.places import KEPT, together
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.gender_letters import GenderLetters, ask_letter
from ecpat_training.roster.reading.headers import RosterColumn, RosterLayout, shortened
from ecpat_training.roster.reading.list_language import column_texts
from ecpat_training.roster.reading.mapping import RosterMapping
from ecpat_training.roster.reading.names import NamesOnList
from ecpat_training.roster.reading.words import AttributeReader, ColumnWords, Vocabulary, alone, decided
from ecpat_training.values.participant import Gender
from ecpat_training.words.lists.genders import FORMS, GENDERS
from ecpat_training.words.lists.headers import Field
from ecpat_training.words.lists.known_words import KnownWords

_WORDS = KnownWords(GENDERS, FORMS)
_GENDER = Vocabulary(
    "gender", alone(values.gender), values.ask_gender, kind="gender", known=_WORDS, near=values.near_genders
)
_FORM = Vocabulary(
    "form of address",
    alone(values.form_of_address),
    values.ask_form_of_address,
    values.says_no_gender,
    kind="gender",
    known=_WORDS,
)
_SAID_BY_FORMS = (Gender.FEMALE, Gender.MALE)


def _by_letters(
    known: Vocabulary[Gender], table: CellTable, column: RosterColumn, layout: RosterLayout
) -> Vocabulary[Gender]:
    """The words of one column, in which letters that may mean the other gender are asked."""
    letters = GenderLetters(column, layout, column_texts(table, layout))
    return known._replace(
        read=lambda text, around: None if letters.are_doubtful(text) else known.read(text, around),
        ask=lambda text: ask_letter(text) if letters.are_doubtful(text) else known.ask(text),
    )


class Genders(AttributeReader[Gender]):
    """The gender of each person; the first column that says it counts."""

    def __init__(self, table: CellTable, layout: RosterLayout, names: NamesOnList, mapping: RosterMapping) -> None:
        def words(field: Field, known: Vocabulary[Gender]) -> list[ColumnWords[Gender]]:
            return [
                ColumnWords(table, column, decided(_by_letters(known, table, column, layout), mapping), names)
                for column in layout.of(field)
            ]

        self._own = words("gender", _GENDER)
        super().__init__(table, "gender", [*self._own, *words("form of address", _FORM)])
        self._headers = {column.position: shortened(column.header) for column in layout.columns}
        self._apart: dict[tuple[Gender, int, Gender, int], list[int]] = {}

    def read(self, texts: Mapping[int, str], row: int) -> Gender | None:
        """What a row says; that a form of address says another is remembered. A gender that can't be read is asked,
        even where a form of address says one."""
        found = super().read(texts, row)
        for column in self._own if found is not None else ():
            if (text := texts.get(column.position)) and column.means(text) is None:
                column.note(text, row, None)
        if found in _SAID_BY_FORMS and len(self.columns) > 1:
            said = [(column.position, column.means(texts.get(column.position, ""))) for column in self.columns]
            first = next(place for place, meaning in said if meaning is found)
            for place, meaning in said:
                if meaning in _SAID_BY_FORMS and meaning is not found:
                    self._apart.setdefault((found, first, meaning, place), []).append(row)
        return found

    def findings(self) -> list[Finding]:
        """What couldn't be read, where nothing is said, and where two columns don't agree."""
        return [*super().findings(), *(self._asked(*said, rows) for said, rows in self._apart.items())]

    def _asked(self, counted: Gender, first: int, other: Gender, place: int, rows: list[int]) -> Finding:
        cells = [self._table.where(row, place) for row in rows[:KEPT]]
        more = f" for {count(len(rows), 'person', 'people')} ({together(cells, len(rows))})" if len(rows) > 1 else ""
        message = f"`{self._headers[first]}` says {counted}, `{self._headers[place]}` {other}{more}; "
        message += f"counted as {counted}."
        hint = "Please correct whichever is wrong."
        says = remark(
            "roster.contradiction",
            column=self._headers[first],
            one=Term(counted),
            other=self._headers[place],
            two=Term(other),
        )
        return Finding("roster.contradiction", Severity.WARNING, message, cells[0], hint, tuple(cells[1:]), says)
