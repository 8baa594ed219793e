"""A participant list cell by cell, as its sender wrote it: what is kept with the names when a list is split."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.adjacent_lists import merge_adjacent_lists
from ecpat_training.roster.reading.ditto import fill_ditto_cells
from ecpat_training.roster.reading.headers import RosterColumn, layout_of
from ecpat_training.roster.reading.mapping import NO_MAPPING, RosterMapping
from ecpat_training.roster.reading.numbered_names import without_name_numbers
from ecpat_training.roster.reading.tick_boxes import tick_boxes, without_tick_boxes
from ecpat_training.values.participant import Participant
from ecpat_training.words.lists.headers import Field

_OF_FIELD: Mapping[str, str] = {"given name": "given_name", "full name": "name", "e-mail": "email"}


@dataclass(frozen=True, slots=True)
class WrittenColumn:
    """A column: its header (`column D` where it has none), what it means, and the texts of each person."""

    header: str
    field: Field | None
    texts: tuple[str, ...]


def as_written(
    table: CellTable, people: Sequence[Participant], mapping: RosterMapping = NO_MAPPING
) -> list[WrittenColumn]:
    """The columns of a list from left to right, with a text for each of these people. A name, an address or a number
    that only a repeated row gives stands there as well."""
    table = merge_adjacent_lists(table, [])  # what is changed is said where the list is read
    if boxes := tick_boxes(table):
        table = without_tick_boxes(table, boxes, [])
    layout = layout_of(table, mapping)
    table = without_name_numbers(fill_ditto_cells(table, layout, []), layout)
    return [
        WrittenColumn(
            column.header or table.column_name(column.position),
            None if column.why else column.field,
            tuple(_text(table, column, person) for person in people),
        )
        for column in layout.columns
    ]


def _text(table: CellTable, column: RosterColumn, person: Participant) -> str:
    cells = table.rows[person.row - 1]
    text = as_text(cells[column.position]) if column.position < len(cells) else ""
    if text or column.field not in ("full name", "given name", "surname", "e-mail", "phone", "organisation"):
        return text
    return str(getattr(person, _OF_FIELD.get(column.field, column.field)) or "")
