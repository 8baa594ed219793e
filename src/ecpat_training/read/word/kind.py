"""Whether a file is a Word document at all, by its first bytes; what it is instead, in words that help."""

from typing import Never

from ecpat_training.core.errors import InputError, RefusedError
from ecpat_training.core.location import Location
from ecpat_training.read.opening import not_utf8_at
from ecpat_training.read.workbook.kind import ZIP

_OLE2 = bytes.fromhex("D0CF11E0A1B11AE1")
_SAVE_AS = "Please open it in Word or LibreOffice and save it as .docx."


def require_zip(data: bytes, file: str) -> None:
    """Lets only a zip file through, which every .docx is.

    Raises:
        InputError: naming what the file is instead.
    """
    if data.startswith(ZIP):
        return
    if not data:
        _fail(file, "word.empty", "the file is empty: it has no bytes.", "Please ask for it again.")
    if data.startswith(_OLE2):
        if "EncryptedPackage".encode("utf-16-le") in data:
            _fail(file, "word.password", "this document is password-protected.", "Please save it without the password.")
        _fail(file, "word.old", "this is in the old Word format (.doc).", _SAVE_AS)
    if data.startswith(b"{\\rtf"):
        _fail(file, "word.rtf", "this is an RTF file.", _SAVE_AS)
    if data.startswith(b"%PDF"):
        _fail(file, "word.pdf", "this is a PDF file.", "Please ask for the document as .docx.")
    if ZIP in data[: 1 << 20] or data.startswith(b"PK"):
        message = "something stands before the document: the first bytes are not those of a .docx file."
        _fail(file, "word.prefix", message, _SAVE_AS)
    if data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        _fail(file, "word.markup", "this is a web page (HTML) or XML, not a Word document.", _SAVE_AS)
    if 0 not in data[:2000] and not_utf8_at(data[:2000]) in (None, *range(1996, 2001)):
        _fail(file, "word.text", "this is text, not a Word document.", "Please check that it is the right file.")
    _fail(file, "word.unknown", "this is not a Word document (.docx).", "Please check that it is the right file.")


def require_document(names: set[str], main: str, file: str) -> None:
    """Lets only a zip file through that holds a Word document without macros.

    Args:
        names: its entries in small letters.
        main: the entry that holds the text, empty where none is named.

    Raises:
        InputError: naming what the file is instead.
        RefusedError: it holds macros.
    """
    if any(name.endswith("vbaproject.bin") for name in names):
        message = "the document contains macros (.docm)."
        hint = "Please save it as .docx, which has none."
        raise RefusedError.because("word.macros", message, where=Location(file), hint=hint)
    if main and main in names:
        return
    if "xl/workbook.xml" in names:
        _fail(file, "word.workbook", "this is a workbook (.xlsx).", "Please rename it so that it ends in .xlsx.")
    if "content.xml" in names:
        _fail(file, "word.opendocument", "this is an OpenDocument file (.odt).", _SAVE_AS)
    message = "this is a zip file without a Word document in it, or it is damaged."
    _fail(file, "word.unknown", message, "Please unpack it, or ask for the file again.")


def _fail(file: str, code: str, message: str, hint: str) -> Never:
    raise InputError.because(code, message, where=Location(file), hint=hint)
