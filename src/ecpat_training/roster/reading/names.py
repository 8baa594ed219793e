"""Names of people stay in the list, their addresses and numbers too: a value that holds one, because cells are
shifted, is never quoted. A sheet titled with somebody's name is called by its number, since titles stand in every place
that is named."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from operator import attrgetter

from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.core.spelling import unaccented
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.headers import RosterLayout, shortened
from ecpat_training.roster.reading.rows import NAMES, RosterRow
from ecpat_training.values.participant import Participant
from ecpat_training.words.person_name import is_like_a_name, name_words

_SHORTEST = 3  # letters of a word that is a name for sure; `Li` stands in too many other words
_MIN_INNER_LENGTH, _MAX_NAME_LENGTH = (
    5,
    40,
)  # letters of a name that is looked for within a longer word, as in an address
_IDEOGRAPHS = "\u2e80"  # from here on two letters are a name
_SMALL_WORDS = frozenset({
    "and", "bin", "dal", "das", "dei", "del", "den", "der", "des", "dos", "ibn", "les", "los", "the", "und", "van",
    "von",
})  # fmt: skip
_MAX_VALUES_LEARNT = 1_000  # different values of a column
_ADDRESS_OR_NUMBER = re.compile(r"@|(?:\d[ ()/.-]{0,2}){6}")  # e-mail; telephone, passport, date of birth
_LETTERS_OF_A_NUMBER = 3  # at most: `AB 1234567`
LIKE_A_PERSON = "named like a person"


class NamesOnList:
    """The words of all names on a list, however they are spelled. They are gathered when first asked for: a clean
    list quotes next to nothing."""

    def __init__(self, texts: Iterable[str], people: Iterable[str] = ()) -> None:
        self._given, self._people = texts, people  # each is gone through once, when it is first needed
        self._learnt: set[str] = set()

    @classmethod
    def of(cls, rows: Sequence[RosterRow], layout: RosterLayout) -> "NamesOnList":
        """The names in all rows, those that are counted as nobody included."""
        places = [column.position for field in NAMES for column in layout.of(field)]
        texts = (text for row in rows for place in places if (text := row.texts.get(place)))
        return cls(texts, (" ".join(text for place in places if (text := row.texts.get(place))) for row in rows))

    @classmethod
    def elsewhere(cls, rows: Sequence[RosterRow], layout: RosterLayout) -> "NamesOnList":
        """What may be whole names: the texts of columns that no table knows."""
        places = [column.position for column in layout.columns if column.field is None]
        texts, people = ((text for row in rows for place in places if (text := row.texts.get(place))) for _ in "12")
        return cls(texts, people)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(self._given)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_long(name_words("\n".join(self._texts))))

    @cached_property
    def _whole(self) -> dict[str, list[set[str]]]:
        """The words of each person's name, where there are two at least, by the first of them in order."""
        words_by_first: dict[str, list[set[str]]] = {}
        for name in self._people:
            words = _long(name_words(name))
            if len(words) > 1:
                words_by_first.setdefault(min(words), []).append(words)
        return words_by_first

    def learn(self, values: Sequence[str]) -> None:
        """Takes the other words of values that hold a name for names too: where `Maja Novak` got into a column of
        genders, and the surname's column holds something else, `Novak` alone is a name."""
        name_word_sets = [
            words for value in values[:_MAX_VALUES_LEARNT] if (words := _long(name_words(value))) & self._words
        ]
        self._learnt.update(*name_word_sets)

    def within(self, text: str) -> bool:
        """Whether a text holds a word of a name, or a longer name within a word."""
        return any(self._is_one(word) or self._holds_one(word) for word in _long(name_words(text)))

    def holds_word(self, text: str) -> bool:
        """Whether a word of a text is a name as it stands: `Rrësi`, but not `Pjesëmarrësit`, which holds it."""
        return any(map(self._is_one, _long(name_words(text))))

    def nothing_but(self, text: str) -> bool:
        """Whether a text consists of words of names."""
        words = _long(name_words(text))
        return bool(words) and all(map(self._is_one, words))

    def holds_whole(self, text: str) -> bool:
        """Whether a text holds all words of one person's name: `Law office Vesna Kovac`."""
        words = _long(name_words(text)) & self._words
        return len(words) > 1 and any(name <= words for word in words for name in self._whole.get(word, ()))

    def hides(self, text: str) -> bool:
        """Whether a text isn't shown as it is: it holds a name, or looks like one that isn't on the list."""
        return self.within(text) or is_like_a_name(text)

    def hides_value(self, text: str) -> bool:
        """Whether a cell's value isn't shown as it is: it holds an address or a number, or may hold a name."""
        return _ADDRESS_OR_NUMBER.search(text) is not None or self.hides(text)

    def never_written_so(self, text: str) -> bool:
        """Whether a text is no name as this list writes names: in small letters where these have capitals."""
        return text == text.lower() and any(map(str.islower, text)) and self._capitals and not self.hides_value(text)

    @cached_property
    def _capitals(self) -> bool:
        written = [text for text in self._texts if text[:1].isalpha()]
        return bool(written) and all(text[:1] != text[:1].lower() for text in written)

    def written(self, text: str, location: Location) -> str:
        """A cell's value for a table, without quotation marks; where it isn't shown, the place of the cell instead."""
        return self.place_of(location) if self.hides_value(text) else shortened(text)

    @staticmethod
    def place_of(location: Location) -> str:
        """A value that isn't quoted: `the value in cell D20`."""
        if location.cell is not None:
            return f"the value in cell {location.cell}"
        return f"the value in {location.place_in_file}, column {location.column}"

    def _is_one(self, word: str) -> bool:
        return word in self._words or word in self._learnt

    def _holds_one(self, word: str) -> bool:
        return any(
            self._is_one(word[start : start + length])
            for length in range(_MIN_INNER_LENGTH, min(len(word), _MAX_NAME_LENGTH))
            for start in range(len(word) - length + 1)
        )


