"""What a Word file or an OpenDocument text says of itself where nobody reads it on a page."""

from ecpat_training.files.word.gate import MOST_XML
from ecpat_training.files.workbook.xml import Attributes, local, parser
from ecpat_training.files.workbook.zip import WorkbookZip, damaged

_PROPERTY_PARTS = ("docprops/core.xml", "meta.xml")  # of Word, of LibreOffice
_MAX_SUBJECT_LENGTH = 1_000


def subject(archive: WorkbookZip) -> str:
    """The subject among a file's properties; empty where it has none.

    Raises:
        InputError, RefusedError: the part is damaged, or larger than one is.
    """
    pieces: list[str] = []
    is_inside = False

    def start(name: str, _: Attributes) -> None:
        nonlocal is_inside
        is_inside = local(name) == "subject"

    def end(_: str) -> None:
        nonlocal is_inside
        is_inside = False

    def characters(text: str) -> None:
        if is_inside:
            pieces.append(text)

    xml = next(filter(None, (archive.read_part(part_name, MOST_XML) for part_name in _PROPERTY_PARTS)), b"")
    if not xml:
        return ""
    with damaged(archive.file, office_kind=archive.kind):
        xml_parser = parser()
        xml_parser.StartElementHandler, xml_parser.EndElementHandler, xml_parser.CharacterDataHandler = (
            start,
            end,
            characters,
        )
        xml_parser.Parse(xml, True)
    return "".join(pieces)[:_MAX_SUBJECT_LENGTH]
