"""One sheet of all folders, three ways against what was sent out."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ecpat_training.files.table import CellValue
from ecpat_training.folder.merging.model.memory import MergeMemory
from ecpat_training.folder.merging.model.values import EMPTY, comparable_text, value_of
from ecpat_training.folder.merging.model.votes import KEPT, PAIR, REMOVED, Address, Ballot, Settled, Vote
from ecpat_training.folder.merging.tables.rows import KnownRows, join_rows, open_pairs
from ecpat_training.folder.merging.tables.sheet import Sheet

ABOVE = "above"


@dataclass
class JoinedSheet:
    """A sheet as it stands after the merge: columns as they are called, rows by what they are known by. `held` are
    addresses that the rows don't show as they were said, `gone` the rows that were taken out."""

    file: str
    part: str
    columns: list[str]
    headers: list[str]
    rows: dict[str, dict[str, str]]
    above: Sequence[Sequence[str]] = ()
    held: set[Address] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    same: bool = False

    @property
    def grid(self) -> list[list[str]]:
        """The whole table, each cell as a token."""
        lines = [[row.get(name, EMPTY) for name in self.columns] for row in self.rows.values()]
        return [*map(list, self.above), [f"t{name}" for name in self.headers], *lines]


@dataclass(frozen=True)
class SheetVersions:
    """A sheet as it was sent out, and as each folder has it, with the names that columns got."""

    file: str
    part: str
    base: KnownRows
    folders: Mapping[str, KnownRows]
    called: Mapping[str, Mapping[str, str]]
    memories: Mapping[str, MergeMemory]
    appended: bool = False


def cast_votes(ballot: Ballot, sheet: SheetVersions) -> None:
    """Puts down what was sent out, and each folder's different values as its votes. Rows of answers may only be
    added: even a single change of others is asked, and a missing row is no vote. A missing column or sheet is no
    vote either."""
    file, sheet_name, base = sheet.file, sheet.part, sheet.base
    columns = base.sheet.columns
    ballot.base |= {Address(file, sheet_name, "", name): f"t{name}" for name in columns}
    ballot.base[Address(file, sheet_name)] = _order(columns)
    ballot.base[Address(file, sheet_name, ABOVE)] = _join_rows_above(base.sheet.above)
    sent_rows = base.by_id
    cells = {
        Address(file, sheet_name, id_, name): row.get(name, EMPTY) for id_, row in sent_rows.items() for name in columns
    }
    ballot.base |= cells
    ballot.alone |= {*cells} if sheet.appended else set()
    row_leaders = join_rows(ballot, file, sheet_name, sent_rows)
    for label, folder in sorted(sheet.folders.items()):
        _headers(ballot, sheet, label, folder.sheet)
        ballot.decide(_typed_votes(ballot, sheet, sheet.memories[label], folder))
        _cast_remembered_votes(ballot, sheet, label, row_leaders)
        present_ids = _cells(ballot, sheet, label, row_leaders)
        # Of rows that a person called the same, none is taken out because a folder has it as the other.
        deleted_ids = {*sent_rows} - present_ids - {*row_leaders.values()} if not sheet.appended else ()
        for id_ in deleted_ids:
            ballot.vote(Address(file, sheet_name, id_), REMOVED, label)


def _cast_remembered_votes(ballot: Ballot, sheet: SheetVersions, label: str, row_leaders: Mapping[str, str]) -> None:
    """What folders said that an earlier merge keeps beside the files."""
    for address, tokens in sheet.memories[label].votes.items():
        if (address.file, address.part) == (sheet.file, sheet.part):
            for token in tokens:
                ballot.vote(address._replace(row=row_leaders.get(address.row, address.row)), token, label)


def _cells(ballot: Ballot, sheet: SheetVersions, label: str, row_leaders: Mapping[str, str]) -> set[str]:
    """Puts down the cells that a folder has otherwise; the rows that it has."""
    present_ids, sent_rows, folder = set(), sheet.base.by_id, sheet.folders[label]
    calculated, sent_formulas = formula_cells(folder), formula_cells(sheet.base)
    for folder_id, row in zip(folder.ids, folder.sheet.rows, strict=True):
        id_ = row_leaders.get(folder_id, folder_id)
        present_ids.add(id_)
        sent_row = sent_rows.get(id_)
        if sent_row == row:
            continue  # as most rows are
        for name in row if sent_row is None else folder.sheet.columns:
            if (folder_id, name) in calculated and (id_, name) in sent_formulas:
                continue  # its result follows from other cells, and is calculated anew
            ballot.vote(Address(sheet.file, sheet.part, id_, name), row.get(name, EMPTY), label)
    return present_ids


