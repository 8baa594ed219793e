"""Workbooks of Excel before 2007 (`.xls`): looked through record by record, then read by calamine, apart.

The records are counted first ([MS-XLS]), so that nothing is unfolded that is too much, and what calamine shows as empty
(error values) is told with its cell.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from ecpat_training.core.errors import EcpatError, InputError, RefusedError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location, cell_name
from ecpat_training.files.table import ReadValue
from ecpat_training.files.workbook.compound import CompoundError, stream, stream_names
from ecpat_training.files.workbook.gate import MOST_SHEETS, Package, SheetPart, notes_finding
from ecpat_training.files.workbook.notes import NO_NOTES, SheetNotes, bare_note
from ecpat_training.files.workbook.scan import MAX_CELLS_KEPT, MOST_BOX, MOST_CELLS, Scan
from ecpat_training.files.workbook.separate_process import values_apart
from ecpat_training.files.workbook.sheets import WorkbookSheets
from ecpat_training.files.workbook.zip import WORKBOOK, WorkbookZip, damaged
from ecpat_training.words.catalogue.message import phrase

_BOF, _EOF, _SHEET, _PASSWORD, _STRINGS, _ROW, _MERGED, _NOTE = 0x809, 0x0A, 0x85, 0x2F, 0xFC, 0x208, 0xE5, 0x1C
_FORMULA, _NUMBER, _LABEL, _BOOL, _RK, _SHARED, _RICH, _RKS = 0x06, 0x203, 0x204, 0x205, 0x27E, 0xFD, 0xD6, 0xBD
_OBJECT, _TEXT, _CONTINUED = 0x5D, 0x1B6, 0x3C
_ONE_CELL = {_FORMULA, _NUMBER, _LABEL, _BOOL, _RK, _SHARED, _RICH}
_LAST_ROW, _LAST_COLUMN = 65_536, 256
_SHORTEST_TEXT = 3  # bytes of a shared text


def open_old_excel(data: bytes, file: str) -> WorkbookSheets:
    """The sheets of an old workbook (`.xls`), from its bytes.

    Raises:
        InputError: the workbook is damaged or password-protected, or is another kind of file.
        RefusedError: the workbook has more sheets or cells than are read.
    """
    with damaged(file, passing=CompoundError):
        try:
            names = stream_names(data)
            _refuse_other_formats(names, file)
            workbook_stream = stream(data, *names.get("Workbook", names.get("Book", (0, 0))))
            pages, remarks = _read_sheets(workbook_stream, file)
        except CompoundError as error:
            raise _damaged(str(error), file) from None
    if any(name.startswith(("_VBA_PROJECT", "VBA")) for name in names):
        remarks.add("macros")
    sheet_parts = tuple(SheetPart(page.name, str(number), page.is_hidden) for number, page in enumerate(pages))
    return _OldSheets(Package(_EmptyZip(data, file), sheet_parts, 0, False, tuple(_warnings(remarks, file))), pages)


@dataclass
class _OldSheet:
    """A sheet, where its records begin, and what they hold."""

    name: str
    is_hidden: bool
    start: int
    scan: Scan = field(default_factory=Scan)
    notes: SheetNotes = NO_NOTES


class _EmptyZip(WorkbookZip):
    """What stands for the zip file of a workbook that is none: a name and bytes, and no entries."""

    def __init__(self, data: bytes, file: str) -> None:
        self.data, self.file, self.kind, self.entries = data, file, WORKBOOK, {}


class _OldSheets(WorkbookSheets):
    """The sheets, all of them looked through already."""

    def __init__(self, package: Package, pages: list[_OldSheet]) -> None:
        super().__init__(package)
        self.pages = pages

    def values(self, sheet: SheetPart) -> list[list[ReadValue]]:
        """The values of a sheet, row by row from A1 on."""
        return values_apart(self.package.zip.data, sheet.name)[: self._scan(sheet, first_only=False).rows]

    def notes(self, sheet: SheetPart) -> SheetNotes:
        """The notes on cells of a sheet."""
        return self.pages[int(sheet.part_name)].notes

    def _scan(self, sheet: SheetPart, *, first_only: bool) -> Scan:  # noqa: ARG002 - everything has been seen
        return self.pages[int(sheet.part_name)].scan


def _refuse_other_formats(names: dict[str, tuple[int, int]], file: str) -> None:
    """Refuses what is no old workbook, in the words of `kind.py` where it is something else."""
    if "Workbook" in names or "Book" in names:
        return
    hint = "Please open it in Excel or LibreOffice and save it as .xlsx."
    if "EncryptedPackage" in names:
        message, hint = "this workbook is password-protected.", "Please save it without the password."
        raise InputError.because("workbook.password", message, location=Location(file), hint=hint)
    if "WordDocument" in names:
        message = "this is an old Word document (.doc)."
        hint = "Please copy its table into Excel, and save that as .xlsx."
        raise InputError.because("workbook.word", message, location=Location(file), hint=hint)
    raise InputError.because(
        "workbook.old", "this is no workbook of an old Excel (.xls).", location=Location(file), hint=hint
    )


def _read_sheets(workbook_stream: bytes, file: str) -> tuple[list[_OldSheet], set[str]]:
    """Every worksheet with what its records hold, and what is to be remarked on the whole."""
    pages: list[_OldSheet] = []
    remarks: set[str] = set()
    unicode = True
    for record_type, body in _records(workbook_stream, 0):
        if record_type == _BOF:
            unicode = struct.unpack_from("<H", body)[0] >= 0x600
        elif record_type == _PASSWORD:
            hint = "Please save it without the password."
            raise InputError.because(
                "workbook.password", "this workbook is password-protected.", location=Location(file), hint=hint
            )
        elif record_type == _SHEET and body[5] == 0:
            start = struct.unpack_from("<I", body)[0]
            pages.append(_OldSheet(_name(body[6:], unicode=unicode), body[4] & 3 != 0, start))
        # A count of texts that the file has no room for would make a reader reserve memory for them.
        elif record_type == _STRINGS and _SHORTEST_TEXT * struct.unpack_from("<I", body, 4)[0] > len(workbook_stream):
            raise CompoundError("it says that it holds more texts than it can")
    if not pages:
        raise CompoundError("it has no sheets with cells")
    if len(pages) > MOST_SHEETS:
        raise _too_large_error(f"it has {len(pages)} sheets; at most {MOST_SHEETS} are read", file)
    if len({page.name for page in pages}) < len(pages) or len({page.start for page in pages}) < len(pages):
        raise CompoundError("two of its sheets are one")
    for page in pages:
        _scan_records(page, workbook_stream, remarks, file)
    return pages, remarks


def _records(workbook_stream: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part, from its beginning to its end."""
    depth = 0
    while offset + 4 <= len(workbook_stream):
        record_type, size = struct.unpack_from("<2H", workbook_stream, offset)
        body = workbook_stream[offset + 4 : offset + 4 + size]
        if len(body) < size:
            break
        offset += 4 + size
        # Charts lie inside a sheet with a beginning and an end of their own, which do not end the sheet.
        depth += (record_type == _BOF) - (record_type == _EOF)
        yield record_type, body
        if record_type == _EOF and depth == 0:
            return
    raise CompoundError("it breaks off")


