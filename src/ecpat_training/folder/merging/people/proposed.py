"""Rows of lists that may be one person, as the roster's matching proposes them."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from ecpat_training.core.errors import EcpatError
from ecpat_training.files.table import CellTable
from ecpat_training.folder.merging.tables.rows import KnownRows
from ecpat_training.roster.matching.proposals import proposals
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.values.participant import Participant
from ecpat_training.words.header_fields import field_of

_NAMES = ("name", "surname", "given name", "full name")
_SALT = "00000000"  # of keys that nobody sees
_Entry = tuple[str, Participant]


def proposed_pairs(base: KnownRows, folders: Mapping[str, KnownRows]) -> list[tuple[str, str]]:
    """(id of one row, id of another) for each two rows that may be one person and that no code joins: a row that a
    folder lacks and one that is new in it, or rows that are new in two folders. Two rows that one folder has are
    two people."""
    if not any(field_of(name) in _NAMES for rows in (base, *folders.values()) for name in rows.sheet.columns):
        return []
    sent_ids = set(base.ids)
    new_ids = {label: [id_ for id_ in rows.ids if id_ not in sent_ids] for label, rows in sorted(folders.items())}
    missing_ids = {id_ for rows in folders.values() for id_ in sent_ids - set(rows.ids)}
    if not any(new_ids.values()):
        return []
    lists = [_people(base, missing_ids), *(_people(folders[label], set(ids)) for label, ids in new_ids.items())]
    listed_ids: set[str] = set()
    for people in lists:  # a row that several folders have is one entry
        people[:] = [entry for entry in people if entry[0] not in listed_ids]
        listed_ids |= {id_ for id_, _ in people}
    row_ids = [id_ for people in lists for id_, _ in people]
    pair_proposals = proposals([[person for _, person in people] for people in lists], (), _SALT)
    pairs = {tuple(sorted((row_ids[pair.first], row_ids[pair.second]))) for pair in pair_proposals.pairs}
    # A partner who keeps two rows side by side has seen that they are two people.
    folder_ids = [set(rows.ids) for rows in folders.values()]
    return sorted(
        (first_id, second_id)
        for first_id, second_id in pairs
        if not any({first_id, second_id} <= ids for ids in folder_ids)
    )


def _people(rows: KnownRows, ids: Collection[str]) -> list[_Entry]:
    """The people of some rows, by what the rows are known by; none where the table is no list of people."""
    table: CellTable | None = rows.sheet.table
    if table is None or not ids:
        return []
    places = {row_number: id_ for row_number, id_ in zip(rows.sheet.at, rows.ids, strict=True) if id_ in ids}
    header_row = rows.sheet.at[0]  # the headers, and what stands before them
    table_rows = [
        row if row_number < header_row or row_number in places else [] for row_number, row in enumerate(table.rows)
    ]
    try:
        people = roster_from(replace(table, rows=table_rows), with_clashes=True).roster.participants
    except EcpatError:
        return []
    id_by_location = {table.location_of(row_number): id_ for row_number, id_ in places.items()}
    return [(id_by_location[person.where], person) for person in people if person.where in id_by_location]