def hide_names(people: Sequence[Participant], names: NamesOnList) -> None:
    """Puts other words in the place of an organisation or region that is a person's name: these are shown in counts.
    Different ones stay different, and spellings that are counted as one stay one."""
    of_one = of_one_by_surname(people, "region")

    def hides(kind: str, value: str) -> bool:
        holds = names.nothing_but(value) or names.holds_whole(value)
        is_surname = kind == "region" and value in of_one
        return holds or is_surname or is_like_a_name(value) or _is_address_or_number(value)

    def instead(kind: str) -> dict[str, str]:
        """Other words for those of one kind that aren't shown."""
        alike: dict[str, str] = {}
        article = "an" if kind == "organisation" else "a"
        different = dict.fromkeys(map(attrgetter(kind), people))  # in their order
        hidden = [value for value in different if value is not None and hides(kind, value)]
        for value in hidden:
            number = f" ({len(alike) + 1})" if alike else ""
            # By the letters without accents: two spellings of one name must not become two organisations.
            alike.setdefault(unaccented(value), f"{article} {kind} {LIKE_A_PERSON}{number}")
        return {value: alike[unaccented(value)] for value in hidden}

    organisations, regions = instead("organisation"), instead("region")
    for person in people if organisations or regions else ():
        person.amend(
            organisation=organisations.get(person.organisation or "", person.organisation),
            region=regions.get(person.region or "", person.region),
        )


def of_one_by_surname(people: Iterable[Participant], kind: str) -> set[str]:
    """The organisations or regions of one person each that hold the surname: `Cabinet Quimbert` is Mr Quimbert, while
    `Berg Rescue` of somebody else is no Ms Berg. Who else is on the list decides, so that no organisation is compared
    by it."""
    sole_person_by_value: dict[str, Participant | None] = {}
    for person in people:
        if (value := getattr(person, kind)) is not None:
            sole_person_by_value[value] = None if value in sole_person_by_value else person
    return {
        value
        for value, person in sole_person_by_value.items()
        if person is not None and _long(name_words(value)) & _long(name_words(person.surname))
    }


def _is_address_or_number(text: str) -> bool:
    """Whether a text is nothing but an e-mail address, or a number that somebody is known by."""
    letters = sum(map(str.isalpha, text))
    return "@" in text or (letters <= _LETTERS_OF_A_NUMBER and _ADDRESS_OR_NUMBER.search(text) is not None)


def _long(words: Iterable[str]) -> set[str]:
    """Words that may give somebody away."""
    return {
        word
        for word in words
        if word not in _SMALL_WORDS and (len(word) >= _SHORTEST or (len(word) > 1 and word >= _IDEOGRAPHS))
    }


def titles_of_people(table: CellTable, names: NamesOnList) -> dict[str, str]:
    """`sheet 2` for the title of each sheet that holds a name."""
    if table.sheet is None:
        return {}
    titles = dict.fromkeys((*table.sheets, table.sheet))
    return {
        title: f"sheet {number}"
        for number, title in enumerate(titles, 1)
        if names.holds_word(title) or is_like_a_name(title)
    }


def without_titles(table: CellTable, shown: Mapping[str, str], findings: list[Finding]) -> CellTable:
    """The table with other titles for some of its sheets, in what was said of it so far as well."""

    def safe(finding: Finding) -> Finding:
        location, message = finding.where, finding.message
        if location is not None and location.sheet is not None and location.sheet in shown:
            location = replace(location, sheet=shown[location.sheet])
        for title, number in shown.items():
            message = message.replace(f"sheet '{title}'", number).replace(f"'{title}'", number)
        return replace(finding, where=location, message=message)

    findings[:] = map(safe, findings)
    return replace(
        table,
        sheet=shown.get(table.sheet or "", table.sheet),
        sheets=tuple(shown.get(title, title) for title in table.sheets),
    )
