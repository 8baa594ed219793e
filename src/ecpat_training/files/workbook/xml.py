"""The XML parts of a workbook, element by element, by the standard library's parser."""

from collections.abc import Callable, Iterable
from xml.parsers import expat

Attributes = dict[str, str]


def parser() -> expat.XMLParserType:
    """A parser that expands nothing: document types have been refused, and here they end the parse again."""
    xml_parser = expat.ParserCreate()
    xml_parser.buffer_text = True
    # Entities are declared there, by which ten lines unfold to gigabytes or name a file of the reader.
    xml_parser.StartDoctypeDeclHandler = _refuse_doctype
    return xml_parser


def read_elements(pieces: Iterable[bytes], start: Callable[[str, Attributes], None]) -> None:
    """Calls `start` with the local name and the attributes of every element.

    Raises:
        ExpatError: the bytes are no XML.
    """
    xml_parser = parser()
    xml_parser.StartElementHandler = lambda name, attributes: start(local(name), attributes)
    for piece in pieces:
        xml_parser.Parse(piece, False)
    xml_parser.Parse(b"", True)


def local(name: str) -> str:
    """An element's name without its prefix: `x:row` is `row`."""
    return name.rpartition(":")[2]


def _refuse_doctype(*_: object) -> None:
    raise ValueError("a document type")
