"""Which rows of several files are one row: by their codes, else by what stands in them, else as a person decided."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ecpat_training.folder.merging.model.values import comparable_text
from ecpat_training.folder.merging.model.votes import ANOTHER_CODE, DIFFERENT, PAIR, SAME, Address, Ballot
from ecpat_training.folder.merging.tables.codes import clashes, code_in, ids_by_code
from ecpat_training.folder.merging.tables.identity import (
    BY_CONTENT,
    CODED,
    code_column,
    digest,
    number_repeats,
    of_people,
    repeated_codes,
)
from ecpat_training.folder.merging.tables.sheet import Sheet

EMPTY_SHEET = Sheet((), ())


@dataclass(frozen=True)
class KnownRows:
    """A sheet with what each of its rows is known by; `code` is the column with the rows' codes, and `people` whether
    some column says who they are."""

    sheet: Sheet
    ids: tuple[str, ...]
    code: str | None = None
    people: bool = False

    @property
    def by_id(self) -> dict[str, Mapping[str, str]]:
        """The cells of each row, by the id of the row."""
        return dict(zip(self.ids, self.sheet.rows, strict=True))


def identify_rows(
    base: Sheet | None, sheets: Mapping[str, Sheet], earlier_ids: Mapping[str, Mapping[str, str]]
) -> tuple[KnownRows, dict[str, KnownRows]]:
    """(the rows that were sent out, the rows of each folder by its label), known by ids that all share.

    Args:
        base: what was sent out, if the file was.
        sheets: of each folder, columns called as they were sent out.
        earlier_ids: of each folder, what rows without a code are known by since an earlier merge, by their content.
    """
    all_sheets = [*([base] if base else []), *sheets.values()]
    people = of_people(all_sheets)
    column = code_column(base, sheets.values(), people=people)
    sent_sheet = base or EMPTY_SHEET
    excluded_codes = (
        (repeated_codes([sent_sheet], column) | (set() if people else _twice_and_new(all_sheets, column, sent_sheet)))
        if column
        else set()
    )
    ids = [*_codes(sent_sheet, column, excluded_codes)]
    uncoded = [number for number, row_id in enumerate(ids) if not row_id]
    for index, id_ in zip(uncoded, number_repeats(digest(sent_sheet.rows[number]) for number in uncoded), strict=True):
        ids[index] = id_
    base_rows = KnownRows(sent_sheet, tuple(ids), column, people)
    sent_by_code = {code_in(id_): row for id_, row in base_rows.by_id.items() if id_.startswith(CODED)}
    folders = {}
    for label, sheet in sheets.items():
        codes = ids_by_code(sheet, column, sent_by_code, excluded_codes, people=people)
        folder_ids = tuple(_ids(sheet, codes, base_rows, earlier_ids.get(label, {})))
        folders[label] = KnownRows(sheet, folder_ids, column, people)
    return base_rows, folders


def _twice_and_new(sheets: Iterable[Sheet], column: str, sent_sheet: Sheet) -> set[str]:
    """Codes that some sheet has more than once and that weren't sent out."""
    return repeated_codes(sheets, column) - {comparable_text(row[column]) for row in sent_sheet.rows if column in row}


def _codes(sheet: Sheet, column: str | None, excluded_codes: Collection[str]) -> Iterable[str]:
    for row in sheet.rows:
        code = comparable_text(row[column]) if column and column in row else ""
        yield f"{CODED}{code}" if code and code not in excluded_codes else ""


def _ids(sheet: Sheet, codes: Sequence[str], base: KnownRows, earlier_ids: Mapping[str, str]) -> list[str]:
    """What the rows of a folder's sheet are known by: what an earlier merge keeps of them, else their codes; one
    without a code is the row that was sent out with the same in all columns that both have."""
    ids = _since_earlier(sheet, _assign_codes(sheet, codes, base), earlier_ids)
    shared_columns = set(sheet.columns) & set(base.sheet.columns)
    ids_by_content: dict[str, list[str]] = {}
    for id_, row in zip(base.ids, base.sheet.rows, strict=True):
        if id_.startswith(BY_CONTENT):
            ids_by_content.setdefault(digest(_select_columns(row, shared_columns)), []).append(id_)
    unmatched_rows = []
    for index, row in enumerate(sheet.rows):
        if ids[index]:
            continue
        matching_ids = ids_by_content.get(digest(_select_columns(row, shared_columns)))
        if matching_ids and _select_columns(row, shared_columns):
            ids[index] = matching_ids.pop(0)
        else:
            unmatched_rows.append(index)
    for index, id_ in zip(
        unmatched_rows, number_repeats(digest(sheet.rows[number]) for number in unmatched_rows), strict=True
    ):
        ids[index] = id_
    return _number_repeated_ids(ids)


def _assign_codes(sheet: Sheet, codes: Sequence[str], base: KnownRows) -> list[str]:
    """The codes, but for those of rows that were sent out without one, and that a folder gave one: they are known as
    they were sent out."""
    shared_columns = (set(sheet.columns) & set(base.sheet.columns)) - {base.code}
    ids_without_code: dict[str, list[str]] = {}
    for id_, row in zip(base.ids, base.sheet.rows, strict=True):
        if id_.startswith(BY_CONTENT) and base.code not in row and _select_columns(row, shared_columns):
            ids_without_code.setdefault(digest(_select_columns(row, shared_columns)), []).append(id_)
    known_ids = [*codes]
    for index, row in enumerate(sheet.rows) if ids_without_code else ():
        matching_ids = ids_without_code.get(digest(_select_columns(row, shared_columns)), [])
        if len(matching_ids) == 1 and codes[index] and codes[index] not in base.ids:
            known_ids[index] = matching_ids.pop()
    return known_ids


