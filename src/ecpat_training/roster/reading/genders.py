"""Gender by a column for it, else by the form of address; where the two don't agree, a person is asked. So it is with
letters that another language means the other way round: Lithuanian `V` is a man, Dutch `V` a woman."""

import re
from collections.abc import Mapping
from functools import cached_property

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.files.places import MAX_PLACES_KEPT, join_places
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.countries import country, has_country_text
from ecpat_training.roster.reading.headers import RosterColumn, RosterLayout, shortened
from ecpat_training.roster.reading.list_language import Texts, column_texts, language_of_list, language_of_word
from ecpat_training.roster.reading.mapping import RosterMapping
from ecpat_training.roster.reading.names import NamesOnList
from ecpat_training.roster.reading.words import (
    AttributeReader,
    ColumnWords,
    Vocabulary,
    contradiction_message,
    decided,
    ignore_context,
)
from ecpat_training.values.participant import Gender
from ecpat_training.words.catalogue.message import Command, phrase, sentences
from ecpat_training.words.lists.genders import FORMS, GENDERS
from ecpat_training.words.lists.headers import FIELD_OF, Field
from ecpat_training.words.lists.known_words import KnownWords
from ecpat_training.words.matching import letters_key

_WORDS = KnownWords(GENDERS, FORMS)
_GENDER = Vocabulary(
    "gender", ignore_context(values.gender), values.ask_gender, kind="gender", known=_WORDS, near=values.near_genders
)
_FORM = Vocabulary(
    "form of address",
    ignore_context(values.form_of_address),
    values.ask_form_of_address,
    values.says_no_gender,
    kind="gender",
    known=_WORDS,
)
_SAID_BY_FORMS = (Gender.FEMALE, Gender.MALE)


def _by_letters(
    vocabulary: Vocabulary[Gender], table: CellTable, column: RosterColumn, layout: RosterLayout
) -> Vocabulary[Gender]:
    """The words of one column, in which letters that may mean the other gender are asked."""
    letters = GenderLetters(column, layout, column_texts(table, layout))
    return vocabulary._replace(
        read=lambda text, around: (
            letters.of_the_language(text)
            or (None if any(map(letters.are_doubtful, values.halves(text))) else vocabulary.read(text, around))
        ),
        ask=lambda text: ask_letter(text) if letters.are_doubtful(text) else vocabulary.ask(text),
    )


class Genders(AttributeReader[Gender]):
    """The gender of each person; the first column that says it counts."""

    def __init__(self, table: CellTable, layout: RosterLayout, names: NamesOnList, mapping: RosterMapping) -> None:
        def words(field: Field, vocabulary: Vocabulary[Gender]) -> list[ColumnWords[Gender]]:
            return [
                ColumnWords(table, column, decided(_by_letters(vocabulary, table, column, layout), mapping), names)
                for column in layout.of(field)
            ]

        self._own = words("gender", _GENDER)
        super().__init__(table, "gender", [*self._own, *words("form of address", _FORM)])
        self._headers = {column.position: shortened(column.header) for column in layout.columns}
        self._apart: dict[tuple[Gender, int, Gender, int], list[int]] = {}

    def read(self, texts: Mapping[int, str], row: int) -> Gender | None:
        """What a row says; that a form of address says another is remembered. A gender that can't be read is asked,
        even where a form of address says one."""
        gender = super().read(texts, row)
        for column in self._own if gender is not None else ():
            if (text := texts.get(column.position)) and column.means(text) is None:
                column.note(text, row, None)
        if gender in _SAID_BY_FORMS and len(self.columns) > 1:
            meanings = [(column.position, column.means(texts.get(column.position, ""))) for column in self.columns]
            first = next(place for place, meaning in meanings if meaning is gender)
            for place, meaning in meanings:
                if meaning in _SAID_BY_FORMS and meaning is not gender:
                    self._apart.setdefault((gender, first, meaning, place), []).append(row)
        return gender

    def findings(self) -> list[Finding]:
        """What couldn't be read, where nothing is said, and where two columns don't agree."""
        return [
            *super().findings(),
            *(self._asked(*contradiction, rows) for contradiction, rows in self._apart.items()),
        ]

    def _asked(self, counted: Gender, first: int, contradicting: Gender, place: int, rows: list[int]) -> Finding:
        cells = [self._table.location_of(row, place) for row in rows[:MAX_PLACES_KEPT]]
        message = contradiction_message(
            self._headers[first],
            counted,
            self._headers[place],
            contradicting,
            len(rows),
            join_places(cells, len(rows)),
        )
        hint = "Please correct whichever is wrong."
        return Finding("roster.contradiction", Severity.WARNING, message, cells[0], hint, tuple(cells[1:]))


