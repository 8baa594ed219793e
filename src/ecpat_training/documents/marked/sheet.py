"""The sheet that is marked: colours laid over its cells, which touch no cell's own style, and its notes referred to."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ecpat_training.core.location import cell_name
from ecpat_training.documents.marked.parts import parsed, serialize_part

if TYPE_CHECKING:
    from lxml.etree import _Element

_PREFIX = rb"(?:[A-Za-z_][\w.-]*:)?"
_CELLS = re.compile(rb"<%ssheetData\b[^>]*?(?:/>|>.*</%ssheetData\s*>)" % (_PREFIX, _PREFIX), re.DOTALL)
_ROW = re.compile(rb"<%srow\b[^>]*>" % _PREFIX)
_NUMBER = re.compile(rb"\br=\"(\d+)\"")
_HIDDEN_PATTERN = re.compile(rb"\bhidden=\"(?:1|true)\"")
_RANGE = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")
_CELLS_PLACEHOLDER = b"<ecpat-cells/>"
# What stands before a sheet's conditional formats, and behind its reference to notes, in the order of the format.
_BEFORE = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "ecpat-cells", "sheetCalcPr",
    "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
    "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
)  # fmt: skip
_BEHIND_NOTES = ("legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst")
_OUR_MARKER = '"ecpat"="ecpat"'
"""A condition that always holds; by it our colours are known again, and taken off before others are laid on."""


class MarkedSheet:
    """A worksheet's part. Its cells stay the bytes that they are."""

    def __init__(self, data: bytes) -> None:
        match = _CELLS.search(data)
        if match is None:
            raise ValueError("the sheet holds no cells")
        self._cells = match[0]
        self._root = parsed(data[: match.start()] + _CELLS_PLACEHOLDER + data[match.end() :])
        self._name = self._root.tag.removesuffix("worksheet")

    @property
    def hidden_rows(self) -> set[int]:
        """The rows that aren't shown, from 0."""
        return {
            int(number[1]) - 1
            for row in _ROW.findall(self._cells)
            if _HIDDEN_PATTERN.search(row) and (number := _NUMBER.search(row))
        }

    def visible_cells(self, cells: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """(row, column) of each cell as it can be seen: in place of merged cells, the first of them."""
        merged = []
        for merge in self._root.iter(f"{self._name}mergeCell"):
            if match := _RANGE.fullmatch(merge.get("ref", "")):
                left_column, right = _column(match[1]), _column(match[3])
                merged.append((int(match[2]) - 1, left_column, int(match[4]) - 1, right))
        return [_first_merged_cell(cell, merged) for cell in cells]

    def colour(self, cells: Sequence[tuple[int, int]], style: int, priority: int) -> None:
        """Lays the differential style of that number over cells, above all other conditional formats."""
        from lxml import etree

        if not cells:
            return
        last = max(self._places(_BEFORE), default=-1)
        ranges = " ".join(cell_name(*cell) for cell in sorted(set(cells)))
        format_ = etree.Element(f"{self._name}conditionalFormatting", sqref=ranges)
        rule = etree.SubElement(
            format_, f"{self._name}cfRule", type="expression", dxfId=str(style), priority=str(priority)
        )
        etree.SubElement(rule, f"{self._name}formula").text = _OUR_MARKER
        self._root.insert(last + 1, format_)

    def remove_our_colours(self) -> None:
        """Takes off what an earlier marking laid on."""
        for format_ in list(self._root.iter(f"{self._name}conditionalFormatting")):
            if any(formula.text == _OUR_MARKER for formula in format_.iter(f"{self._name}formula")):
                self._root.remove(format_)

    def make_room(self, first: int) -> None:
        """Moves the sheet's own conditional formats behind the first priorities."""
        for rule in self._root.iter(f"{self._name}cfRule"):
            rule.set("priority", str(int(rule.get("priority", "1")) + first))

    def refer_to_notes(self, relation: str, relations: str) -> None:
        """Names the drawing that holds the boxes of the notes, in place of one that isn't in the workbook."""
        from lxml import etree

        drawing = self._root.find(f"{self._name}legacyDrawing")
        if drawing is None:
            drawing = etree.Element(f"{self._name}legacyDrawing")
            self._root.insert(min(self._places(_BEHIND_NOTES), default=len(self._root)), drawing)
        drawing.set(f"{{{relations}}}id", relation)

    def data(self) -> bytes:
        """The bytes of the part."""
        return serialize_part(self._root).replace(_CELLS_PLACEHOLDER, self._cells)

    def _places(self, names: Sequence[str]) -> list[int]:
        return [place for place, child in enumerate(self._root) if _local(child) in names]


def _local(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _first_merged_cell(cell: tuple[int, int], merged_ranges: Sequence[tuple[int, int, int, int]]) -> tuple[int, int]:
    row, column = cell
    for top, left_column, bottom, right in merged_ranges:
        if top <= row <= bottom and left_column <= column <= right:
            return top, left_column
    return cell