def _name(body: bytes, *, unicode: bool) -> str:
    if not unicode:
        return body[1 : 1 + body[0]].decode("cp1252", "replace")
    is_wide = body[1] & 1
    return body[2 : 2 + body[0] * (1 + is_wide)].decode("utf-16-le" if is_wide else "latin-1", "replace")


def _scan_records(page: _OldSheet, workbook_stream: bytes, remarks: set[str], file: str) -> None:
    scan, hidden_rows, cells = page.scan, set(), 0
    for record_type, body in _records(workbook_stream, page.start):
        if record_type in _ONE_CELL or record_type == _RKS:
            row, column = struct.unpack_from("<2H", body)
            last_column = struct.unpack_from("<H", body, len(body) - 2)[0] if record_type == _RKS else column
            if last_column < column or last_column >= _LAST_COLUMN or row >= _LAST_ROW:
                raise CompoundError("a cell stands beyond the sheet")
            cells += last_column - column + 1
            scan.values += last_column - column + 1
            scan.rows, scan.columns = max(scan.rows, row + 1), max(scan.columns, last_column + 1)
            _cell(record_type, body, (row, column), scan)
            if row in hidden_rows:
                scan.hidden_rows.add((row, 0))
                hidden_rows.discard(row)
        elif record_type == _ROW and len(body) >= 14 and body[12] & 0x20:
            hidden_rows.add(struct.unpack_from("<H", body)[0])
        elif record_type == _MERGED:
            _merge(body, scan)
        elif record_type == _NOTE:
            remarks.add("notes")
            page.notes = _notes(workbook_stream, page.start) if page.notes is NO_NOTES else page.notes
        if cells > MOST_CELLS or scan.rows * scan.columns > MOST_BOX:
            raise _too_large_error(f"a sheet has cells as far as {cell_name(scan.rows - 1, scan.columns - 1)}", file)


