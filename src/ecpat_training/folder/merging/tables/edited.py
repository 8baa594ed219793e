"""The workbook that was sent out with single cells changed: everything else in it stays as it was, byte for byte."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from ecpat_training.core.errors import EcpatError
from ecpat_training.core.location import cell_name, column_letters
from ecpat_training.core.text import visible
from ecpat_training.documents.marked.parts import PackageParts, parsed, serialize_part
from ecpat_training.documents.workbook.text import is_lively
from ecpat_training.files.table import CellValue
from ecpat_training.files.workbook.gate import open_package
from ecpat_training.files.workbook.sheets import styles_of

if TYPE_CHECKING:
    from lxml.etree import _Element

Changes = Mapping[tuple[int, int], CellValue]
"""What cells of a sheet hold from now on, by row and column, from 0."""
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BEFORE_CALCULATION = ("calcPr", "definedNames", "externalReferences", "functionGroups", "sheets")


class NotEditableError(Exception):
    """The change can't be written into the workbook so that nothing else changes."""


def edited(data: bytes, sheets: Mapping[str, Changes]) -> bytes | None:
    """The workbook with these cells changed, by sheets; None where that can't be done without touching anything
    else.

    Styles, widths, comments, rules of input, pictures, hidden sheets and formulas stay, and formulas are calculated
    anew when Excel opens it. It can't be done where a changed cell holds a formula, is one of merged cells, would
    hold a date where none is shown, or a text that begins like a formula. No error is raised for a workbook that
    can't be edited.

    Args:
        data: a workbook that was read before.
        sheets: what changes in each, by the names that tables give them.
    """
    from lxml import etree

    try:
        package = open_package(data, "")
        dates = styles_of(package).dates
        package_parts = PackageParts(data)
        names = [visible(sheet.name) for sheet in package.sheets]
        table_header_rows = {
            row for name in package.zip.entries if name.startswith("xl/tables/") for row in _header(package_parts[name])
        }
        for name, changes in sheets.items():
            if not changes:
                continue
            if names.count(name) != 1:
                return None
            sheet_part = package.sheets[names.index(name)].part_name
            root = parsed(package_parts[sheet_part])
            if any(row in table_header_rows for row, _ in changes):
                return None  # a table of Excel's own knows its columns by their names
            _Page(root, dates, has_1904_dates=package.counts_from_1904).change(changes)
            package_parts[sheet_part] = serialize_part(root)
        package_parts["xl/workbook.xml"] = _calculated_anew(package_parts["xl/workbook.xml"])
        return package_parts.file()
    except (EcpatError, etree.LxmlError, NotEditableError, LookupError, ValueError, StopIteration):
        return None


