"""Rows that count people where others have a name, be the organisation filled in or not: `Police | Total`,
`Subtotal: 2`, `AL Total | | 2`, `Suma | 3`; and the number of people that a list says it has."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from ecpat_training.roster.reading.not_people import HEADCOUNT, PIECES, behind_label, is_figures, is_of_people
from ecpat_training.roster.reading.values import gender, has_meaning, names_work, stakeholder
from ecpat_training.words.lists.headers import Field
from ecpat_training.words.lists.rows import HEADCOUNTS, OF_WHICH, PEOPLE, SECTIONS, SUBTOTALS, TOTALS
from ecpat_training.words.matching import letters_key
from ecpat_training.words.totals import is_number

IS_TOTAL = "it is a total"
_SUBTOTAL_TEXT = "it counts a part of the people"
NUMBER_FOR_NAME = "a number stands in the place of its name, as in a row that counts people"
_UNNAMED_GROUP_TEXT = "it is about several people without their names"
_NAMES: tuple[Field, ...] = ("full name", "given name", "surname")
# What is said of a person, and of no group.
_PERSONAL: frozenset[Field] = frozenset(
    (
        *("gender", "form of address", "e-mail", "phone", "profession", "position", "rank", "role", "status"),
        *("registered", "invited", "confirmed", "attended", "declined", "withdrawn", "half-day"),
    )
)
_OF_WORK: frozenset[Field | None] = frozenset(("profession", "position", "rank", "role"))
_OF_A_GROUP: frozenset[Field] = frozenset(("organisation", "stakeholder type", "country", "region"))
_SUMS = TOTALS | SUBTOTALS
_COUNTED = HEADCOUNTS | PEOPLE
_TOTAL_ENDINGS = _SUMS | _COUNTED
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"(?<!\w)\d+(?!\w)")  # by itself: not that of `A1`
_WORDS = 3  # of a word for a total
_SHORTEST_TELEPHONE = 7  # digits
_SMALL = frozenset(
    map(letters_key, ("of", "for", "and", "the", "von", "der", "de", "des", "van", "din", "и", "i", "за"))
)


class CountingRow(NamedTuple):
    """A row as a total is told from a person: its texts, and what its columns mean."""

    texts: Mapping[int, str]
    fields: Mapping[int, Field]

    def why_nobody(self) -> tuple[str, bool] | None:
        """Says why a row counts people and is nobody, and whether to ask; None for a row that may be a person."""
        name, number = self._name, self._in_number_column
        if not name and not number:
            return self._of_its_group()
        personal_fields = self._personal()
        if name and is_number(name) and not number:
            return self._of_its_group() or (None if personal_fields else (NUMBER_FOR_NAME, True))
        match = HEADCOUNT.fullmatch(name)
        if match and not number and is_of_people(match[1]):
            return _UNNAMED_GROUP_TEXT, True
        if personal_fields and (personal_fields - _OF_WORK or not self._has_others()):
            return None
        return self._summed(number, name, bool(personal_fields))

    def says_in_all(self) -> int | None:
        """The number of people that a total gives of the whole list: `Total: 15 people`; none where it is of a group,
        or gives several."""
        first_text, *other_texts = self._beside_running_number()
        remainder = rest_of_sum(first_text)
        counts_days = any(self.fields.get(position) == "half-day" for position in self.texts)
        if remainder is None or behind_label(first_text, SUBTOTALS) is not None or counts_days:
            return None
        if not all(letters_key(word) in PEOPLE - OF_WHICH and not names_work(word) for word in remainder) or not all(
            map(is_figures, other_texts)
        ):
            return None
        numbers = [piece for piece in PIECES.findall(first_text) if piece.isdigit()]
        if not numbers and other_texts and is_number(other_texts[0]):
            numbers = [piece for piece in PIECES.findall(other_texts[0]) if piece.isdigit()]
        return int(numbers[0]) if len(numbers) == 1 else None

    @property
    def _name(self) -> str:
        return " ".join([text for position, text in self.texts.items() if self.fields.get(position) in _NAMES])

    @property
    def _in_number_column(self) -> str:
        """What stands in the column of running numbers, if it is a word."""
        places = (position for position in self.texts if self.fields.get(position) == "number")
        text = next((self.texts[place] for place in places), "")
        remainder = rest_of_sum(text)
        if is_number(text) or remainder is None or (letters_key(text) in _COUNTED and not is_figures(self._name)):
            return ""  # `Expert | Ana Hoxha`
        return text

    def _beside_running_number(self) -> list[str]:
        """The row's texts but for a running number; one at least."""
        texts = (
            text
            for position, text in self.texts.items()
            if self.fields.get(position) != "number" or not is_number(text)
        )
        return list(texts) or [""]

    def _personal(self) -> set[Field | None]:
        """What the row says of a person; None for a telephone in whatever column."""
        return {
            field
            for position, text in self.texts.items()
            if ((field := self.fields.get(position)) in _PERSONAL and has_meaning(text) and not is_figures(text))
            or (field not in _NAMES and sum(map(str.isdigit, text)) >= _SHORTEST_TELEPHONE)
        }

    def _has_others(self) -> bool:
        """Whether other columns would say more of a person, and nothing stands there: cells of work may be merged."""
        return not (_PERSONAL - _OF_WORK).isdisjoint(self.fields.values())

    def _of_its_group(self) -> tuple[str, bool] | None:
        """Where a spreadsheet writes a group's subtotal itself: `AL Total`, and figures."""
        first_text, *other_texts = self._beside_running_number()
        remainder = rest_of_sum(first_text)
        return (
            (IS_TOTAL, False) if remainder is not None and other_texts and all(map(is_figures, other_texts)) else None
        )

    def _summed(self, number: str, name: str, names_profession: bool) -> tuple[str, bool] | None:
        """A word for a total where a name stands, or beside it."""
        total_text = number or name
        remainder = rest_of_sum(total_text)
        has_figures = any(map(str.isdigit, total_text + name)) or any(
            is_figures(text)
            for position, text in self.texts.items()
            if self.fields.get(position) not in ("number", *_NAMES)
        )
        if remainder is None:
            if not has_figures or not any(map(str.isdigit, name)):
                return None
            return (_SUBTOTAL_TEXT, False) if behind_label(name, OF_WHICH) is not None else None
        if number and name and not is_figures(name):
            remainder = [*remainder, *PIECES.findall(name)] if rest_of_sum(name) is None else remainder
        if names_profession and remainder and not has_figures:
            return None
        if not self._is_of_a_group(remainder):
            return (IS_TOTAL, True) if number or _NUMBER.search(name) else None
        is_row_filled = all(self.texts.get(place) for place, field in self.fields.items() if field != "number")
        return IS_TOTAL, names_profession or (is_row_filled and not has_figures)

    def _is_of_a_group(self, words: Sequence[str]) -> bool:
        """Whether words say which people are counted: `women`, `police`, or the organisation itself."""
        group_texts = [text for position, text in self.texts.items() if self.fields.get(position) in _OF_A_GROUP]
        group_words = {letters_key(word) for text in group_texts for word in PIECES.findall(text)}
        joined_words = " ".join(words)
        return (
            not words
            or names_work(joined_words)
            or stakeholder(joined_words) is not None
            or all(
                word.isdigit()
                or letters_key(word) in group_words | PEOPLE | SECTIONS | OF_WHICH | _SMALL
                or gender(word) is not None
                for word in words
            )
        )


