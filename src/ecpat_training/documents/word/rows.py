"""Rows of a table in Word's own XML, their parts in the order that Word wants. python-docx looks for the place of each
part anew, which takes ten times as long, and most of a report is rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.table import Table as WordTable
    from lxml.etree import _Element

_PARTS = re.compile(r"[\t\r\n]|[^\t\r\n]+")


@dataclass(frozen=True)
class RowCell:
    """A cell of one paragraph: its text, the style of its letters by its id, where the text is flush, as Word calls it,
    and what stands out; lines at a side are `(side, size, colour)`."""

    text: str
    style: str
    flush: str = ""
    bold: bool = False
    colour: str = ""
    line: tuple[str, str, str] | None = None
    ground: str = ""


def add_row(
    word_table: "WordTable", cells: Sequence[RowCell], widths: Sequence[int], *, head: bool, with_next: bool
) -> None:
    """Adds a row that isn't parted by the end of a page, its cells so many twentieths of a point wide: a `head` is said
    again on each page, and one `with_next` stays on the page of the next."""
    row = _part(word_table._tbl, "tr")
    properties = _part(row, "trPr")
    _part(properties, "cantSplit")
    if head:
        _part(properties, "tblHeader")
    for cell, width in zip(cells, widths, strict=True):
        place = _part(row, "tc")
        _say_of_cell(_part(place, "tcPr"), cell, width)
        paragraph = _part(place, "p")
        _say_of_paragraph(_part(paragraph, "pPr"), cell, with_next=with_next)
        _write(_part(paragraph, "r"), cell)


def _say_of_cell(properties: "_Element", cell: RowCell, width: int) -> None:
    _part(properties, "tcW", type="dxa", w=str(width))
    if cell.line is not None:
        side, size, colour = cell.line
        _part(_part(properties, "tcBorders"), side, val="single", sz=size, color=colour)
    if cell.ground:
        _part(properties, "shd", val="clear", color="auto", fill=cell.ground)


def _say_of_paragraph(properties: "_Element", cell: RowCell, *, with_next: bool) -> None:
    _part(properties, "pStyle", val=cell.style)
    if with_next:
        _part(properties, "keepNext")
    if cell.flush:
        _part(properties, "jc", val=cell.flush)


def _write(run: "_Element", cell: RowCell) -> None:
    if cell.bold or cell.colour:
        letters = _part(run, "rPr")
        if cell.bold:
            _part(letters, "b")
        if cell.colour:
            _part(letters, "color", val=cell.colour)
    for part in _PARTS.findall(cell.text):
        if part in ("\t", "\r", "\n"):
            _part(run, "tab" if part == "\t" else "br")
            continue
        written = _part(run, "t")
        written.text = part
        if part != part.strip():
            written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _part(parent: "_Element", tag: str, **attributes: str) -> "_Element":
    """A new last part of a whole, its attributes in Word's namespace."""
    from lxml.etree import SubElement

    child = SubElement(parent, f"{_WORD}{tag}")
    for name, value in attributes.items():
        child.set(f"{_WORD}{name}", value)
    return child


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