def formula_cells(rows: KnownRows) -> set[tuple[str, str]]:
    """(id of the row, column) of each cell that holds a formula."""
    table = rows.sheet.table
    if table is None or not table.formulas:
        return set()
    ids = dict(zip(rows.sheet.at, rows.ids, strict=True))
    names = dict(enumerate(rows.sheet.columns))
    return {(ids[row], names[column]) for row, column in table.formulas if row in ids and column in names}


def _typed_votes(ballot: Ballot, sheet: SheetVersions, memory: MergeMemory, folder: KnownRows) -> Iterable[Vote]:
    """What a person typed into a merged list in place of what an earlier merge asked, or of what was answered: that is
    a decision as well."""
    earlier = Ballot(base=ballot.base, alone=ballot.alone)
    for address, tokens in memory.votes.items():
        for token in tokens:
            earlier.vote(address, token, "")
    earlier.decide(memory.decisions)
    rows = folder.by_id
    for address in sorted({*earlier.votes, *earlier.decisions}):
        is_cell = address.row in rows and address.column and not address.column.startswith(PAIR)
        if (address.file, address.part) != (sheet.file, sheet.part) or not is_cell:
            continue
        token = rows[address.row].get(address.column, EMPTY)
        # Only what differs from the outcome of the earlier merge was typed by a person since.
        if comparable_text(token) != comparable_text(earlier.settle(address).stands):
            before = earlier.decisions[address]
            all_tokens = {
                *earlier.votes.get(address, ()),
                *(decision.chosen for decision in before),
                *(t for decision in before for t in decision.instead),
            }
            replaced_tokens = tuple(
                sorted(rejected for rejected in all_tokens if comparable_text(rejected) != comparable_text(token))
            )
            yield Vote(address, replaced_tokens, token, 1 + max((decision.round for decision in before), default=0))


def _headers(ballot: Ballot, sheet: SheetVersions, label: str, folder_sheet: Sheet) -> None:
    file, sheet_name, base = sheet.file, sheet.part, sheet.base.sheet
    for old_name, new_name in sheet.called.get(label, {}).items():
        ballot.vote(Address(file, sheet_name, "", old_name), f"t{new_name}", label)
    shared_names = [name for name in folder_sheet.columns if name in base.columns]
    if shared_names != [name for name in base.columns if name in shared_names]:
        ballot.vote(Address(file, sheet_name), _order(_add_missing(base.columns, shared_names)), label)
    if base.columns:
        ballot.vote(Address(file, sheet_name, ABOVE), _join_rows_above(folder_sheet.above), label)


def _add_missing(base: Sequence[str], shared_names: Sequence[str]) -> list[str]:
    """The folder's order of columns, each that it doesn't have behind the one that it stood behind."""
    order = list(shared_names)
    for index, name in enumerate(base):
        if name not in order:
            order.insert(order.index(base[index - 1]) + 1 if index else 0, name)
    return order


def _order(columns: Iterable[str]) -> str:
    return f"t{json.dumps([*columns], ensure_ascii=False)}"


def _join_rows_above(rows: Sequence[Sequence[str]]) -> str:
    return f"t{json.dumps([[*row] for row in rows], ensure_ascii=False)}"


def join_sheet(ballot: Ballot, sheet: SheetVersions) -> JoinedSheet:
    """The sheet after the merge: rows that were sent out in their order, then new ones ordered by their content."""
    file, sheet_name, base = sheet.file, sheet.part, sheet.base
    cells = _addresses_by_row(ballot, file, sheet_name)
    waiting_ids = {id_ for address in open_pairs(ballot, file, sheet_name) for id_ in (address.row, address.column[1:])}
    columns = _columns(ballot, sheet, cells)
    rows: dict[str, dict[str, str]] = {}
    held_addresses: set[Address] = set()
    removed_ids: set[str] = set()
    sent_rows = base.by_id
    for id_ in sent_rows:
        presence = Address(file, sheet_name, id_)
        # One takes the row out and another changes it: both must be seen by the person who decides.
        if ballot.votes.get(presence) and (changes := _changes(ballot, cells.get(id_, ()))):
            ballot.vote(presence, f"{KEPT}{changes}", "")
        settlement = ballot.settle(presence)
        if settlement.stands == REMOVED and id_ in waiting_ids:
            held_addresses.add(presence)
        elif settlement.stands == REMOVED:
            removed_ids.add(id_)
            continue
        rows[id_] = {
            **sent_rows[id_],
            **{address.column: ballot.settle(address).stands for address in cells.get(id_, ())},
        }
    added = [
        (id_, {address.column: ballot.settle(address).stands for address in cells[id_]})
        for id_ in cells
        if id_ not in sent_rows
    ]
    # By content, not by folder: so the merged list is the same in whatever order the folders are named.
    for id_, row in sorted(
        added, key=lambda id_row: ([comparable_text(id_row[1].get(name, EMPTY)) for name in columns], id_row[0])
    ):
        rows[id_] = row
    headers = [ballot.settle(Address(file, sheet_name, "", name)).stands[1:] or name for name in columns]
    cells_above = json.loads(ballot.settle(Address(file, sheet_name, ABOVE)).stands[1:] or "[]")
    joined_sheet = JoinedSheet(file, sheet_name, columns, headers, rows, cells_above, held_addresses, removed_ids)
    joined_sheet.same = _is_unchanged(joined_sheet, base)
    return joined_sheet


