"""What a file says of the training that it is of: in its name, in the lines above its table, by its people."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from ecpat_training.agenda.reading.day_label import find_dates
from ecpat_training.files.cell import as_text
from ecpat_training.folder.kind_parts.looked_file import LookedFile, TrainingSigns
from ecpat_training.words.person_name import name_key

if TYPE_CHECKING:
    from ecpat_training.files.table import CellValue
    from ecpat_training.roster.reading.roster import RosterReading
    from ecpat_training.values.participant import Participant

MAX_ROWS_ABOVE = 10
"""Rows in which titles stand where no header is known."""
_MAX_TITLE_CELLS = 2  # cells that such a row has
_MAX_TEXT_LENGTH = 200
_SPAN = re.compile(
    r"(?<!\d)(\d{1,2})\.?\s?(?:[-–—/&]|to|and|bis|und|au|et|al?|e|y|и|до|та|do|i|dhe)\s?(?=\d{1,2}(?P<rest>\.?\s?"
    r"(?:of\s|de\s)?[^\W\d_]{3,}\.?,?\s(?:de\s)?\d{4}|\.\s?\d{1,2}\.\s?\d{4}))",
    re.IGNORECASE,
)


def find_named_days(texts: Iterable[str]) -> tuple[date, ...]:
    """The days that texts name, both of `7-8 February 2006`, each once and in order."""
    expanded_texts = (f"{text} {' ; '.join(span[1] + span['rest'] for span in _SPAN.finditer(text))}" for text in texts)
    return tuple(sorted({day for text in expanded_texts for day in find_dates(text)}))


def signs_of_table(file: LookedFile, reading: "RosterReading | None" = None) -> TrainingSigns:
    """The lines above a table and its header; of a list of people also who stands on it."""
    table = file.table
    header = reading.layout.header_row if reading else None
    rows = table.rows[:MAX_ROWS_ABOVE] if header is None else table.rows[: header + 1]
    cells = [
        cell
        for row in rows
        if header is not None or _count_filled(row) <= _MAX_TITLE_CELLS
        for cell in row
        if cell is not None
    ]
    texts = (*texts_of_name(file), *filter(None, (table.sheet,)), *(as_text(cell)[:_MAX_TEXT_LENGTH] for cell in cells))
    days = {*find_named_days(texts), *(cell.date() for cell in cells if isinstance(cell, datetime))}
    participants = reading.roster.participants if reading else ()
    people = tuple(keys for person in participants if (keys := people_keys(person)))
    codes = () if people else tuple(person.own_code for person in participants if person.own_code)
    return TrainingSigns(texts, tuple(sorted(days)), people, codes)


def texts_of_name(file: LookedFile) -> tuple[str, ...]:
    """A file's name as words."""
    return (file.path.stem.replace("_", " "),)


def codes_of_answers(file: LookedFile) -> tuple[str, ...]:
    """The codes by which people of an export of answers are known again; none where no column holds such."""
    inspection, table = file.inspected.inspection, file.table
    if inspection is None or not inspection.code:
        return ()
    header = next((row for row in table.rows[: inspection.first_row] if inspection.code[0] in map(as_text, row)), [])
    position = next((position for position, cell in enumerate(header) if as_text(cell) == inspection.code[0]), None)
    if position is None:
        return ()
    rows = (row for row in table.rows[inspection.first_row - 1 :] if position < len(row))
    return tuple(code for row in rows if (code := as_text(row[position])))


def people_keys(person: "Participant") -> frozenset[str]:
    """By what somebody of a list is known again: the words of the name, the address."""
    names = {" ".join(name_key(person.name))} | ({person.email.casefold()} if person.email else set())
    return frozenset(names - {""})


def _count_filled(row: "Sequence[CellValue]") -> int:
    return sum(bool(as_text(cell)) for cell in row)
