"""Lists beside each other on one sheet, each under the same header: `Name | Country | Name | Country`."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold
from ecpat_training.files.cell import as_text
from ecpat_training.files.sheets.header import texts_of
from ecpat_training.files.sheets.reader import SEARCHED_ROWS
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.roster.reading.standing_words import standing_in
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.header_fields import field_of

_NAMES = ("name", "full name", "given name", "surname")
_MIN_LIST_COLUMNS = 2  # columns of each list
_Value = TypeVar("_Value")


class AdjacentLists(NamedTuple):
    """Lists beside each other: the row of their headers, where each begins, and how many columns each has. They are
    `certain` to be one list where nothing is written over those on the right, nobody stands in two of them, and none
    says by a heading of its own where its people stand."""

    header_row: int
    starts: tuple[int, ...]
    width: int
    is_certain: bool

    def cells(self, row: Sequence[CellValue], part: int) -> list[CellValue]:
        """What a row holds of one of the lists; what stands before them all is in the first."""
        start = self.starts[part]
        return [*(row[: self.starts[0]] if part == 0 else [None] * self.starts[0]), *row[start : start + self.width]]

    def part_of(self, column: int) -> int | None:
        """The list to which a column belongs."""
        if column < self.starts[0] + self.width:
            return 0
        parts = (part for part, start in enumerate(self.starts) if start <= column < start + self.width)
        return next(parts, None)


def adjacent_lists(table: CellTable) -> AdjacentLists | None:
    """The lists that stand beside each other; None where it is one list."""
    for row in range(min(len(table.rows), SEARCHED_ROWS)):
        texts = texts_of(table, row)
        if len(texts) < 2 * _MIN_LIST_COLUMNS or len({*texts.values()}) == len(texts) or not (starts := _starts(texts)):
            continue
        lists = AdjacentLists(row, starts, starts[1] - starts[0], is_certain=False)
        name = next(place for place in texts if place >= starts[0] and field_of(texts[place]) in _NAMES)
        is_titled = any(place >= starts[1] for upper in range(row) for place in texts_of(table, upper))
        is_apart, differ = not is_titled, False
        for cells in table.rows[row + 1 :]:
            names = [text for part in range(len(starts)) if (text := _folded(lists.cells(cells, part), name))]
            differ = differ or len({*names}) > 1
            # A cell right of them all, such as a remark without a header, would be lost.
            is_apart = is_apart and not any(map(as_text, cells[lists.starts[-1] + lists.width :]))
            is_apart = is_apart and len({*names}) == len(names) and not _is_of_one_list(cells, lists)
        return lists._replace(is_certain=is_apart) if differ else None
    return None


def merge_adjacent_lists(table: CellTable, findings: list[Finding], *, even_if_doubted: bool = False) -> CellTable:
    """The table with lists that stand beside each other one below the other, which is said; places stay those of the
    sheet. Where it isn't certain that they are one list, it stays as it is."""
    lists = adjacent_lists(table)
    if lists is None or not (lists.is_certain or even_if_doubted):
        return table
    order = list(_order(table, lists))
    row_of = {source: row for row, source in enumerate(order)}

    def place_of(row: int, column: int | None) -> Location:
        source, part = order[row]
        moved = lists.starts[part] - lists.starts[0]
        if column is None:
            return table.location_of(source, lists.starts[part] if part else None)
        return table.location_of(source, column + moved if column >= lists.starts[0] else column)

    def of_cells(values: Mapping[tuple[int, int], _Value]) -> dict[tuple[int, int], _Value]:
        parts = ((row, column, lists.part_of(column), value) for (row, column), value in values.items())
        return {
            (row_of[row, part], column - lists.starts[part] + lists.starts[0] if part else column): value
            for row, column, part, value in parts
            if part is not None and (row, part) in row_of
        }

    findings.append(_report_adjacent_lists(table, lists))
    return replace(
        table,
        rows=[lists.cells(table.rows[row], part) for row, part in order],
        locate=place_of,
        banners=frozenset(row for (source, _), row in row_of.items() if source in table.banners),
        struck_rows=frozenset(row for (source, _), row in row_of.items() if source in table.struck_rows),
        struck_cells=frozenset(of_cells(dict.fromkeys(table.struck_cells))),
        fills=of_cells(table.fills),
        inks=of_cells(table.inks),
        notes=of_cells(table.notes),
        broken_cells=frozenset(of_cells(dict.fromkeys(table.broken_cells))),
        formulas=frozenset(of_cells(dict.fromkeys(table.formulas))),
        merged_spans=of_cells(table.merged_spans),
    )


def _order(table: CellTable, lists: AdjacentLists) -> Iterator[tuple[int, int]]:
    """The rows of the one list, each as its row on the sheet and the number of the list it is of. What stands alone in
    a row is a heading over all of them: those below it stay below it."""
    yield from ((row, 0) for row in range(lists.header_row + 1))
    block: list[int] = []
    for row in range(lists.header_row + 1, len(table.rows)):
        filled = [*texts_of(table, row)]
        if len(filled) == 1 and lists.part_of(filled[0]) == 0:
            yield from ((inner, part) for part in range(len(lists.starts)) for inner in block)
            yield row, 0
            block = []
        else:
            block.append(row)
    yield from ((inner, part) for part in range(len(lists.starts)) for inner in block)


def _is_of_one_list(cells: Sequence[CellValue], lists: AdjacentLists) -> bool:
    """Whether a heading in a row says where people of one list stand, beside people of another."""
    parts = [
        [text for cell in lists.cells(cells, part) if (text := as_text(cell))] for part in range(len(lists.starts))
    ]
    alone = [part[0] for part in parts if len(part) == 1]
    return sum(map(bool, parts)) > 1 and any(standing_in(text) is not None for text in alone)


def _starts(texts: Mapping[int, str]) -> tuple[int, ...]:
    """Where the words of a header begin again; a running number may stand before the first list alone."""
    words = {place: fold(text) for place, text in texts.items()}
    first = min(words)
    if field_of(texts[first]) == "number" and [*words.values()].count(words[first]) == 1:
        del words[first]
    places = sorted(words)
    starts = [place for place in places if words[place] == words[places[0]]]
    if len(starts) < 2 or field_of(texts[places[0]]) is None:
        return ()
    width = starts[1] - starts[0]
    headers = [{place - start: words[place] for place in places if start <= place < start + width} for start in starts]
    even = all(later - earlier == width for earlier, later in itertools.pairwise(starts))
    whole = sum(map(len, headers)) == len(words) and all(header == headers[0] for header in headers)
    fields = [field_of(texts[starts[0] + offset]) for offset in headers[0]]
    named = len({*filter(None, fields)}) >= _MIN_LIST_COLUMNS and any(field in _NAMES for field in fields)
    return tuple(starts) if even and whole and named else ()


def _folded(cells: Sequence[CellValue], place: int) -> str:
    return fold(as_text(cells[place])) if place < len(cells) else ""


def _report_adjacent_lists(table: CellTable, lists: AdjacentLists) -> Finding:
    second = table.location_of(lists.header_row, lists.starts[1])
    message = phrase(
        "{lists:,} lists stand beside each other under the same header; they are read as one, the right one below the"
        " left one.",
        lists=len(lists.starts),
    )
    return Finding("roster.side-by-side", Severity.NOTE, message, second)
