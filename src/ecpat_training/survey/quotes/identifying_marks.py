"""What in a text may tell who wrote it, or whom it is about. A mark is a reason to read closely; that there is none is
no reason to release a text.

| mark | found by |
| --- | --- |
| e-mail address, web address | `@`, `www.`, `http` |
| telephone, three digits and more | runs of digits, spaces and hyphens between them left out |
| date | a day and a month in figures, or a day with a month's name |
| `the only ...`, `the first ...` | a person who is the only one of a kind, in six languages |
| a name of the list | whole or bent by its case (`Petrova`, `Petrovoj`), in Latin or Cyrillic letters |
| an organisation of the list | each word of its name that is longer than four letters, and its abbreviation |
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ecpat_training.core.text import fold
from ecpat_training.values.participant import Participant
from ecpat_training.words.name_spelling import spellings_of

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SIGNS = (
    ("an e-mail address", re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)*", re.IGNORECASE)),
    ("a web address", re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)),
    ("a date", re.compile(r"\b[0-9]{1,4}[./-] ?[0-9]{1,2}(?:[./-] ?[0-9]{2,4})?\b")),
    ("a number", re.compile(r"\+?\d(?:[ ()/.-]?\d){2,}")),
    (
        "a person who is the only one of a kind",
        re.compile(
            r"\b(?:the|as|am|was)\s+(?:the\s+)?(?:only|sole|first|last|youngest|oldest|eldest)\b(?:\s+\w+)?"
            r"|\bonly\s+(?:one|woman|man|male|female|girl|prosecutor|judge|doctor|police\w*)\b"
            r"|\bla seule\b|\ble seul\b|\bla única\b|\bel único\b|\bsingur[aă]?\b|\bdie einzige\b|\bder einzige\b"
            r"|\bединствен\w*|\bjedin[aiy]\w*\b|\bi vetmi\b|\be vetmja\b",
            re.IGNORECASE,
        ),
    ),
)
_MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "янв", "фев", "мар", "апр",
    "май", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек", "януари", "септември",
)  # fmt: skip
_DAY = re.compile(rf"\b[0-9]{{1,2}}\.?\s?(?:{'|'.join(_MONTHS)})\w*", re.IGNORECASE)
_STEM, _ENDING = 4, 3  # letters of a name that stay whatever its case, and how many may follow or fall away
_MIN_WORD_LENGTH = 4  # letters that a word of an organisation has more than, to tell anything
_COMMON_WORDS = frozenset(
    ("association", "centre", "center", "child", "children", "department", "foundation", "general", "international",
     "ministry", "national", "office", "organisation", "organization", "police", "protection", "public", "school",
     "service", "services", "social", "society", "state", "support", "training", "university", "women")
)  # fmt: skip


@dataclass(frozen=True)
class NamesOfPeople:
    """What is known of people who may be named: words of names and of organisations, as `spelt` spells them."""

    names: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()

    @classmethod
    def of(cls, people: Iterable[Participant]) -> "NamesOfPeople":
        """The words of everybody's name and organisation; initials say nothing."""
        names: set[str] = set()
        organisations: set[str] = set()
        for person in people:
            names.update(word for word in spellings_of(person.name) if len(word) > 1)
            for word in _WORD.findall(person.organisation or ""):
                if fold(word) not in _COMMON_WORDS and (
                    len(word) > _MIN_WORD_LENGTH or (word.isupper() and len(word) > 1)
                ):
                    organisations.update(spellings_of(word))
        return cls(frozenset(names), frozenset(organisations))


def marks(text: str, known_names: NamesOfPeople | None = None) -> tuple[str, ...]:
    """What to look at in a text, each with the passage: `a number: 069 123`."""
    descriptions = [
        f"{sign}: {passage}" for sign, passage in (*_signs(text), *_find_names(text, known_names or NamesOfPeople()))
    ]
    return tuple(dict.fromkeys(descriptions))


def _signs(text: str) -> Iterator[tuple[str, str]]:
    for sign, pattern in (*_SIGNS, ("a date", _DAY)):
        for match in pattern.finditer(text):
            yield sign, match[0].strip()


def _find_names(text: str, known_names: NamesOfPeople) -> Iterator[tuple[str, str]]:
    for word in _WORD.findall(text):
        for spelling in spellings_of(word):
            if any(_is_form_of_name(spelling, name) for name in known_names.names):
                yield "a name of the list", word
            elif any(_is_form_of_name(spelling, name) for name in known_names.organisations):
                yield "an organisation of the list", word


def _is_form_of_name(word: str, name: str) -> bool:
    """Whether a word is a name, whole or in another case: its stem is there, and its ending is short."""
    if word == name:
        return True
    # Slavic and Baltic names take endings by their case: `Petrova` is named by `Petrovoj` as well.
    stem = name[: max(_STEM, len(name) - 2)]
    return len(name) >= _STEM and word.startswith(stem) and len(word) - len(stem) <= _ENDING
