"""A kept file without somebody: their rows are emptied, so that every other row keeps its number, by which people
without a code are known. What can't be written so doesn't stay at all."""

import html
import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from ecpat_training.core.errors import EcpatError
from ecpat_training.files.opening import byte_order_mark
from ecpat_training.files.workbook.gate import open_package
from ecpat_training.folder.journal.person import Person

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook.workbook import Workbook

_TABLES = (".csv", ".tsv", ".txt")
_WORKBOOKS = (".xlsx", ".xlsm")
_TEXTS = (".yaml", ".yml", ".json", ".jsonl", ".html", ".md", ".ics", ".xml", "")
_ZIP = b"PK\x03\x04"
_UNIT = re.compile(rb"</(?:si|is|v|text|author|comment|w:p|a:p|text:p|dc:creator|cp:lastModifiedBy)>")
_TAG = re.compile(r"<[^>]*>")
_OPEN_CELL = re.compile(rb'(?:^|[,;\t\n\r])"(?:[^"]|"")*\Z')
_MOST_LINES = 100  # of one cell
_UNREADABLE = (BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError, zlib.error)
_MAX_BYTES = 256 << 20


def is_person_in(data: bytes, ending: str, person: Person) -> bool:
    """Whether a file tells of a person, as far as that can be seen; see `is_searched`."""
    if data.startswith(_ZIP):
        return any(True for _ in _units(data, person)) or _is_in_workbook(data, ending, person)
    return any(person.is_in_bytes(record) for record in _records(_decode_text(data)[0]))


def is_searched(data: bytes, ending: str) -> bool:
    """Whether all texts of a file are seen: not those of formats that compress or cut them, nor of an archive that is
    damaged, enciphered or far too large."""
    return _is_whole_archive(data) if data.startswith(_ZIP) else ending.lower() in (*_TABLES, *_TEXTS)


def _is_whole_archive(data: bytes) -> bool:
    try:
        with ZipFile(BytesIO(data)) as archive:
            return archive.testzip() is None and all(member.file_size <= _MAX_BYTES for member in archive.infolist())
    except _UNREADABLE:
        return False


def remove_person(data: bytes, ending: str, person: Person) -> bytes | None:
    """The file without the person's rows; None where it can't be written without the person."""
    emptied: bytes | None
    if ending.lower() in _TABLES and not data.startswith(_ZIP):
        text, encoding = _decode_text(data)
        rows = (_emptied(row) if person.is_in_bytes(row) else row for row in _records(text))
        emptied = b"".join(rows)
        emptied = emptied.decode().encode(encoding) if encoding else emptied
    elif ending.lower() in _WORKBOOKS:
        emptied = _forget_in_workbook(data, ending, person)
    else:
        return None
    return emptied if emptied and not is_person_in(emptied, ending, person) else None


def _decode_text(data: bytes) -> tuple[bytes, str]:
    """A text of two bytes a sign as UTF-8, and what it was; else the bytes as they are, and ""."""
    mark = byte_order_mark(data)
    if mark is None or "16" not in mark:
        return data, ""
    encoding = "utf-16-le" if data.startswith(b"\xff\xfe") else "utf-16-be"
    return data.decode(encoding, "replace").encode(), encoding


def _records(data: bytes) -> Iterator[bytes]:
    """The rows of a text. One with an open cell in quotes goes on in the next line; where that isn't closed soon, the
    mark is a letter of a text (`5" pipe`), and each line is a row."""
    lines: list[bytes] = []
    for line in data.splitlines(keepends=True):
        lines.append(line)
        if len(lines) > _MOST_LINES:
            yield from lines
            lines = []
        elif not _OPEN_CELL.search(b"".join(lines)):
            yield b"".join(lines)
            lines = []
    yield from lines


def _emptied(record: bytes) -> bytes:
    """A row without what stood in it: its separators and its end stay."""
    end = record[len(record.rstrip(b"\r\n")) :]
    unquoted_bytes = re.sub(rb'"[^"]*"', b"", record.rstrip(b"\r\n"))
    return b"".join(bytes([sign]) for sign in unquoted_bytes if sign in b",;\t") + end


def _units(data: bytes, person: Person) -> Iterator[str]:
    """What in an archive's parts tells of the person, cell by cell and line by line."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            for info in archive.infolist():
                if person.is_in(info.filename):
                    yield info.filename
                if info.file_size > _MAX_BYTES:
                    continue
                for unit in _UNIT.split(archive.read(info)):
                    text = unit.decode("utf-8", "replace")
                    for searched_text in (_TAG.sub("", text), text):
                        if person.is_in(html.unescape(searched_text)):
                            yield info.filename
    except _UNREADABLE:  # `is_searched` says so
        return


def _open_workbook(data: bytes, ending: str) -> "Workbook | None":
    if ending.lower() not in _WORKBOOKS:
        return None
    from openpyxl import load_workbook

    try:
        open_package(data, f"kept{ending}")
        return load_workbook(BytesIO(data))
    except (EcpatError, OSError, ValueError, KeyError, TypeError, AttributeError, BadZipFile):
        return None


def _is_in_workbook(data: bytes, ending: str, person: Person) -> bool:
    """Whether a row tells of the person by all of its cells: a name may stand in two."""
    workbook = _open_workbook(data, ending)
    return workbook is not None and any(
        _is_row_of_person(row, person) for sheet in workbook.worksheets for row in sheet.iter_rows()
    )


def _is_row_of_person(row: "tuple[Cell | MergedCell, ...]", person: Person) -> bool:
    cells = " ".join(str(cell.value) for cell in row if cell.value is not None)
    return person.is_in(cells) or any(person.is_in(str(cell.hyperlink.target)) for cell in row if cell.hyperlink)


def _forget_in_workbook(data: bytes, ending: str, person: Person) -> bytes | None:
    workbook = _open_workbook(data, ending)
    if workbook is None:
        return None
    for row in (row for sheet in workbook.worksheets for row in sheet.iter_rows()):
        emptied = _is_row_of_person(row, person)
        for cell in row:
            if cell.comment and (emptied or person.is_in(f"{cell.comment.author} {cell.comment.text}")):
                cell.comment = None
            if emptied and type(cell).__name__ != "MergedCell":
                cell.value, cell.hyperlink = None, None
    for name in ("creator", "lastModifiedBy"):
        if person.is_in(getattr(workbook.properties, name) or ""):
            setattr(workbook.properties, name, None)
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()
