"""The gate before a Word file: nothing opens one that hasn't passed here."""

from typing import Never

from ecpat_training.core.errors import InputError, RefusedError
from ecpat_training.core.location import Location
from ecpat_training.files.workbook.kind import ZIP
from ecpat_training.files.workbook.parts import check_parts
from ecpat_training.files.workbook.xml import Attributes, read_elements
from ecpat_training.files.workbook.zip import OfficeKind, WorkbookZip, damaged
from ecpat_training.words.catalogue.message import phrase

WORD = OfficeKind("word", "Word file", "Word files", "Word", ".docx")
MOST_BYTES = 16 << 20
MOST_XML = 8 << 20  # of one part; a parser takes ten times as much memory
MOST_UNPACKED = 48 << 20
_OLE2 = bytes.fromhex("D0CF11E0A1B11AE1")
_MAIN = "document.main+xml"
_SAVE_AS_HINT = "Please open it in Word or LibreOffice and save it as .docx (Word document)."
_EMBED = "Please embed it (in Word: File, Info, Edit Links to Files, Break Link), or take it out."
_STRICT = b"purl.oclc.org/ooxml"
_ACTIVE = ("vbaproject.bin", "vbadata.xml")


def open_word(data: bytes, file: str) -> WorkbookZip:
    """Checks the bytes of a Word file, and gives its parts.

    Raises:
        InputError: the file is no .docx, is damaged or password-protected.
        RefusedError: the file could harm whoever opens it: by its size, its XML, macros, or what it would fetch from
            elsewhere.
    """
    if not data.startswith(ZIP):
        _refuse_no_zip(data, file)
    archive = WorkbookZip(data, file, WORD)
    _require_document(archive)
    _check_sizes(archive)
    check_parts(archive)
    _check_reach(archive)
    return archive


def _refuse_no_zip(data: bytes, file: str) -> Never:
    # Office puts an encrypted file into an old container, in which only the name of a stream tells it.
    if data.startswith(_OLE2) and "EncryptedPackage".encode("utf-16-le") in data:
        _fail(file, "password", "this Word file is password-protected.", "Please save it without the password.")
    if data.startswith(_OLE2):
        _fail(file, "old", "this is in an old Office format (.doc).", _SAVE_AS_HINT)
    if data.startswith(b"{\\rtf"):
        _fail(file, "rtf", "this is a Rich Text file (.rtf).", _SAVE_AS_HINT)
    if data.startswith(b"%PDF"):
        _fail(file, "pdf", "this is a PDF file.", "Please take the Word file that it was made from.")
    expected = "an OpenDocument text (.odt)" if file.lower().endswith(".odt") else "a Word file (.docx)"
    message = phrase("this is not {expected}.", expected=expected) if data else "the file is empty."
    _fail(file, "unknown", message, "Please check that it is the right file.")


def _require_document(archive: WorkbookZip) -> None:
    """Lets through only a file whose content types name a Word document without macros."""
    file, content_types = archive.file, []

    def start(name: str, attributes: Attributes) -> None:
        if name in ("Override", "Default"):
            content_types.append(attributes.get("ContentType", ""))

    content_types_xml = archive.read_part("[content_types].xml", MOST_XML)
    if content_types_xml:
        with damaged(file, office_kind=WORD):
            read_elements([content_types_xml], start)
    macros = any(name.rpartition("/")[2] in _ACTIVE for name in archive.entries)
    if macros or any("macroEnabled" in content_type for content_type in content_types):
        hint = "Please open it in Word and save it as .docx (Word document), which leaves the macros out."
        raise RefusedError.because("word.macros", "it contains macros.", location=Location(file), hint=hint)
    if any(content_type.endswith("wordprocessingml.template.main+xml") for content_type in content_types):
        _fail(file, "template", "this is a Word template (.dotx), which only Word itself can fill.", _SAVE_AS_HINT)
    if _STRICT in archive.read_part("_rels/.rels", MOST_XML):
        _fail(file, "strict", "this is a Strict Open XML document.", f"{_SAVE_AS_HINT[:-1]}, not as Strict Open XML.")
    if any(content_type.endswith(f"wordprocessingml.{_MAIN}") for content_type in content_types):
        return
    if any("spreadsheetml" in content_type for content_type in content_types):
        _fail(
            file, "workbook", "this is a workbook (.xlsx), not a Word file.", "Please check that it is the right file."
        )
    if "content.xml" in archive.entries:
        _fail(file, "opendocument", "this is an OpenDocument file (.odt).", _SAVE_AS_HINT)
    _fail(file, "unknown", "this is a zip file without a Word document in it, or it is damaged.", _SAVE_AS_HINT)


def _check_sizes(archive: WorkbookZip) -> None:
    for name, entry in archive.entries.items():
        if name.endswith((".xml", ".rels")) and entry.file_size > MOST_XML:
            _refuse(archive.file, "too-large", f"unpacked, a part of it is larger than {MOST_XML >> 20} MB.")
    if sum(entry.file_size for entry in archive.entries.values()) > MOST_UNPACKED:
        _refuse(archive.file, "too-large", f"unpacked, the Word file is larger than {MOST_UNPACKED >> 20} MB.")


def _check_reach(archive: WorkbookZip) -> None:
    """Refuses what Word would fetch or run when it opens the file; a link that somebody clicks on may lead anywhere."""

    def start(name: str, attributes: Attributes) -> None:
        relation_type = attributes.get("Type", "").rpartition("/")[2]
        is_external = attributes.get("TargetMode", "Internal") != "Internal"
        # A picture from elsewhere tells its owner when and where the file is opened.
        if name == "Relationship" and is_external and relation_type not in ("hyperlink", "attachedTemplate", *_MERGE):
            message = phrase(
                "it fetches {get} from elsewhere when it is opened.", get=_TARGET_TEXT.get(relation_type, "a part")
            )
            raise RefusedError.because("word.outside", message, location=Location(archive.file), hint=_EMBED)
        if name == "Relationship" and relation_type in ("oleObject", "control", "aFChunk", "package"):
            _refuse(archive.file, "object", "an object of another program is embedded in it.")

    for name in archive.entries:
        if name.endswith(".rels"):
            with damaged(archive.file, office_kind=WORD):
                read_elements([archive.read_part(name, MOST_XML)], start)


_MERGE = ("mailMergeSource", "mailMergeHeaderSource", "recipientData")
_TARGET_TEXT = {"image": "a picture", "frame": "a page", "subDocument": "another document"}


def _refuse(file: str, code: str, message: str) -> Never:
    raise WORD.refusal(code, message, file)


def _fail(file: str, code: str, message: str, hint: str) -> Never:
    raise InputError.because(f"word.{code}", message, location=Location(file), hint=hint)
