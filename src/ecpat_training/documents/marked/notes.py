"""Notes on cells as Excel and LibreOffice show them: their texts in one part, their boxes in another."""

import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ecpat_training.core.location import cell_name
from ecpat_training.documents.marked.parts import parsed, serialize_part
from ecpat_training.files.workbook.marks import MARK_AUTHOR

if TYPE_CHECKING:
    from lxml.etree import _Element

_VML_NAMESPACE, _OFFICE_NAMESPACE, _EXCEL_NAMESPACE = (
    "urn:schemas-microsoft-com:vml",
    "urn:schemas-microsoft-com:office:office",
    "urn:schemas-microsoft-com:office:excel",
)
_EMPTY_DRAWING = (
    f'<xml xmlns:v="{_VML_NAMESPACE}" xmlns:o="{_OFFICE_NAMESPACE}" xmlns:x="{_EXCEL_NAMESPACE}"><o:shapelayout '
    f'v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    '</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE_ID = re.compile(r"_x0000_s(\d+)")
_LETTERS, _LINE, _WIDTH = 38, 15, 230  # letters in a line of a box; points, and points
Notes = Mapping[tuple[int, int], str]
"""Row and column from 0 to what is remarked on that cell."""


def add_note_texts(old_xml: bytes | None, notes: Notes, namespace: str) -> bytes:
    """The part of the texts, with ours: an earlier one of ours gives way, somebody else's on the same cell stays above
    it."""
    from lxml import etree

    name = f"{{{namespace}}}"
    root = parsed(old_xml or f'<comments xmlns="{namespace}"/>'.encode())
    authors = root.find(f"{name}authors")
    if authors is None:
        authors = etree.SubElement(root, f"{name}authors")
    by = [author.text or "" for author in authors]
    if MARK_AUTHOR not in by:
        etree.SubElement(authors, f"{name}author").text = MARK_AUTHOR
        by.append(MARK_AUTHOR)
    ours = str(by.index(MARK_AUTHOR))
    list_ = root.find(f"{name}commentList")
    if list_ is None:
        list_ = etree.SubElement(root, f"{name}commentList")
    existing: dict[str, _Element] = {}
    for comment in list(list_):
        if comment.get("authorId") == ours:
            list_.remove(comment)
        else:
            existing[comment.get("ref", "")] = comment
    for cell, note in sorted(notes.items()):
        ref = cell_name(*cell)
        text = existing[ref].find(f"{name}text") if ref in existing else None
        if text is None:
            comment = etree.SubElement(list_, f"{name}comment", ref=ref, authorId=ours)
            text = etree.SubElement(comment, f"{name}text")
        else:
            note = f"\n\n{MARK_AUTHOR}: {note}"
        run = etree.SubElement(etree.SubElement(text, f"{name}r"), f"{name}t")
        run.text = note
        run.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return serialize_part(root)


def add_note_boxes(old_xml: bytes | None, notes: Notes) -> bytes:
    """The part of the boxes, with one for each note on a cell that has none yet."""
    root = parsed(old_xml or _EMPTY_DRAWING.encode(), forgiving=True)
    boxed, highest = set(), 1024
    for shape in root.iter(f"{{{_VML_NAMESPACE}}}shape"):
        if number := _SHAPE_ID.search(shape.get("id", "")):
            highest = max(highest, int(number[1]))
        row, column = (shape.find(f".//{{{_EXCEL_NAMESPACE}}}{name}") for name in ("Row", "Column"))
        if row is not None and column is not None:
            boxed.add((int(row.text or 0), int(column.text or 0)))
    for cell, note in sorted(notes.items()):
        if cell not in boxed:
            highest += 1
            root.append(_box(cell, note, highest))
    return serialize_part(root)


def _box(cell: tuple[int, int], note: str, number: int) -> "_Element":
    row, column = cell
    lines = sum(math.ceil(len(line) / _LETTERS) or 1 for line in note.split("\n")) + 1
    rows = math.ceil(lines * _LINE / 15) + 1
    anchor = f"{column + 1}, 12, {max(row - 1, 0)}, 6, {column + 4}, 12, {max(row - 1, 0) + rows}, 6"
    style = f"position:absolute;width:{_WIDTH}pt;height:{lines * _LINE}pt;z-index:{number};visibility:hidden"
    return parsed(
        (
            f'<v:shape xmlns:v="{_VML_NAMESPACE}" xmlns:o="{_OFFICE_NAMESPACE}" xmlns:x="{_EXCEL_NAMESPACE}" '
            f'id="_x0000_s{number}" type="#_x0000_t202" '
            f'style="{style}" fillcolor="#fff7e0" o:insetmode="auto"><v:fill color2="#fff7e0"/>'
            '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
            '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>'
            '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
            f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
            f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
        ).encode()
    )
