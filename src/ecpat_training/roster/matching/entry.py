"""What of a participant is compared with others.

Romanian names are compared in a second spelling as well, since lists in Russian, as in Moldova, write Munteanu Мунтяну,
Ciobanu Чобану, Cojocaru Кожокару, and Latin letters are read otherwise than in Slavic languages.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.core.spelling import unaccented
from ecpat_training.core.text import fold
from ecpat_training.values.participant import Gender, Participant
from ecpat_training.words.name_spelling import is_initial, spellings_of
from ecpat_training.words.person_name import name_key

_STATED_GENDERS = (Gender.FEMALE, Gender.MALE)
_NUMBER = re.compile(r"\d")
_MIN_PHONE_DIGITS, _COMPARED_DIGITS = (
    7,
    8,
)  # digits at least, and how many of the last: lists write +355 69 ... and 069 ...
_DOCUMENT = 6  # digits of a number that is a person's own, not one of a list


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A participant of one list as others are compared with it. What isn't known is empty. `russian` are the words of a
    name in Latin letters if it is Romanian and was written in Russian."""

    at: int
    list: int
    letters: tuple[str, ...]
    words: tuple[str, ...]
    email: str
    phone: str
    document: str
    organisation: str
    country: str
    gender: str
    russian: tuple[str, ...] = ()

    @property
    def full(self) -> tuple[str, ...]:
        """The words of the name that are more than an initial."""
        return tuple(word for word in self.words if not is_initial(word))


def entries(lists: Sequence[Sequence[Participant]]) -> list[ListEntry]:
    """The participants of all lists, numbered through in their order."""
    list_entries: list[ListEntry] = []
    organisations: dict[str, str] = {}
    for number, people in enumerate(lists):
        for person in people:
            name, organisation = person.name, person.organisation or ""
            if organisation not in organisations:
                organisations[organisation] = " ".join(spellings_of(organisation))
            list_entries.append(
                ListEntry(
                    len(list_entries),
                    number,
                    name_key(name),
                    spellings_of(name),
                    fold(person.email or ""),
                    _phone(person.phone or ""),
                    _document(person.id or ""),
                    organisations[organisation],
                    person.country or "",
                    str(person.gender) if person.gender in _STATED_GENDERS else "",
                    spelt_in_russian(name),
                )
            )
    return list_entries


def shared_contacts(people: Sequence[ListEntry]) -> set[str]:
    """Addresses and numbers that people of different names on one list give: an office's, and nobody's own."""
    names_by_contact: dict[tuple[int, str], set[tuple[str, ...]]] = defaultdict(set)
    for entry in people:
        for contact in filter(None, (entry.email, entry.phone)):
            names_by_contact[entry.list, contact].add(entry.words)
    return {contact for (_, contact), names in names_by_contact.items() if len(names) > 1}


def _phone(text: str) -> str:
    all_digits = "".join(_NUMBER.findall(text))
    return all_digits[-_COMPARED_DIGITS:] if len(all_digits.lstrip("0")) >= _MIN_PHONE_DIGITS else ""


def _document(text: str) -> str:
    return unaccented(text).replace(" ", "") if len(_NUMBER.findall(text)) >= _DOCUMENT else ""


# As the Moldovan Cyrillic alphabet and Russian documents have it.
_LETTERS = {
    "che": "ке", "chi": "ки", "ghe": "ге", "ghi": "ги", "cea": "ча", "cia": "ча", "cio": "чо", "ciu": "чу", "ce": "че",
    "ci": "чи", "gea": "джа", "gia": "джа", "gio": "джо", "giu": "джу", "ge": "дже", "gi": "джи", "ea": "я", "ia": "я",
    "iu": "ю", "j": "ж", "ț": "ц", "ţ": "ц", "ș": "ш", "ş": "ш", "ă": "э", "â": "ы", "î": "ы", "c": "к",
}  # fmt: skip
_LETTER = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)))
_GIVEN_NAME_ENDING = re.compile(
    r"(?<=il|or)e\b|(?<=gh)e\b|ie\b"
)  # Vasile, Grigore, Gheorghe, Iurie: Василий, Григорий ...
_LATIN = re.compile("[a-z]")


def spelt_in_russian(name: str) -> tuple[str, ...]:
    """The words of a name in Latin letters as `spelt` gives those of its Russian form; none for any other name."""
    folded_name = fold(name)
    if not _LATIN.search(folded_name):
        return ()
    return spellings_of(_LETTER.sub(lambda match: _LETTERS[match[0]], _GIVEN_NAME_ENDING.sub("ий", folded_name)))
