"""Rows of a table in Word's own XML, their parts in the order that Word wants. python-docx looks for the place of each
part anew, which takes ten times as long, and most of a report is rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.table import Table as WordTable
    from lxml.etree import _Element

_TEXT_PART_PATTERN = re.compile(r"[\t\r\n]|[^\t\r\n]+")


@dataclass(frozen=True)
class RowCell:
    """A cell of one paragraph: its text, the style of its letters by its id, where the text is flush, as Word calls it,
    and what stands out; lines at a side are `(side, size, colour)`."""

    text: str
    style: str
    flush: str = ""
    is_bold: bool = False
    colour: str = ""
    line: tuple[str, str, str] | None = None
    background_colour: str = ""


def add_row(
    word_table: "WordTable",
    cells: Sequence[RowCell],
    column_widths: Sequence[int],
    *,
    is_header: bool,
    keep_with_next: bool,
) -> None:
    """Adds a row that isn't parted by the end of a page, its cells so many twentieths of a point wide: with `is_header`
    it is said again on each page, and with `keep_with_next` it stays on the page of the next."""
    row = _add_element(word_table._tbl, "tr")
    properties = _add_element(row, "trPr")
    _add_element(properties, "cantSplit")
    if is_header:
        _add_element(properties, "tblHeader")
    for cell, width in zip(cells, column_widths, strict=True):
        place = _add_element(row, "tc")
        _say_of_cell(_add_element(place, "tcPr"), cell, width)
        paragraph = _add_element(place, "p")
        _say_of_paragraph(_add_element(paragraph, "pPr"), cell, keep_with_next=keep_with_next)
        _write(_add_element(paragraph, "r"), cell)


def _say_of_cell(properties: "_Element", cell: RowCell, width: int) -> None:
    _add_element(properties, "tcW", type="dxa", w=str(width))
    if cell.line is not None:
        side, size, colour = cell.line
        _add_element(_add_element(properties, "tcBorders"), side, val="single", sz=size, color=colour)
    if cell.background_colour:
        _add_element(properties, "shd", val="clear", color="auto", fill=cell.background_colour)


def _say_of_paragraph(properties: "_Element", cell: RowCell, *, keep_with_next: bool) -> None:
    _add_element(properties, "pStyle", val=cell.style)
    if keep_with_next:
        _add_element(properties, "keepNext")
    if cell.flush:
        _add_element(properties, "jc", val=cell.flush)


def _write(text_run: "_Element", cell: RowCell) -> None:
    if cell.is_bold or cell.colour:
        letters = _add_element(text_run, "rPr")
        if cell.is_bold:
            _add_element(letters, "b")
        if cell.colour:
            _add_element(letters, "color", val=cell.colour)
    for part in _TEXT_PART_PATTERN.findall(cell.text):
        if part in ("\t", "\r", "\n"):
            _add_element(text_run, "tab" if part == "\t" else "br")
            continue
        written = _add_element(text_run, "t")
        written.text = part
        if part != part.strip():
            written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _add_element(parent: "_Element", tag: str, **attributes: str) -> "_Element":
    """A new last part of a whole, its attributes in Word's namespace."""
    from lxml.etree import SubElement

    child = SubElement(parent, f"{_WORD}{tag}")
    for name, value in attributes.items():
        child.set(f"{_WORD}{name}", value)
    return child


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
