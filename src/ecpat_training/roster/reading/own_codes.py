"""The codes that a list gives its people itself: `K7M3`, `AL-017`. What may be a number of a document is none."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import fold
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.headers import RosterLayout
from ecpat_training.roster.reading.names import NamesOnList
from ecpat_training.values.participant import Participant
from ecpat_training.values.person_code import has_form_of_code
from ecpat_training.words.catalogue.message import phrase

# The shortest numbers of identity cards have two letters and six digits, those of passports eight characters.
_MAX_CODE_LENGTH, _MAX_PART_LENGTH, _MAX_DIGIT_RUN = 12, 7, 5
_CODE_PART = re.compile(r"[^\W_]+")
_STRAY_SEPARATOR = re.compile(r"[-._/]{2}|[-._/]$")
_DIGIT_RUN = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_DATE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}")
_FEWEST_DIGITS = 3  # of a code without a letter: fewer are a running number


def is_code(text: str) -> bool:
    """Whether a text is clearly a code of a list's own: short, with a digit in it, and neither a date nor so long that
    it may be the number of a person, a passport or a telephone."""
    text = unicodedata.normalize("NFC", text)
    if (
        len(text) > _MAX_CODE_LENGTH
        or not has_form_of_code(text)
        or _STRAY_SEPARATOR.search(text)
        or _DATE.fullmatch(text)
    ):
        return False
    digits = _DIGIT_RUN.findall(text)
    long = any(len(part) > _MAX_PART_LENGTH for part in _CODE_PART.findall(text)) or max(
        map(len, digits), default=0
    ) > (_MAX_DIGIT_RUN)
    return bool(digits) and not long and (not text.isdigit() or len(text) >= _FEWEST_DIGITS)


def call_by_own_codes(
    people: Sequence[Participant], table: CellTable, layout: RosterLayout, names: NamesOnList
) -> Iterator[Finding]:
    """Calls the people that were read by the list's own codes, where everybody has one and no two the same; else they
    stay called by their rows, with a note on what is missing."""
    columns = layout.of("id")
    written = [person.id for person in people if person.id]
    if not columns or not written or not all(is_code(text) and not _is_a_name(text, names) for text in written):
        return
    missing = len(people) - len(written)
    repeated = sum(times for times in Counter(map(fold, written)).values() if times > 1)
    if not missing and not repeated:
        for person in people:
            person.amend(own_code=unicodedata.normalize("NFC", person.id or ""))
        return
    reason = "{people:,} {people:person has|people have} none" if missing else "{people} people share one"
    message = phrase(f"people are called by their rows, not by the list's codes: {reason}.", people=missing or repeated)
    location = table.location_of(layout.header_row, columns[0].position)
    yield Finding("roster.codes", Severity.NOTE, message, location, "Give each person a code.")


def _is_a_name(text: str, names: NamesOnList) -> bool:
    """Whether the letters of a code are somebody's name: `Novak7`."""
    return any(map(names.holds_word, _LETTERS.findall(text)))
