"""Names with a running number in front of them in their own cell, `1. Ana Hoxha`: the number is no part of the name."""

import re
from dataclasses import replace

from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.headers import RosterLayout
from ecpat_training.words.lists.headers import Field

_FIELDS: tuple[Field, ...] = ("full name", "given name", "surname")
_MIN_NUMBERED_NAMES = 2  # names with a number
_NUMBER = re.compile(r"\s*(?:(?:№|#|[Nn][°or]\.?)\s*)?\(?(?:\d{1,3}\s*[.):–-]*\s*|[^\W\d_][.)]\s+)(?=[^\W\d_])")


def without_name_numbers(table: CellTable, layout: RosterLayout) -> CellTable:
    """The list with its names alone, where half of them or more have a number before them; a single one may be what it
    is."""
    rows = None
    for column in (column for field in _FIELDS for column in layout.of(field)):
        names = {
            index: text
            for index in range(layout.header_row + 1, len(table.rows))
            if column.position < len(table.rows[index]) and (text := as_text(table.rows[index][column.position]))
        }
        bare = {index: name for index, text in names.items() if (name := _without_number(text)) != text}
        if len(bare) >= _MIN_NUMBERED_NAMES and 2 * len(bare) >= len(names):
            rows = [*map(list, table.rows)] if rows is None else rows
            for index, name in bare.items():
                rows[index][column.position] = name
    return table if rows is None else replace(table, rows=rows)


def _without_number(text: str) -> str:
    """A name behind its number, or behind a small letter (`a)`): a capital is an initial, and `3 officers` nobody."""
    match = _NUMBER.match(text)
    number = match[0].strip() if match else ""
    if match is None or text[match.end()].islower() or (not any(map(str.isdigit, number)) and number[0].isupper()):
        return text
    return text[match.end() :]