_WORD = re.compile(r"\w+")
_DUTCH, _ESTONIAN, _HUNGARIAN = "nl", "et", "hu"
_IN_HUNGARIAN = {"f": Gender.MALE, "n": Gender.FEMALE}
_ALONE = {"HU": "f", "ES": "m", "LT": "m"}  # without the other of `F` and `M` it may be the country's own


class GenderLetters:
    """The single letters of one column, its header's among them, and the language of the list."""

    def __init__(self, column: RosterColumn, layout: RosterLayout, texts: Texts) -> None:
        self._column, self._layout, self._texts = column, layout, texts

    def are_doubtful(self, text: str) -> bool:
        """Whether a text is one of the letters that mean the other gender in a language that the list may be in:
        `V` but in Dutch, `M` beside it, `H` and `M` without `F` (Spanish), `F` without `M` under a header that no table
        knows, or beside `N` (Hungarian), `S` beside `V`; a lone letter where everybody is from a country whose word for
        the other gender begins so."""
        letter = letters_key(text)
        return len(letter) == 1 and letter in self._doubtful

    def of_the_language(self, text: str) -> Gender | None:
        """What a single letter means in the language of the list alone: Estonian `N` (naine) beside `M` is a woman,
        Turkish `E` (erkek) beside `K` a man; Hungarian `N` (nő) is a woman and `F` (férfi) a man."""
        letter = letters_key(text)
        if letter not in ("e", *_IN_HUNGARIAN) or values.is_doubted(text):
            return None
        if letter == "e":
            return Gender.MALE if self._there == {"e", "k"} else None
        if self._there.issubset(_IN_HUNGARIAN):
            return _IN_HUNGARIAN[letter] if self._language == _HUNGARIAN else None
        return Gender.FEMALE if letter == "n" and "m" in self._there and self._language == _ESTONIAN else None

    @cached_property
    def _there(self) -> set[str]:
        return {
            letters_key(text)
            for text in {*self._texts(self._column.position), *_WORD.findall(self._column.header)}
            if len(letters_key(text)) == 1
        }

    @cached_property
    def _doubtful(self) -> frozenset[str]:
        letters = self._there
        doubtful: set[str] = set()
        if "v" in letters and self._language != _DUTCH:
            doubtful |= {"v"} if "f" in letters else {"v", "m", "s"}
        if {"h", "m"} <= letters and "f" not in letters:
            doubtful |= {"h", "m"}
        if "f" in letters and not letters & {"m", "h", "w"} and ("n" in letters or not self._is_known):
            doubtful |= {"f", "n"}
        lone_letter = _ALONE.get(self._only_country or "")
        if lone_letter in letters and not letters & {"f", "m"} - {lone_letter}:
            doubtful.add(str(lone_letter))
        return frozenset(doubtful)

    @cached_property
    def _only_country(self) -> str | None:
        """The country that everybody is from, where the list says one."""
        columns = self._layout.of("country")
        countries = {
            country(text) for column in columns for text in set(self._texts(column.position)) if has_country_text(text)
        }
        return countries.pop() if len(countries) == 1 else None

    @property
    def _is_known(self) -> bool:
        """Whether the column is known by its header: in each language whose headers are known, `F` is a woman."""
        return FIELD_OF.get(letters_key(self._column.header)) in ("gender", "form of address")

    @cached_property
    def _language(self) -> str | None:
        """The language of the list where it is certain: that of this column's header, else of all others."""
        is_word = max(map(len, _WORD.findall(self._column.header)), default=0) > 1
        column_language = language_of_word(self._column.header) if is_word else None
        return column_language or language_of_list(self._layout, self._texts, without=self._column)


def ask_letter(text: str) -> str:
    """What to do about such a letter."""
    return sentences(
        phrase("`{text}` is a woman in one language and a man in another:", text=text),
        phrase("please write female or male, or say once what it means with {command}.", command=Command("roster map")),
    )