def _notes(workbook_stream: bytes, start: int) -> SheetNotes:
    """The notes of a sheet: a record says on which cell each object stands, another before it what the object says."""
    texts: dict[int, str] = {}
    numbers: dict[tuple[int, int], int] = {}
    number = length = 0
    for record_type, body in _records(workbook_stream, start):
        if record_type == _OBJECT:
            number = struct.unpack_from("<H", body, 6)[0]
        elif record_type == _TEXT:
            length = struct.unpack_from("<H", body, 10)[0]
        elif record_type == _CONTINUED and length:
            is_wide = body[0] & 1
            texts[number] = body[1 : 1 + length * (1 + is_wide)].decode(
                "utf-16-le" if is_wide else "latin-1", "replace"
            )
            length = 0
        elif record_type == _NOTE and len(numbers) < MAX_CELLS_KEPT:
            row, column, _, object_number = struct.unpack_from("<4H", body)
            numbers[row, column] = object_number
    kept_notes = {cell: bare_note(texts[number]) for cell, number in numbers.items() if number in texts}
    return SheetNotes(kept_notes, are_lost=len(kept_notes) < len(numbers))


def _cell(record_type: int, body: bytes, cell: tuple[int, int], scan: Scan) -> None:
    """Error values, and formulas with and without a result."""
    if record_type == _BOOL and body[7]:
        scan.errors.add(cell)
    elif record_type == _FORMULA:
        special = body[12:14] == b"\xff\xff"
        if special and body[6] == 2:
            scan.errors.add(cell)
        else:
            scan.formulas.add(cell)


def _merge(body: bytes, scan: Scan) -> None:
    for number in range(min(struct.unpack_from("<H", body)[0], (len(body) - 2) // 8)):
        top_row, bottom, left_column, right_column = struct.unpack_from("<4H", body, 2 + 8 * number)
        if left_column == right_column and top_row < bottom:
            scan.merges.append(((top_row, left_column), (bottom, left_column)))
        elif top_row == bottom and left_column < right_column:
            scan.banners.add(top_row)
        if left_column < right_column and top_row <= bottom:
            scan.wide_spans[top_row, left_column] = (bottom - top_row + 1, right_column - left_column + 1)


def _warnings(remarks: set[str], file: str) -> Iterator[Finding]:
    location = Location(file)
    if "macros" in remarks:
        message = "the workbook contains macros; they were ignored, and are never run or copied."
        yield Finding("workbook.macros", Severity.WARNING, message, location)
    if "notes" in remarks:
        yield notes_finding(location)


def _damaged(problem: str, file: str) -> EcpatError:
    message = phrase("the workbook is damaged: {problem}.", problem=problem)
    return InputError.because("workbook.damaged", message, location=Location(file), hint=WORKBOOK.save_again_hint)


def _too_large_error(problem: str, file: str) -> EcpatError:
    message = phrase("{problem}, which is more than is read.", problem=problem)
    hint = "Please delete empty rows and columns and stray cells, or copy the table into a new workbook."
    return RefusedError.because("workbook.too-large", message, location=Location(file), hint=hint)
