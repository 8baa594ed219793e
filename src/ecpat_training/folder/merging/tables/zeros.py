"""Codes and numbers that lost the zeros in front of them: Excel reads `01` in a .csv file as the number 1."""

from collections import Counter, defaultdict
from dataclasses import replace
from typing import NamedTuple

from ecpat_training.folder.merging.model.values import comparable_text
from ecpat_training.folder.merging.tables.sheet import Sheet


class Restored(NamedTuple):
    """A folder's sheet with zeros as they were sent out: how many codes and other cells had lost them, and the rows of
    the table in which they stand."""

    sheet: Sheet
    codes: int = 0
    cells: int = 0
    at: tuple[int, ...] = ()


def restore_zeros(base: Sheet, sheet: Sheet, column: str) -> Restored:
    """The sheet with the zeros (and the + of a phone number) that it lost in front. A code is the one that was sent out
    where it is that of one row alone, in both files.

    Args:
        base: what was sent out.
        sheet: a folder's, its columns called as they were sent out.
        column: in which the codes stand.
    """
    sent_rows = {comparable_text(row[column]): row for row in base.rows if column in row}
    codes = Counter(comparable_text(row[column]) for row in sheet.rows if column in row)
    codes_by_bare: defaultdict[str, list[str]] = defaultdict(list)
    for code in sent_rows:
        codes_by_bare[_strip_zeros(code)].append(code)
    rows, places, changed_codes, changed_cells = [], [], 0, 0
    for index, row in zip(sheet.at, sheet.rows, strict=True):
        code = comparable_text(row.get(column, ""))
        matching_codes = codes_by_bare.get(code, [])
        if code not in sent_rows and len(matching_codes) == 1 and codes[code] == 1 and not codes[matching_codes[0]]:
            code = matching_codes[0]
        sent_row = sent_rows.get(code, {})
        shortened_cells = {
            name: cell for name, cell in sent_row.items() if name in row and _is_zero_lost(cell, row[name])
        }
        if shortened_cells and codes[comparable_text(row[column])] == 1:
            changed_codes += column in shortened_cells
            changed_cells += len(shortened_cells) - (column in shortened_cells)
            places.append(index)
            row = {**row, **shortened_cells}
        rows.append(row)
    restored = replace(sheet, rows=tuple(rows)) if places else sheet
    return Restored(restored, changed_codes, changed_cells, tuple(places))


def _strip_zeros(text: str) -> str:
    return text.lstrip("+0") if text.lstrip("+").isdecimal() else text


def _is_zero_lost(sent_cell: str, returned: str) -> bool:
    """Whether a text of digits is the same but for what stood in front of it."""
    text = comparable_text(sent_cell)
    return (
        sent_cell[:1] == "t"
        and text != comparable_text(returned) != ""
        and _strip_zeros(text) == comparable_text(returned)
    )
