"""The gate before Word files: nothing reads one that hasn't passed here. Nothing that one refers to is ever opened."""

import posixpath
from dataclasses import dataclass

from ecpat_training.core.errors import RefusedError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.read.word.kind import require_document, require_zip
from ecpat_training.read.workbook.office import DOCUMENT
from ecpat_training.read.workbook.parts import check_parts
from ecpat_training.read.workbook.xml import Attributes, each_element
from ecpat_training.read.workbook.zip import WorkbookZip

MOST_BYTES = 64 << 20
MOST_TEXT = 16 << 20  # of XML; a page of tables takes some 50 kB
_MOST_RELATIONS = 4 << 20
_HARMLESS_OUTSIDE = {"hyperlink", "image", "attachedtemplate"}  # links, linked pictures, the office's own template


@dataclass(frozen=True)
class DocumentPackage:
    """A Word document that has passed the gate: the XML of its text, and remarks on what else is in it."""

    xml: bytes
    findings: tuple[Finding, ...]


def open_document(data: bytes, file: str) -> DocumentPackage:
    """Checks the bytes of a Word document, and takes its text's XML out.

    Raises:
        InputError: it isn't a .docx file, is damaged or password-protected.
        RefusedError: it could harm: by its size, its XML, macros, or parts that lie elsewhere.
    """
    require_zip(data, file)
    archive = WorkbookZip(data, file, DOCUMENT)
    names = set(archive.entries)
    with archive.damaged():
        main = _main_part(archive)
    require_document(names, main, file)
    check_parts(archive)
    with archive.damaged():
        outside = [kind for name in names if name.endswith(".rels") for kind in _outside(archive, name)]
        xml = archive.read(main, MOST_TEXT)
    if outside:
        raise RefusedError.because(
            "word.outside",
            "parts of the document lie elsewhere, and would be fetched by who opens it.",
            where=Location(file),
            hint=DOCUMENT.save_anew,
        )
    return DocumentPackage(xml, tuple(_warnings(names, file)))


def _main_part(archive: WorkbookZip) -> str:
    """The entry that holds the text, in small letters; most often `word/document.xml`."""
    found: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        if name == "Relationship" and kind == "officeDocument" and attributes.get("TargetMode") != "External":
            found.append(posixpath.normpath(attributes.get("Target", "").lstrip("/")).lower())

    rels = archive.read("_rels/.rels", _MOST_RELATIONS)
    if rels:
        each_element([rels], start)
    return found[0] if found and found[0].startswith("word/") and found[0].endswith(".xml") else ""


def _outside(archive: WorkbookZip, name: str) -> list[str]:
    """What a part refers to that lies outside, other than what is only followed on a click or is never read."""
    found: list[str] = []

    def start(element: str, attributes: Attributes) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2].lower()
        target = attributes.get("Target", "").lower()
        if element != "Relationship" or attributes.get("TargetMode", "Internal") == "Internal":
            return
        if kind not in _HARMLESS_OUTSIDE or (kind == "attachedtemplate" and target.startswith(("http:", "https:"))):
            found.append(kind)

    each_element([archive.read(name, _MOST_RELATIONS)], start)
    return found


def _warnings(names: set[str], file: str) -> list[Finding]:
    findings = []
    if any(name.startswith("word/comments") for name in names):
        message = "the document carries comments; they were not read, and are never copied."
        findings.append(Finding("word.comments", Severity.WARNING, message, Location(file)))
    return findings