class _Page:
    """A sheet's tree, whose cells are looked up by their places."""

    def __init__(self, root: "_Element", dates: frozenset[str], *, has_1904_dates: bool) -> None:
        self.root, self.dates, self.from_1904 = root, dates, has_1904_dates
        self.space = root.tag.removesuffix("worksheet")
        self.data = next(root.iter(f"{self.space}sheetData"))
        self.rows = {_number(row): row for row in self.data}
        if len(self.rows) < len(self.data) or None in self.rows:
            raise NotEditableError

    def change(self, changes: Changes) -> None:
        """Changes the cells.

        Raises:
            NotEditableError: a cell can't be changed without changing anything else.
        """
        merges = self._merges
        if any(
            top_left[0] <= row <= end[0] and top_left[1] <= column <= end[1]
            for row, column in changes
            for top_left, end in merges
        ):
            raise NotEditableError
        last_row = max((number for number in self.rows if number is not None), default=0)
        for (row, column), value in sorted(changes.items()):
            self._put(self._cell(row, column, last_row), value)
        # The extent of the sheet may be another now; without it programs work it out themselves.
        for size in self.root.findall(f"{self.space}dimension"):
            self.root.remove(size)

    @property
    def _merges(self) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        areas = []
        for merge in self.root.iter(f"{self.space}mergeCell"):
            start_reference, _, end_reference = merge.get("ref", "").partition(":")
            areas.append((_place(start_reference), _place(end_reference or start_reference)))
        return areas

    def _cell(self, row: int, column: int, last_row: int) -> "_Element":
        """The cell of a place; a new one looks as that of the row above."""
        from lxml import etree

        line = self.rows.get(row + 1)
        if line is None:
            line = etree.Element(f"{self.space}row", r=str(row + 1))
            later_positions = [
                number for number, row_element in enumerate(self.data) if (_number(row_element) or 0) > row + 1
            ]
            self.data.insert(later_positions[0] if later_positions else len(self.data), line)
            self.rows[row + 1] = line
        # A hint for speed alone, which would be wrong with a cell more; programs do without.
        line.attrib.pop("spans", "")
        before = 0
        for index, cell in enumerate(line):
            place = _place(cell.get("r", ""))[1]
            if place == column:
                return cell
            before = index + 1 if place < column else before
        new_cell = etree.Element(f"{self.space}c", r=cell_name(row, column))
        if row >= last_row and (style := self._style(min(row, last_row) - (row < last_row), column)):
            new_cell.set("s", style)
        line.insert(before, new_cell)
        return new_cell

    def _style(self, row: int, column: int) -> str:
        """The style of the cell in a column of a row, counted from 1."""
        line = self.rows.get(row)
        cells = line if line is not None else ()
        letters = column_letters(column)
        return next((cell.get("s", "") for cell in cells if cell.get("r", "") == f"{letters}{row}"), "")

    def _put(self, cell: "_Element", value: CellValue) -> None:
        from lxml import etree

        if cell.find(f"{self.space}f") is not None:
            raise NotEditableError
        for child in [*cell]:
            cell.remove(child)
        cell.attrib.pop("t", "")
        if isinstance(value, str):
            if is_lively(value):
                raise NotEditableError
            cell.set("t", "inlineStr")
            text = etree.SubElement(etree.SubElement(cell, f"{self.space}is"), f"{self.space}t")
            text.text = value
            text.set(_SPACE, "preserve")
        elif value is not None:
            if isinstance(value, bool):
                cell.set("t", "b")
            stored_value = _serial(value, has_1904_dates=self.from_1904) if isinstance(value, date | time) else value
            if isinstance(value, date | time) != (cell.get("s", "0") in self.dates):
                raise NotEditableError
            etree.SubElement(cell, f"{self.space}v").text = (
                str(int(stored_value)) if isinstance(stored_value, bool) else repr(stored_value)
            )


def _header(table: bytes) -> set[int]:
    """The row in which a table of Excel's own has its columns' names, from 0."""
    ref = parsed(table).get("ref", "")
    return {_place(ref.partition(":")[0])[0]} if ref else set()


def _number(row: "_Element") -> int | None:
    number = row.get("r", "")
    return int(number) if number.isdecimal() else None


def _place(reference: str) -> tuple[int, int]:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise NotEditableError
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _serial(value: date | time, *, has_1904_dates: bool) -> float | int:
    """A day or time as the number that a workbook keeps of it (ECMA-376 part 1, 18.17.4)."""
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6) / 86_400
    timestamp = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    elapsed_time = timestamp.replace(tzinfo=None) - (datetime(1904, 1, 1) if has_1904_dates else datetime(1899, 12, 30))
    if timestamp < datetime(1904, 1, 2):
        raise NotEditableError  # where the two counts, and Excel's day that never was, differ
    days = elapsed_time.total_seconds() / 86_400
    return int(days) if days.is_integer() else days


def _calculated_anew(data: bytes) -> bytes:
    """The workbook's part that lets Excel calculate all formulas when it opens the file."""
    from lxml import etree

    root = parsed(data)
    space = root.tag.removesuffix("workbook")
    element = next(child for name in _BEFORE_CALCULATION for child in root.iter(f"{space}{name}"))
    if element.tag != f"{space}calcPr":
        calculation = etree.Element(f"{space}calcPr")
        element.addnext(calculation)
        element = calculation
    element.set("fullCalcOnLoad", "1")
    return serialize_part(root)