def beside_sum(text: str) -> list[str] | None:
    """The words that stand beside a word for a total, at either end of a text; None where there is no such word."""
    words = [piece for piece in PIECES.findall(text) if not piece.isdigit()]
    for length in range(min(_WORDS, len(words)), 0, -1):
        if letters_key("".join(words[:length])) in _SUMS:
            return words[length:]
        if letters_key("".join(words[-length:])) in _SUMS:
            return words[:-length]
    return None


def rest_of_sum(text: str) -> list[str] | None:
    """Returns the words beside a total, where the total may also be a word for people (`Participants: 24`).

    An empty list: nothing stands beside it. None: the text is no total.
    """
    pieces = PIECES.findall(text)
    words = [piece for piece in pieces if not piece.isdigit()]
    is_numbered_person = len(words) < len(pieces) and ":" not in text  # `Person 12`, where a list has no names
    is_of_people = letters_key("".join(words)) in _COUNTED and not is_numbered_person
    remainder = beside_sum(text)
    return [] if remainder is None and is_of_people else remainder


def may_count_people(texts: Mapping[int, str], names: Collection[int], numbers: Collection[int]) -> bool:
    """Whether a row may count people: nobody is named, the name holds a digit or a word for a total at one of its ends,
    or the column of running numbers a word. Next to no row of a person does."""
    name_texts = [texts[position] for position in names if position in texts]
    words = " ".join(name_texts).split()
    if not words or any(position in texts and not is_number(texts[position]) for position in numbers):
        return True
    end_words = letters_key(words[0]), letters_key(words[-1])
    return not _TOTAL_ENDINGS.isdisjoint(end_words) or any(map(_DIGIT.search, name_texts))
