"""Which rows of several files are one row: by their codes, else by what stands in them, else as a person decided."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ecpat_training.merging.model.values import said
from ecpat_training.merging.model.votes import DIFFERENT, PAIR, SAME, Address, Ballot
from ecpat_training.merging.tables.known import BY_CONTENT, CODED, code_column, digest, numbered, twice
from ecpat_training.merging.tables.sheet import Sheet

NOTHING = Sheet((), ())


@dataclass(frozen=True)
class KnownRows:
    """A sheet with what each of its rows is known by."""

    sheet: Sheet
    ids: tuple[str, ...]

    @property
    def by_id(self) -> dict[str, Mapping[str, str]]:
        """The rows' cells."""
        return dict(zip(self.ids, self.sheet.rows, strict=True))


def known_rows(
    base: Sheet | None, sheets: Mapping[str, Sheet], kept: Mapping[str, Mapping[str, str]]
) -> tuple[KnownRows, dict[str, KnownRows]]:
    """The rows of what was sent out and of each folder, known by ids that all share.

    Args:
        base: what was sent out, if the file was.
        sheets: of each folder, columns called as they were sent out.
        kept: of each folder, what rows without a code are known by since an earlier merge, by their content.
    """
    every = [*([base] if base else []), *sheets.values()]
    column = code_column(every)
    no_code = twice(every, column) if column else set()
    first = base or NOTHING
    ids = [*_codes(first, column, no_code)]
    uncoded = [at for at, one in enumerate(ids) if not one]
    for at, id_ in zip(uncoded, numbered(digest(first.rows[at]) for at in uncoded), strict=True):
        ids[at] = id_
    known = KnownRows(first, tuple(ids))
    return known, {
        label: KnownRows(sheet, tuple(_ids(sheet, known, column, no_code, kept.get(label, {}))))
        for label, sheet in sheets.items()
    }


def _codes(sheet: Sheet, column: str | None, no_code: Collection[str]) -> Iterable[str]:
    for row in sheet.rows:
        code = said(row[column]) if column and column in row else ""
        yield f"{CODED}{code}" if code and code not in no_code else ""


def _ids(
    sheet: Sheet, base: KnownRows, column: str | None, no_code: Collection[str], kept: Mapping[str, str]
) -> list[str]:
    """What the rows of a folder's sheet are known by; one without a code is the row that was sent out with the same in
    all columns that both have."""
    ids = [*_codes(sheet, column, no_code)]
    shared = set(sheet.columns) & set(base.sheet.columns)
    there: dict[str, list[str]] = {}
    for id_, row in zip(base.ids, base.sheet.rows, strict=True):
        if id_.startswith(BY_CONTENT):
            there.setdefault(digest(_only(row, shared)), []).append(id_)
    rest = []
    for at, row in enumerate(sheet.rows):
        if ids[at]:
            continue
        earlier, same = kept.get(digest(row)), there.get(digest(_only(row, shared)))
        if earlier and earlier not in ids:
            ids[at] = earlier
        elif same and _only(row, shared):
            ids[at] = same.pop(0)
        else:
            rest.append(at)
    for at, id_ in zip(rest, numbered(digest(sheet.rows[at]) for at in rest), strict=True):
        ids[at] = id_
    return _each_once(ids)


def _each_once(ids: Sequence[str]) -> list[str]:
    """Ids of which none comes twice: what comes again is another row."""
    seen: set[str] = set()
    found = []
    for id_ in ids:
        stem, number = id_.rpartition("#")[0], 2
        while id_ in seen:
            id_, number = f"{stem}#{number}", number + 1
        seen.add(id_)
        found.append(id_)
    return found


def _only(row: Mapping[str, str], columns: Collection[str]) -> dict[str, str]:
    return {name: cell for name, cell in row.items() if name in columns}


def pair_of(file: str, part: str, one: str, other: str) -> Address:
    """The question whether two rows are one, whichever is named first."""
    first, second = sorted((one, other))
    return Address(file, part, first, f"{PAIR}{second}")


def decided_same(ballot: Ballot, file: str, part: str, sent: Collection[str]) -> dict[str, str]:
    """What each row is that was decided to be another: the one that was sent out, else the first of them."""
    leader: dict[str, str] = {}

    def first(one: str) -> str:
        while leader.get(one, one) != one:
            one = leader[one]
        return one

    for address in sorted(ballot.decisions):
        if (address.file, address.part) == (file, part) and address.column.startswith(PAIR):
            settled = ballot.settle(address)
            if settled.stands == SAME and not settled.choices:
                ends = sorted((first(address.row), first(address.column[1:])), key=lambda id_: (id_ not in sent, id_))
                leader[ends[1]] = ends[0]
    return {one: first(one) for one in leader if first(one) != one}


def ask_pairs(ballot: Ballot, file: str, part: str, pairs: Iterable[tuple[str, str]]) -> None:
    """Rows that may be one are asked about."""
    for one, other in pairs:
        address = pair_of(file, part, one, other)
        for choice in (SAME, DIFFERENT):
            ballot.vote(address, choice, "")


def drop_pairs(
    ballot: Ballot, file: str, part: str, rows: Mapping[str, Sequence[str]], waiting: Mapping[str, Collection[Address]]
) -> None:
    """Rows that a folder has both are two, whatever an earlier merge asked, unless they wait there for an answer."""
    for address in open_pairs(ballot, file, part):
        pair = {address.row, address.column.removeprefix(PAIR)}
        if any(pair <= {*ids} and address not in waiting[label] for label, ids in rows.items()):
            del ballot.votes[address]


def open_pairs(ballot: Ballot, file: str, part: str) -> list[Address]:
    """The questions about rows of a sheet that wait for a person."""
    return [
        address
        for address in sorted(ballot.votes)
        if (address.file, address.part) == (file, part)
        and address.column.startswith(PAIR)
        and ballot.settle(address).choices
    ]