def _since_earlier(sheet: Sheet, codes: Sequence[str], earlier_ids: Mapping[str, str]) -> list[str]:
    """The codes, and in place of them what rows are known by since an earlier merge: by their content, else by the code
    that they were given."""
    ids = [""] * len(codes)
    if earlier_ids:
        for index, row in enumerate(sheet.rows):
            earlier = earlier_ids.get(digest(row), "")
            ids[index] = earlier if earlier not in ids else ""
    for index, code in enumerate(codes):
        if not ids[index]:
            ids[index] = earlier_ids.get(code, code)
    return ids


def _number_repeated_ids(ids: Sequence[str]) -> list[str]:
    """Ids of which none comes twice: what comes again is another row."""
    used_ids: set[str] = set()
    unique_ids = []
    for id_ in ids:
        stem, number = id_.rpartition("#")[0] or id_, 2
        while id_ in used_ids:
            id_, number = f"{stem}#{number}", number + 1
        used_ids.add(id_)
        unique_ids.append(id_)
    return unique_ids


def _select_columns(row: Mapping[str, str], columns: Collection[str]) -> dict[str, str]:
    return {name: cell for name, cell in row.items() if name in columns}


def pair_of(file: str, sheet_name: str, first_id: str, second_id: str) -> Address:
    """The question whether two rows are one, whichever is named first."""
    lesser_id, greater_id = sorted((first_id, second_id))
    return Address(file, sheet_name, lesser_id, f"{PAIR}{greater_id}")


def join_rows(ballot: Ballot, file: str, sheet_name: str, sent_ids: Collection[str]) -> dict[str, str]:
    """For each row that was decided to be the same as another, the id under which it stands: that of the row that
    was sent out, else the first."""
    leader: dict[str, str] = {}

    def first(row_id: str) -> str:
        while leader.get(row_id, row_id) != row_id:
            row_id = leader[row_id]
        return row_id

    for address in sorted(ballot.decisions):
        if (address.file, address.part) == (file, sheet_name) and address.column.startswith(PAIR):
            settlement = ballot.settle(address)
            if settlement.stands == SAME and not settlement.choices:
                paired_ids = sorted(
                    (first(address.row), first(address.column[1:])), key=lambda id_: (id_ not in sent_ids, id_)
                )
                leader[paired_ids[1]] = paired_ids[0]
    return {row_id: first(row_id) for row_id in leader if first(row_id) != row_id}


def ask_pairs(ballot: Ballot, file: str, sheet_name: str, pairs: Iterable[tuple[str, str]]) -> None:
    """Rows that may be one are asked about, unless they have one code, which is a question of its own."""
    for first_row, second_row in pairs:
        if not code_in(first_row) or code_in(first_row) != code_in(second_row):
            address = pair_of(file, sheet_name, first_row, second_row)
            for choice in (SAME, DIFFERENT):
                ballot.vote(address, choice, "")


def ask_codes(ballot: Ballot, file: str, sheet_name: str, base: KnownRows, folders: Mapping[str, KnownRows]) -> None:
    """Rows with one code are asked about: whether they are one, and else which of them gets another code."""
    if base.code is None:
        return
    row_leaders = join_rows(ballot, file, sheet_name, base.ids)
    ids = {row_leaders.get(id_, id_) for rows in (base, *folders.values()) for id_ in rows.ids if id_.startswith(CODED)}
    codes = {id_: code_of(ballot, Address(file, sheet_name, id_, base.code)) for id_ in ids}
    for first_row, second_row in clashes(codes, base.ids):
        address = pair_of(file, sheet_name, first_row, second_row)
        for choice in (SAME, *(f"{ANOTHER_CODE}{id_}" for id_ in (first_row, second_row) if id_ not in base.ids)):
            ballot.vote(address, choice, "")


def code_of(ballot: Ballot, address: Address) -> str:
    """The code that a row has: what a person decided, else that by which it was first known."""
    decisions = ballot.decisions.get(address)
    return comparable_text(ballot.settle(address).stands) if decisions else code_in(address.row)


def drop_pairs(
    ballot: Ballot,
    file: str,
    sheet_name: str,
    rows: Mapping[str, Sequence[str]],
    open_addresses: Mapping[str, Collection[Address]],
) -> None:
    """Rows that a folder has both are two, whatever an earlier merge asked, unless they wait there for an answer, or
    have one code."""
    for address in open_pairs(ballot, file, sheet_name):
        pair = {address.row, address.column.removeprefix(PAIR)}
        if any(choice.startswith(ANOTHER_CODE) for choice in ballot.votes[address]):
            continue
        if any(pair <= {*ids} and address not in open_addresses[label] for label, ids in rows.items()):
            del ballot.votes[address]


def open_pairs(ballot: Ballot, file: str, sheet_name: str) -> list[Address]:
    """The questions about rows of a sheet that wait for a person."""
    return [
        address
        for address in sorted(ballot.votes)
        if (address.file, address.part) == (file, sheet_name)
        and address.column.startswith(PAIR)
        and ballot.settle(address).choices
    ]
