"""Codes of rows: a row that wasn't sent out is known by its code and by who it is, since two partners may give one code
to two people."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from ecpat_training.core.text import fold
from ecpat_training.folder.merging.model.values import comparable_text
from ecpat_training.folder.merging.tables.identity import CODED, digest, identity
from ecpat_training.folder.merging.tables.sheet import Sheet

WHO = "\x1f"
"""Between the code of a row and a digest of who it is."""
_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")


def new_id(code: str, row: Mapping[str, str], *, people: bool) -> str:
    """The id of a row with a code that wasn't sent out: its code and, of people, a digest of who it is."""
    person_identity = identity(row) if people else ""
    return f"{CODED}{code}{WHO}{person_identity}" if person_identity else f"{CODED}{code}"


def code_in(id_: str) -> str:
    """The code that a row had when it was first known; empty where it had none."""
    return id_.removeprefix(CODED).partition(WHO)[0] if id_.startswith(CODED) else ""


def ids_by_code(
    sheet: Sheet,
    column: str | None,
    sent_rows: Mapping[str, Mapping[str, str]],
    excluded_codes: Collection[str],
    *,
    people: bool,
) -> list[str]:
    """What the rows of a folder's sheet are known by as far as codes say it, else an empty text.

    Args:
        sheet: the folder's rows.
        column: in which the codes stand.
        sent_rows: the rows that were sent out, by their codes. Of several rows with one of these codes, the one most
            like
            it is that row; the others are new.
        excluded_codes: codes that tell no rows apart.
        people: whether the rows are people.
    """
    codes = [comparable_text(row[column]) if column and column in row else "" for row in sheet.rows]
    indices_by_code: defaultdict[str, list[int]] = defaultdict(list)
    for index, code in enumerate(codes):
        indices_by_code[code].append(index)
    ids = []
    for index, (code, row) in enumerate(zip(codes, sheet.rows, strict=True)):
        if not code or code in excluded_codes:
            ids.append("")
        elif code not in sent_rows:
            ids.append(new_id(code, row, people=people))
        # One of several rows with a code that was sent out is the old row; the others got the code by copying.
        elif len(indices_by_code[code]) == 1 or index == _most_alike(
            sheet.rows, indices_by_code[code], sent_rows[code], people=people
        ):
            ids.append(f"{CODED}{code}")
        else:
            ids.append(f"{CODED}{code}{WHO}{(identity(row) if people else '') or digest(row)}")
    return ids


def _most_alike(
    rows: Sequence[Mapping[str, str]], candidate_rows: Iterable[int], sent_row: Mapping[str, str], *, people: bool
) -> int:
    def likeness(index: int) -> tuple[bool, int, str]:
        row = rows[index]
        same_cells = sum(comparable_text(row.get(name, "")) == comparable_text(cell) for name, cell in sent_row.items())
        return people and identity(row) == identity(sent_row), same_cells, digest(row)

    return max(candidate_rows, key=likeness)


def clashes(codes: Mapping[str, str], sent_ids: Collection[str]) -> list[tuple[str, str]]:
    """(id of one row, id of another) for each two rows with one code, unless both were sent out so."""
    code_owners: defaultdict[str, list[str]] = defaultdict(list)
    for id_, code in sorted(codes.items()):
        if code:
            code_owners[code].append(id_)
    return [
        (first_id, second_id)
        for ids in code_owners.values()
        for index, first_id in enumerate(ids)
        for second_id in ids[index + 1 :]
        if not (first_id in sent_ids and second_id in sent_ids)
    ]


def next_code(code: str, used_codes: Collection[str]) -> str:
    """The next code behind one that no row has: AL05 after AL04."""
    folded_codes = {fold(used_code) for used_code in used_codes}
    number = _LAST_NUMBER.search(code)
    for step in range(1, len(folded_codes) + 2):
        if number:
            counted = str(int(number[0]) + step).zfill(len(number[0]))
            candidate = f"{code[: number.start()]}{counted}{code[number.end() :]}"
        else:
            candidate = f"{code}-{step + 1}"
        if fold(candidate) not in folded_codes:
            break
    return candidate
