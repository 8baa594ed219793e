"""Rows of lists that may be one person, as the roster's matching proposes them."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from ecpat_training.core.errors import EcpatError
from ecpat_training.files.table import CellTable
from ecpat_training.merging.tables.rows import KnownRows
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
    if not any(field_of(name) in _NAMES for one in (base, *folders.values()) for name in one.sheet.columns):
        return []
    sent = set(base.ids)
    new = {label: [id_ for id_ in one.ids if id_ not in sent] for label, one in sorted(folders.items())}
    gone = {id_ for one in folders.values() for id_ in sent - set(one.ids)}
    if not any(new.values()):
        return []
    lists = [_people(base, gone), *(_people(folders[label], set(ids)) for label, ids in new.items())]
    seen: set[str] = set()
    for people in lists:  # a row that several folders have is one entry
        people[:] = [one for one in people if one[0] not in seen]
        seen |= {id_ for id_, _ in people}
    everybody = [id_ for people in lists for id_, _ in people]
    found = proposals([[person for _, person in people] for people in lists], (), _SALT)
    pairs = {tuple(sorted((everybody[pair.first], everybody[pair.second]))) for pair in found.pairs}
    # A partner who keeps two rows side by side has seen that they are two people.
    both = [set(one.ids) for one in folders.values()]
    return sorted((one, other) for one, other in pairs if not any({one, other} <= ids for ids in both))


def _people(rows: KnownRows, wanted: Collection[str]) -> list[_Entry]:
    """The people of some rows, by what the rows are known by; none where the table is no list of people."""
    table: CellTable | None = rows.sheet.table
    if table is None or not wanted:
        return []
    places = {at: id_ for at, id_ in zip(rows.sheet.at, rows.ids, strict=True) if id_ in wanted}
    above = rows.sheet.at[0]  # the headers, and what stands before them
    few = [row if at < above or at in places else [] for at, row in enumerate(table.rows)]
    try:
        people = roster_from(replace(table, rows=few), with_clashes=True).roster.participants
    except EcpatError:
        return []
    known = {table.where(at): id_ for at, id_ in places.items()}
    return [(known[person.where], person) for person in people if person.where in known]
