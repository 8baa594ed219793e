"""Whether a file is a workbook at all, by its first bytes; what it is instead, in words that help."""

from typing import Never

from ecpat_training.core.errors import InputError
from ecpat_training.core.location import Location
from ecpat_training.files.opening import first_invalid_byte

ZIP = b"PK\x03\x04"
_OLE2 = bytes.fromhex("D0CF11E0A1B11AE1")
_OLD_EXCEL = (b"\x09\x08", b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_SAVE_AS_HINT = "Please open it in Excel or LibreOffice and save it as .xlsx."


def require_zip(data: bytes, file: str) -> None:
    """Lets only a zip file through, which every .xlsx is.

    Raises:
        InputError: naming what the file is instead.
    """
    if data.startswith(ZIP):
        return
    if not data:
        _fail(file, "workbook.empty", "the file is empty: it has no bytes.", "Please ask for it again.")
    if data.startswith(_OLE2):
        _ole2(data, file)
    if data.startswith(_OLD_EXCEL):
        _fail(file, "workbook.old", "this is a file of an old Excel (.xls).", _SAVE_AS_HINT)
    if ZIP in data[: 1 << 20] or data.startswith(b"PK"):
        message = "there are bytes before the workbook: the first bytes are not those of an .xlsx file."
        _fail(file, "workbook.prefix", message, _SAVE_AS_HINT)
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<"):
        content_kind = "an XML file" if start.startswith(b"<?xml") else "a web page (HTML)"
        _fail(file, "workbook.markup", f"this is {content_kind}, not a workbook.", _SAVE_AS_HINT)
    if data.startswith(b"%PDF"):
        _fail(file, "workbook.pdf", "this is a PDF file.", "Please ask for the table as .xlsx or .csv.")
    # The sample may cut a letter of UTF-8 in two, so that a fault in its last bytes is none.
    if 0 not in data[:2000] and first_invalid_byte(data[:2000]) in (None, *range(1996, 2001)):
        _fail(file, "workbook.text", "this is text, not a workbook.", "Please rename it so that it ends in .csv.")
    _fail(file, "workbook.unknown", "this is not a workbook (.xlsx).", "Please check that it is the right file.")


def require_workbook(names: set[str], file: str) -> None:
    """Lets only a zip file through that holds a workbook; `names` are its entries in small letters.

    Raises:
        InputError: naming what the file is instead.
    """
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        _fail(file, "workbook.binary", "this is a binary workbook (.xlsb).", _SAVE_AS_HINT)
    if "word/document.xml" in names:
        message = "this is a Word document (.docx)."
        _fail(file, "workbook.word", message, "Please copy its table into Excel, and save that as .xlsx.")
    if "content.xml" in names:
        _fail(file, "workbook.opendocument", "this is an OpenDocument file (.ods).", _SAVE_AS_HINT)
    message = "this is a zip file without a workbook in it, or it is damaged."
    _fail(file, "workbook.unknown", message, "Please unpack it, or ask for the file again.")


def _ole2(data: bytes, file: str) -> Never:
    if "EncryptedPackage".encode("utf-16-le") in data:
        message = "this workbook is password-protected."
        _fail(file, "workbook.password", message, "Please save it without the password.")
    if "WordDocument".encode("utf-16-le") in data:
        message = "this is an old Word document (.doc)."
        _fail(file, "workbook.word", message, "Please copy its table into Excel, and save that as .xlsx.")
    _fail(file, "workbook.old", "this is in the old Excel format (.xls).", _SAVE_AS_HINT)


def _fail(file: str, code: str, message: str, hint: str) -> Never:
    raise InputError.because(code, message, location=Location(file), hint=hint)
