"""Elements of Word's own XML, for what python-docx has no words for."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def element(tag: str, **attributes: str) -> "_Element":
    """An element of Word's own XML, its attributes in Word's namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    node = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        node.set(qn(f"w:{name}"), value)
    return node


def part_of(parent: "_Element", tag: str) -> "_Element":
    """The element of that tag that stands directly in another.

    Raises:
        LookupError: no element of that tag stands directly in the other.
    """
    child = parent.find(element(tag).tag)
    if child is None:
        raise LookupError(f"no {tag}")
    return child
