"""What every shape of a proposed list is read of: lines with their cells, and what a label or a question asks for."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ecpat_training.core.location import Location
from ecpat_training.roster.model.draft import DraftedPerson
from ecpat_training.words.header_fields import field_of
from ecpat_training.words.lists.headers import Field

NAMES: tuple[Field, ...] = ("name", "full name", "given name", "surname")
_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST_WORDS = 4  # of a header within a question
_OF_SENDER = re.compile(
    r"\b(?:your|votre|vos|ihr|ihre|uw|dumneavoastră|dvs|vaš|vaše|ваш|ваше|ваша|juaj)\b", re.IGNORECASE
)


def asks_the_sender(text: str) -> bool:
    """Whether a question may be about whoever fills in the form: `Your name`."""
    return _OF_SENDER.search(text) is not None


class DraftLine(NamedTuple):
    """A line of a text or a row of a sheet: its texts by column, nothing where it is empty; whether it is an item of a
    list in Word."""

    cells: Mapping[int, str]
    place: Location
    is_item: bool = False


class Read(NamedTuple):
    """The people of a file in one shape, and the numbers of the lines that were used."""

    people: Sequence[DraftedPerson]
    used: frozenset[int]


def title_of(field: Field) -> str:
    """The header of the proposed list."""
    return "Full name" if field == "name" else "E-mail" if field == "e-mail" else field.capitalize()


def label_field(text: str) -> Field | None:
    """What a label asks for: `Name:`, `2. Organisation`."""
    return field_of(_NUMBER.sub("", text).strip(" :：?*"))


def question_field(text: str) -> Field | None:
    """What a question asks for, by the words for a header within it: `What is the nominee's full name?`; of several,
    what isn't a name."""
    if direct := label_field(text):
        return direct
    words = _WORD.findall(_NUMBER.sub("", text))
    if len(words) < 2:
        return None
    fields: list[tuple[int, Field]] = []
    for size in range(min(_MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            field = field_of(" ".join(words[start : start + size]))
            if field is not None:
                fields.append((size, field))
    others = [field for _, field in fields if field not in NAMES]
    is_of_name = any(field_of(word) in ("name", "given name", "surname") for word in words)
    if others:
        return others[0]
    return fields[0][1] if fields and is_of_name else None
