"""The fields of a Word file: words between braces that Word works out when it opens or prints the file."""

from collections.abc import Iterator
from itertools import chain

from ecpat_training.core.errors import RefusedError
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.files.word.gate import MOST_XML, WORD
from ecpat_training.files.workbook.xml import Attributes, local, parser
from ecpat_training.files.workbook.zip import WorkbookZip, damaged
from ecpat_training.words.catalogue.message import phrase

_SAYING = """
page numpages section sectionpages date time createdate savedate printdate edittime revnum numwords numchars title
subject author keywords comments lastsavedby filename filesize docproperty company username userinitials useraddress
styleref ref pageref noteref hyperlink toc tc seq symbol advance eq listnum autonum autonumlgl formtext formcheckbox
formdropdown
"""
_HARMLESS = frozenset(_SAYING.split())
"""Fields that say something about the file itself. Others may fetch files, or start programs."""
_SHOWN = 40


def check_fields(archive: WorkbookZip, *, but: str) -> None:
    """Lets through only fields that are known to be harmless.

    Args:
        archive: the Word file.
        but: the part that is not looked into, since it is left out.

    Raises:
        RefusedError: there is another one.
    """
    parts = sorted(name for name in archive.entries if name.startswith("word/") and name.endswith(".xml"))
    for name in parts:
        for written in _fields(archive, name) if name != but else ():
            word = written.split(maxsplit=1)[0] if written.split() else ""
            # A list of what is allowed: Word has fields that fetch pages or run commands, and new ones may come.
            if word.lower() not in _HARMLESS:
                message = phrase(
                    "its field `{word}` may fetch or start something when Word opens it.", word=visible(word)[:_SHOWN]
                )
                hint = "Please delete the field in Word (in the header or footer: press Alt+F9 to see fields)."
                raise RefusedError.because("word.field", message, location=Location(archive.file), hint=hint)


def _fields(archive: WorkbookZip, name: str) -> Iterator[str]:
    """What each field of a part says. Word may spread it over several pieces, and put one field into another."""
    simple: list[str] = []
    spread: list[list[str]] = []
    inside: list[str] = []

    def start(tag: str, attributes: Attributes) -> None:
        inside.append(local(tag))
        local_attributes = {local(key): value for key, value in attributes.items()}
        if inside[-1] == "fldSimple":
            simple.append(local_attributes.get("instr", ""))
        elif inside[-1] == "fldChar" and local_attributes.get("fldCharType") == "begin":
            spread.append([])

    def text(characters: str) -> None:
        if inside[-1:] in (["instrText"], ["delInstrText"]):
            # Text of a field outside of any: hand-made files may hide a field from readers that look for its beginning.
            if not spread:
                spread.append([])
            spread[-1].append(characters)

    xml_parser = parser()
    xml_parser.StartElementHandler, xml_parser.EndElementHandler = start, lambda _: inside.pop()
    xml_parser.CharacterDataHandler = text
    with damaged(archive.file, kind=WORD):
        xml_parser.Parse(archive.read(name, MOST_XML), True)
    return chain(simple, ("".join(pieces) for pieces in spread))
