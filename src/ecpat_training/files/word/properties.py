"""What a Word file or an OpenDocument text says of itself where nobody reads it on a page."""

from ecpat_training.files.word.gate import MOST_XML
from ecpat_training.files.workbook.xml import Attributes, local, parser
from ecpat_training.files.workbook.zip import WorkbookZip, damaged

_PARTS = ("docprops/core.xml", "meta.xml")  # of Word, of LibreOffice
_LONGEST = 1_000


def subject(archive: WorkbookZip) -> str:
    """The subject among a file's properties; empty where it has none.

    Raises:
        InputError, RefusedError: the part is damaged, or larger than one is.
    """
    pieces: list[str] = []
    inside = False

    def start(name: str, _: Attributes) -> None:
        nonlocal inside
        inside = local(name) == "subject"

    def end(_: str) -> None:
        nonlocal inside
        inside = False

    def characters(text: str) -> None:
        if inside:
            pieces.append(text)

    xml = next(filter(None, (archive.read(part, MOST_XML) for part in _PARTS)), b"")
    if not xml:
        return ""
    with damaged(archive.file, kind=archive.kind):
        xml_parser = parser()
        xml_parser.StartElementHandler, xml_parser.EndElementHandler, xml_parser.CharacterDataHandler = (
            start,
            end,
            characters,
        )
        xml_parser.Parse(xml, True)
    return "".join(pieces)[:_LONGEST]
