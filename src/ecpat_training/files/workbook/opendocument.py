"""OpenDocument spreadsheets (`.ods`): read by the standard library from the one part that holds them.

A few bytes of it can stand for a thousand million cells (`number-rows-repeated`), which a library may unfold before
anybody has counted; here repeated cells are counted before they are.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime, time
from xml.parsers import expat

from ecpat_training.core.errors import InputError, RefusedError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location, cell_name
from ecpat_training.core.text import visible
from ecpat_training.files.table import CellValue, ReadValue
from ecpat_training.files.workbook.gate import MOST_SHEETS, Package, SheetPart, notes_finding
from ecpat_training.files.workbook.notes import SheetNotes
from ecpat_training.files.workbook.parts import check_parts
from ecpat_training.files.workbook.scan import (
    LAST_ROW,
    LONGEST_CELL,
    MAX_CELLS_KEPT,
    MOST_BOX,
    MOST_COLUMNS,
    Scan,
    TooManyCellsError,
)
from ecpat_training.files.workbook.sheets import WorkbookSheets
from ecpat_training.files.workbook.xml import Attributes, local, parser
from ecpat_training.files.workbook.zip import WorkbookZip, damaged

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_CONTENT, _MANIFEST = "content.xml", "meta-inf/manifest.xml"
_CLOCK = re.compile(r"PT(?P<hour>\d+)H(?P<minute>\d+)M(?P<second>\d+)(?:[.,]\d+)?S")
_SKIPPED_ELEMENTS = {
    "annotation",
    "shapes",
    "tracked-changes",
    "frame",
    "custom-shape",
    "forms",
    "g",
    "control",
    "line",
    "rect",
}
_ERROR = re.compile(r"#[A-Z/0!?]+[!?]?|Err:\d{3}")


def is_opendocument(data: bytes) -> bool:
    """Whether a zip file may be a document of this kind."""
    return MIMETYPE in data[:160] or (b"content.xml" in data and b"xl/workbook" not in data)


def open_opendocument(data: bytes, file: str) -> WorkbookSheets:
    """The sheets of an OpenDocument spreadsheet (`.ods`), from its bytes.

    Raises:
        InputError: the spreadsheet is damaged or password-protected, or is another kind of OpenDocument file.
        RefusedError: the file could harm by its zip file or its XML, or has more sheets or cells than are read.
    """
    archive = WorkbookZip(data, file)
    if MIMETYPE not in archive.read_part("mimetype", 1 << 10):
        message = "this is an OpenDocument file, but no spreadsheet."
        hint = "Please open it in LibreOffice, copy its table into a spreadsheet, and save it as .xlsx."
        raise InputError.because("workbook.opendocument", message, location=Location(file), hint=hint)
    if b"encryption-data" in archive.read_part(_MANIFEST, 4 << 20):
        raise InputError.because(
            "workbook.password",
            "this workbook is password-protected.",
            location=Location(file),
            hint="Please save it without the password.",
        )
    check_parts(archive)
    with damaged(file, passing=TooManyCellsError):
        try:
            pages = _read_content(archive)
        except TooManyCellsError as error:
            raise RefusedError.because(
                "workbook.too-large",
                f"a sheet {error}, which is more than is read.",
                location=Location(file),
                hint="Please delete empty rows and columns and stray cells, or copy the table into a new workbook.",
            ) from None
    sheet_parts = tuple(SheetPart(page.name, str(number), page.is_hidden) for number, page in enumerate(pages))
    return _OpenSheets(Package(archive, sheet_parts, 0, False, tuple(_warnings(archive, pages))), pages)


@dataclass
class _OpenSheet:
    """A sheet: its cells, and what is to be said about them."""

    name: str
    is_hidden: bool = False
    rows: list[list[ReadValue]] = field(default_factory=list)
    scan: Scan = field(default_factory=Scan)
    has_notes: bool = False
    notes: dict[tuple[int, int], str] = field(default_factory=dict)


class _OpenSheets(WorkbookSheets):
    """The sheets, all of them read already."""

    def __init__(self, package: Package, pages: list[_OpenSheet]) -> None:
        super().__init__(package)
        self.pages = pages

    def values(self, sheet: SheetPart) -> list[list[ReadValue]]:
        """The values of a sheet, row by row from A1 on."""
        return self.pages[int(sheet.part_name)].rows

    def notes(self, sheet: SheetPart) -> SheetNotes:
        """The notes on cells of a sheet."""
        return SheetNotes(self.pages[int(sheet.part_name)].notes)

    def _scan(self, sheet: SheetPart, *, first_only: bool) -> Scan:  # noqa: ARG002 - everything has been read
        return self.pages[int(sheet.part_name)].scan


def _warnings(archive: WorkbookZip, pages: list[_OpenSheet]) -> list[Finding]:
    location = Location(archive.file)
    findings = []
    if any(name.startswith(("basic/", "scripts/")) and not name.endswith("/") for name in archive.entries):
        message = "the workbook contains macros; they were ignored, and are never run or copied."
        findings.append(Finding("workbook.macros", Severity.WARNING, message, location))
    if any(page.has_notes for page in pages):
        findings.append(notes_finding(location))
    return findings


def _read_content(archive: WorkbookZip) -> list[_OpenSheet]:
    xml_parser = parser()
    reader = _ContentReader()
    xml_parser.StartElementHandler, xml_parser.EndElementHandler = reader.start, reader.end
    xml_parser.CharacterDataHandler = reader.characters
    for piece in archive.unpack(_CONTENT):
        xml_parser.Parse(piece, False)
    xml_parser.Parse(b"", True)
    if not reader.pages:
        raise expat.ExpatError("no sheet")
    return reader.pages


class _ContentReader:
    """The parser's handler. Empty cells and rows are counted, and written only when something stands behind them."""

    def __init__(self) -> None:
        self.pages: list[_OpenSheet] = []
        self.hidden_styles: set[str] = set()
        self.struck_styles: set[str] = set()
        self.struck: list[int] = []
        self.fill_of_style: dict[str, str] = {}
        self.fills: dict[int, str] = {}
        self.style = ""
        self.aside = self.tables = 0
        self.row: list[ReadValue] = []
        self.gap = self.empty_rows = self.row_times = 0
        self.row_hidden = self.in_text = False
        self.cell: Attributes | None = None
        self.in_note: bool | None = None  # in its text, beside it, or in none
        self.text: list[str] = []
        self.note: list[str] = []
        self.cells = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Takes the start of an element in."""
        name = local(name)
        if self.aside or name in _SKIPPED_ELEMENTS:
            self.aside += 1
            if name == "annotation" and self.pages:
                self.pages[-1].has_notes, self.in_note = True, False
            elif name == "p" and self.in_note is not None:  # beside it stand who wrote the note, and when
                self.in_note = True
            return
        error = attributes.get("calcext:value-type") == "error"
        attributes = {local(key): value for key, value in attributes.items() if not key.startswith("calcext:")}
        if name == "style":
            self.style = attributes.get("name", "")
        elif name.endswith("-properties"):
            self._properties(name, attributes)
        elif name == "table":
            self._table(attributes)
        elif name == "table-row" and self.tables == 1:
            self._open_row(attributes)
        elif name in ("table-cell", "covered-table-cell") and self.tables == 1:
            self.cell, self.text = attributes, []
            self.cell |= {"covered": "1" if name.startswith("covered") else "", "error": "1" if error else ""}
        elif self.cell is not None:
            self._start_in_cell(name, attributes)

    def end(self, name: str) -> None:
        """Takes the end of an element in."""
        name = local(name)
        if self.aside:
            self.aside -= 1
            self.in_note = None if name == "annotation" else self.in_note and name != "p"
        elif name == "p":
            self.in_text = False
        elif name == "table":
            self.tables -= 1
        elif name == "table-row" and self.tables == 1:
            self._close_row()
        elif name in ("table-cell", "covered-table-cell") and self.tables == 1:
            self._close_cell()

    def characters(self, text: str) -> None:
        """Takes text in; what stands between elements is white space."""
        if self.in_text and not self.aside:
            self.text.append(text)
        elif self.in_note:
            self.note.append(text)

    def _properties(self, name: str, attributes: Attributes) -> None:
        """Takes in what a style does that is being described."""
        if name == "table-properties" and attributes.get("display") == "false":
            self.hidden_styles.add(self.style)
        elif name == "text-properties" and attributes.get("text-line-through-style", "none") != "none":
            self.struck_styles.add(self.style)
        elif name == "table-cell-properties" and attributes.get("background-color", "transparent") != "transparent":
            self.fill_of_style[self.style] = attributes["background-color"]

    def _table(self, attributes: Attributes) -> None:
        self.tables += 1
        if self.tables > 1:
            return
        self.pages.append(_OpenSheet(attributes.get("name", ""), attributes.get("style-name") in self.hidden_styles))
        self.empty_rows = 0
        if len(self.pages) > MOST_SHEETS:
            raise TooManyCellsError(f"is one of more than {MOST_SHEETS}")

    def _open_row(self, attributes: Attributes) -> None:
        self.row, self.gap, self.struck, self.fills = [], 0, [], {}
        self.row_times = _times(attributes.get("number-rows-repeated"))
        self.row_hidden = attributes.get("visibility", "visible") != "visible"

    def _start_in_cell(self, name: str, attributes: Attributes) -> None:
        if name == "p":
            self.in_text = True
            self.text.append("\n" if self.text else "")
        elif name == "s":
            self.text.append(" " * min(_times(attributes.get("c")), LONGEST_CELL))
        elif name == "tab":
            self.text.append("\t")
        elif name == "line-break":
            self.text.append("\n")

    def _close_cell(self) -> None:
        attributes, self.cell = self.cell or {}, None
        times = _times(attributes.get("number-columns-repeated"))
        cell_text = "".join(self.text)
        self.text = []
        value = None if attributes["covered"] else _value(attributes, cell_text)
        scan, cell = self.pages[-1].scan, (self._row_number(), len(self.row) + self.gap)
        if self.note and len(self.pages[-1].notes) < MAX_CELLS_KEPT:
            self.pages[-1].notes[cell] = visible(" ".join(self.note).strip())
        self.note = []
        if len(cell_text) > LONGEST_CELL:
            raise TooManyCellsError(f"holds a text of more than {LONGEST_CELL:,} characters in {cell_name(*cell)}")
        if "formula" in attributes:
            (scan.formulas if "value-type" in attributes or cell_text else scan.formulas_without_result).add(cell)
        if attributes["error"] or ("formula" in attributes and _ERROR.fullmatch(cell_text)):
            scan.errors.add(cell)
            value = None
        self._merge(attributes, cell)
        if value is None:
            self.gap += times
            return
        if len(self.row) + self.gap + times > MOST_COLUMNS:
            raise TooManyCellsError(f"has cells as far as {cell_name(cell[0], min(cell[1] + times - 1, 16_383))}")
        if attributes.get("style-name") in self.struck_styles:
            self.struck += range(cell[1], cell[1] + times)
        if fill := self.fill_of_style.get(attributes.get("style-name", "")):
            self.fills |= dict.fromkeys(range(cell[1], cell[1] + times), fill)
        self.row += [None] * self.gap + [value] * times
        self.gap = 0

    def _row_number(self) -> int:
        return len(self.pages[-1].rows) + self.empty_rows

    def _merge(self, attributes: Attributes, cell: tuple[int, int]) -> None:
        spanned_rows = _times(attributes.get("number-rows-spanned"))
        spanned_columns = _times(attributes.get("number-columns-spanned"))
        scan = self.pages[-1].scan
        if spanned_rows > 1 and spanned_columns == 1 and spanned_rows <= LAST_ROW:
            scan.merges.append((cell, (cell[0] + spanned_rows - 1, cell[1])))
        elif spanned_columns > 1 and spanned_rows == 1:
            scan.banners.add(cell[0])
        if spanned_columns > 1:
            scan.wide_spans[cell] = (spanned_rows, spanned_columns)

    def _close_row(self) -> None:
        page = self.pages[-1]
        # LibreOffice ends a sheet with a million empty rows as one element: they are made only if something follows.
        if not self.row:
            self.empty_rows += self.row_times
            return
        # Counted before the rows are made: three repeats in a few bytes may stand for a thousand million cells.
        self.cells += (self.empty_rows + self.row_times) + len(self.row) * self.row_times
        rows = len(page.rows) + self.empty_rows + self.row_times
        width = max(page.scan.columns, len(self.row))
        if self.cells > MOST_BOX or rows * width > MOST_BOX or rows > LAST_ROW:
            raise TooManyCellsError(f"has cells as far as {cell_name(min(rows, LAST_ROW) - 1, width - 1)}")
        first_row = self._row_number()
        page.rows += [[] for _ in range(self.empty_rows)]
        page.rows += [list(self.row) for _ in range(self.row_times)]
        self.empty_rows = 0
        page.scan.values += self.row_times * sum(value is not None for value in self.row)
        page.scan.rows, page.scan.columns = rows, width
        for number in range(first_row, rows) if self.struck else ():
            page.scan.struck_cells[number] = [(number, column) for column in self.struck]
        for number in range(first_row, rows) if self.fills else ():
            if len(page.scan.fills) >= MAX_CELLS_KEPT:
                break
            page.scan.fills |= {(number, column): fill for column, fill in self.fills.items()}
        if self.row_hidden:
            for number in range(first_row, rows):
                page.scan.hidden_rows.add((number, 0))


def _times(count_text: str | None) -> int:
    """How often something is repeated; 1 where nothing is said.

    Raises:
        ValueError: it isn't a number.
    """
    if count_text is None:
        return 1
    if not count_text.isascii() or not count_text.isdecimal() or len(count_text) > 9:
        raise ValueError("no number of times")
    return max(int(count_text), 1)


def _value(attributes: Attributes, cell_text: str) -> CellValue:
    """What a cell holds, by the type that it says."""
    value_type = attributes.get("value-type", "string" if cell_text else "")
    if value_type in ("float", "percentage", "currency"):
        return float(attributes.get("value", "nan"))
    if value_type == "boolean":
        return attributes.get("boolean-value") == "true"
    if value_type == "date":
        date_time = datetime.fromisoformat(attributes.get("date-value", ""))
        return date_time if date_time.time() != time() or "T" in attributes["date-value"] else date_time.date()
    if value_type == "time":
        return _clock(attributes.get("time-value", ""), cell_text)
    if value_type == "string":
        return attributes.get("string-value", cell_text) or None
    return None


def _clock(value: str, cell_text: str) -> CellValue:
    match = _CLOCK.fullmatch(value)
    if match is None or int(match["hour"]) > 23:
        return visible(cell_text) or None
    return time(int(match["hour"]), int(match["minute"]) % 60, int(match["second"]) % 60)