def _changes(ballot: Ballot, cells: Iterable[Address]) -> str:
    """What tells changes of a row apart from others of it, and is no part of them; empty where there are none."""
    changes = sorted(
        (address.column, comparable_text(token)) for address in cells for token in ballot.votes.get(address, ())
    )
    return hashlib.sha256(json.dumps(changes).encode()).hexdigest()[:8] if changes else ""


def _addresses_by_row(ballot: Ballot, file: str, sheet_name: str) -> dict[str, list[Address]]:
    """The cells of which something is said, by their rows."""
    addresses_by_row: dict[str, list[Address]] = {}
    for address in sorted({*ballot.votes, *ballot.decisions}):
        is_row_address = (address.file, address.part) == (file, sheet_name) and address.row not in ("", ABOVE)
        if is_row_address and address.column and not address.column.startswith(PAIR):
            addresses_by_row.setdefault(address.row, []).append(address)
    return addresses_by_row


def _columns(ballot: Ballot, sheet: SheetVersions, cells: Mapping[str, Sequence[Address]]) -> list[str]:
    order: Settled = ballot.settle(Address(sheet.file, sheet.part))
    columns = [*json.loads(order.stands[1:] or "[]")]
    new_names = {name for folder in sheet.folders.values() for name in folder.sheet.columns}
    new_names |= {address.column for row in cells.values() for address in row}
    return [*columns, *sorted(new_names - set(columns))]


def changed_cells(joined_sheet: JoinedSheet, sheet: SheetVersions) -> dict[tuple[int, int], CellValue] | None:
    """The new values of cells that differ from what was sent out, by (row, column) from 0; new rows and columns
    stand behind the table. None where more than cells changed: a row was taken out, columns moved, or the sheet
    is new."""
    base = sheet.base
    table, columns, ids = base.sheet.table, base.sheet.columns, [*joined_sheet.rows]
    if (
        table is None
        or tuple(joined_sheet.columns[: len(columns)]) != columns
        or tuple(ids[: len(base.ids)]) != base.ids
    ):
        return None
    if [list(row) for row in joined_sheet.above] != [list(row) for row in base.sheet.above]:
        return None
    header = len(base.sheet.above)
    cells: dict[tuple[int, int], CellValue] = {
        (header, index): name
        for index, name in enumerate(joined_sheet.headers)
        if index >= len(columns) or name != columns[index]
    }
    sent_rows = dict(zip(base.ids, zip(base.sheet.at, base.sheet.rows, strict=True), strict=True))
    next_row = len(table.rows)
    for id_, row in joined_sheet.rows.items():
        if id_ in sent_rows:
            row_number, sent_cells = sent_rows[id_]
        else:
            row_number, sent_cells, next_row = next_row, {}, next_row + 1
        for column, name in enumerate(joined_sheet.columns):
            if comparable_text(row.get(name, EMPTY)) != comparable_text(sent_cells.get(name, EMPTY)):
                cells[row_number, column] = value_of(row.get(name, EMPTY))
    return cells


def shows(joined_sheet: JoinedSheet, sheet: Sheet) -> bool:
    """Whether a sheet, read again, is what was joined."""
    names = dict(zip(joined_sheet.columns, joined_sheet.headers, strict=True))
    rows = [_strip_cells({names[name]: cell for name, cell in row.items()}) for row in joined_sheet.rows.values()]
    return [*sheet.columns] == joined_sheet.headers and [_strip_cells(row) for row in sheet.rows] == rows


def _strip_cells(row: Mapping[str, str]) -> dict[str, str]:
    return {name: comparable_text(cell) for name, cell in row.items() if comparable_text(cell)}


def _is_unchanged(joined_sheet: JoinedSheet, base: KnownRows) -> bool:
    return (
        joined_sheet.headers == list(base.sheet.columns)
        and [_strip_cells(row) for row in joined_sheet.rows.values()] == [_strip_cells(row) for row in base.sheet.rows]
        and [list(row) for row in joined_sheet.above] == [list(row) for row in base.sheet.above]
    )
