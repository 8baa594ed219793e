"""The styles that marking adds to a workbook: two colours to lay over cells, and what the sheet of remarks needs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.documents.marked.parts import parsed, serialize_part

if TYPE_CHECKING:
    from lxml.etree import _Element

_ERROR_COLOUR, _WARNING_COLOUR = (
    "FFFFC7CE",
    "FFFFEB9C",
)  # the red and the yellow that Excel itself lays over bad and neutral cells
_ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors",
    "extLst",
)  # fmt: skip
_FONT_ORDER = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family",
    "charset", "scheme",
)  # fmt: skip
_MINIMAL = (
    '<styleSheet xmlns="{}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2">'
    '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)


@dataclass(frozen=True, slots=True)
class MarkStyles:
    """The styles' part, and the numbers by which sheets name the added ones."""

    data: bytes
    error_style: int
    warning_style: int
    text: int
    header_style: int


def add_mark_styles(old_xml: bytes | None, namespace: str) -> MarkStyles:
    """Adds the styles behind those that are there, so that no other changes its number. Colours that an earlier
    marking added are found again. Fonts say what they say in the format's order, which some programs don't keep to."""
    root = parsed(old_xml or _MINIMAL.format(namespace).encode())
    name = f"{{{namespace}}}"
    for font in root.iter(f"{name}font"):
        _put_in_order(font)
    must, may = (_colour(root, name, colour) for colour in (_ERROR_COLOUR, _WARNING_COLOUR))
    bold = _appended(root, name, "fonts", '<font xmlns="{}"><b/><sz val="11"/><name val="Calibri"/></font>')
    wrap = '<alignment vertical="top" wrapText="1"/></xf>'
    start = '<xf xmlns="{}" numFmtId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1" applyFont="1" fontId='
    text = _appended(root, name, "cellXfs", f'{start}"0">{wrap}')
    head = _appended(root, name, "cellXfs", f'{start}"{bold}">{wrap}')
    return MarkStyles(serialize_part(root), must, may, text, head)


def _put_in_order(font: "_Element") -> None:
    """Sorts the parts of a font; those that the format doesn't know stay behind the others."""
    places = {part: place for place, part in enumerate(_FONT_ORDER)}
    font[:] = sorted(font, key=lambda part: places.get(str(part.tag).rpartition("}")[2], len(places)))


def _colour(root: "_Element", name: str, colour: str) -> int:
    template = (
        '<dxf xmlns="{}"><font><color rgb="FF000000"/></font><fill><patternFill patternType="solid">'
        f'<fgColor rgb="{colour}"/><bgColor rgb="{colour}"/></patternFill></fill></dxf>'
    )
    return _appended(root, name, "dxfs", template)


def _appended(root: "_Element", name: str, group: str, template: str) -> int:
    """The number of an entry of a group: one that is just like it, else a new one at the end."""
    from lxml import etree

    entry = parsed(template.format(name[1:-1]).encode())
    group_element = root.find(f"{name}{group}")
    if group_element is None:
        group_element = etree.Element(f"{name}{group}")
        behind = _ORDER[_ORDER.index(group) + 1 :]
        places = [place for place, child in enumerate(root) if str(child.tag).rpartition("}")[2] in behind]
        root.insert(min(places, default=len(root)), group_element)
    like = etree.tostring(entry, method="c14n", exclusive=True)
    for number, sibling in enumerate(group_element):
        if etree.tostring(sibling, method="c14n", exclusive=True, with_tail=False) == like:
            return number
    group_element.append(entry)
    group_element.set("count", str(len(group_element)))
    return len(group_element) - 1
